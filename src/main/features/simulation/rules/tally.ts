/** What was posted, and what the draft gives. */
export interface Tally {
  sales: number;
  posted: number;
  simulated: number;
}

/** Tallies by a key, such as a tier, a counter or a month. */
export class Tallies<Key> {
  private readonly byKey = new Map<Key, Tally>();

  /** The tally of a key, to be added to. */
  of(key: Key): Tally {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const made = { sales: 0, posted: 0, simulated: 0 };
    this.byKey.set(key, made);
    return made;
  }

  entries(): readonly (readonly [Key, Tally])[] {
    return [...this.byKey];
  }
}
