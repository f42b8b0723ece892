/** At most this many different full readings are kept of one name. */
const MAX_READINGS = 8;

/** How a Chinese name can be read, syllable by syllable; the usual way first. */
export interface NameSyllables {
  /** Ways to read the surname, each one or two syllables. */
  readonly surname: readonly (readonly string[])[];
  /** Ways to read each character of the given name. */
  readonly given: readonly (readonly string[])[];
}

export interface Readings {
  /** Full pinyin without tones, `wangxiaoming`, and the surname in full with initials, `wangxm`. */
  readonly readings: readonly string[];
  /** First letters of the syllables, `wxm`. */
  readonly initials: readonly string[];
}

/** Every way to type a name in pinyin, out of the ways to read its characters. */
export function composeReadings(name: NameSyllables): Readings {
  const readings = new Set<string>();
  const short = new Set<string>();
  const initials = new Set<string>();
  for (const given of combine(name.given)) {
    const letters = given.map((syllable) => syllable.charAt(0)).join('');
    for (const surname of name.surname) {
      if (readings.size >= MAX_READINGS) break;
      const full = surname.join('');
      readings.add(full + given.join(''));
      short.add(full + letters);
      initials.add(surname.map((syllable) => syllable.charAt(0)).join('') + letters);
    }
  }
  return { readings: [...new Set([...readings, ...short])], initials: [...initials] };
}

/** All combinations, those that differ late first, up to {@link MAX_READINGS}. */
function combine(choices: readonly (readonly string[])[]): string[][] {
  let combined: string[][] = [[]];
  for (const choice of choices) {
    const longer: string[][] = [];
    for (const option of choice) {
      for (const head of combined) longer.push([...head, option]);
    }
    combined = longer.slice(0, MAX_READINGS);
  }
  return combined;
}
