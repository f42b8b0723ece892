/** Where the books say something else than the log, named so that a person finds it. */
export interface Difference {
  /** What it is about, such as `lot remaining`. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** Uids, as far as they are known. */
  readonly member: string | null;
  readonly lot: string | null;
  readonly entry: string | null;
  /** The event's sequence number. */
  readonly event: number | null;
}

type Place = Partial<Pick<Difference, 'member' | 'lot' | 'entry' | 'event'>>;

const MOST_KEPT = 100;

/** Collects differences: all are counted, the first hundred are kept. */
export class Differences {
  readonly kept: Difference[] = [];
  count = 0;

  add(what: string, values: { expected: unknown; found: unknown }, place: Place = {}): void {
    this.count += 1;
    if (this.kept.length >= MOST_KEPT) return;
    this.kept.push({
      what,
      expected: told(values.expected),
      found: told(values.found),
      member: place.member ?? null,
      lot: place.lot ?? null,
      entry: place.entry ?? null,
      event: place.event ?? null,
    });
  }

  /** Notes a difference unless both are the same. */
  check(what: string, values: { expected: unknown; found: unknown }, place: Place): void {
    if (values.expected !== values.found) this.add(what, values, place);
  }
}

function told(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
