/**
 * Whether two phone numbers look like one that was typed wrongly once: as long as each other, and
 * one digit differs, or two neighbours changed places.
 */
export function isSimilarPhone(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false;
  const differing: number[] = [];
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] === other[at]) continue;
    if (differing.push(at) > 2) return false;
  }
  const [first = 0, second] = differing;
  if (second === undefined) return true;
  return second === first + 1 && one[first] === other[second] && one[second] === other[first];
}

/**
 * Pairs of similar numbers among namesakes. Numbers that differ in one place share their first or
 * their second half, so that a thousand namesakes need no million comparisons.
 */
export function similarPairs<Row extends { readonly phone: string }>(
  namesakes: readonly Row[],
): (readonly [Row, Row])[] {
  const halves = new Map<string, Row[]>();
  const pairs = new Map<string, readonly [Row, Row]>();
  for (const row of namesakes) {
    const { phone } = row;
    const middle = Math.floor(phone.length / 2);
    for (const key of [`<${phone.slice(0, middle)}`, `>${phone.slice(middle)}`]) {
      const alike = halves.get(key) ?? [];
      for (const other of alike) {
        const at = [other.phone, phone].sort().join(' ');
        if (isSimilarPhone(other.phone, phone)) pairs.set(at, [other, row]);
      }
      halves.set(key, [...alike, row]);
    }
  }
  return [...pairs.values()];
}
