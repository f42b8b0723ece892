import type { ExcludedBy } from '../../../../contract/loyalty.ts';
import type { Exclusions, LineConditions } from '../../../../contract/programme.ts';
import type { LineRecords } from './sale-to-earn.ts';

/** Which list of a condition asks for which record of a line. */
export const DIMENSIONS: readonly (readonly [keyof LineConditions, keyof LineRecords])[] = [
  ['products', 'product'],
  ['categories', 'category'],
  ['brands', 'brand'],
  ['suppliers', 'supplier'],
  ['counters', 'counter'],
];

/** No record is known. */
export const NO_RECORDS: LineRecords = {
  product: null,
  category: null,
  brand: null,
  supplier: null,
  counter: null,
};

/** Finds the rules whose line conditions hold, by the records of a line, without trying each. */
export interface LineIndex {
  /** Rules that ask nothing of a line's records. */
  readonly everywhere: readonly number[];
  /** Per record of one kind: the rules that name it. */
  readonly naming: ReadonlyMap<keyof LineRecords, ReadonlyMap<string, readonly number[]>>;
  /** Per rule: in how many kinds of records a line must be named. */
  readonly needs: readonly number[];
}

/** Indexes conditions by the records they name; a rule is told by its place in `rules`. */
export function indexLines(rules: readonly LineConditions[]): LineIndex {
  const naming = new Map<keyof LineRecords, Map<string, number[]>>();
  const needs = rules.map((when) => DIMENSIONS.filter(([list]) => when[list].length > 0).length);
  for (const [list, record] of DIMENSIONS) {
    const byUid = new Map<string, number[]>();
    for (const [place, when] of rules.entries()) {
      for (const uid of new Set(when[list])) {
        const places = byUid.get(uid);
        if (places === undefined) byUid.set(uid, [place]);
        else places.push(place);
      }
    }
    if (byUid.size > 0) naming.set(record, byUid);
  }
  return { everywhere: [...needs.keys()].filter((place) => needs[place] === 0), naming, needs };
}

/**
 * The rules, beside those that apply everywhere, whose line conditions hold for `records`. `hits`
 * holds a 0 for every rule, and does so again afterwards.
 */
export function rulesNaming(index: LineIndex, records: LineRecords, hits: Uint8Array): number[] {
  const found: number[] = [];
  const touched: (readonly number[])[] = [];
  for (const [record, byUid] of index.naming) {
    const uid = records[record];
    const places = uid === null ? undefined : byUid.get(uid);
    if (places === undefined) continue;
    touched.push(places);
    for (const place of places) {
      const count = (hits[place] ?? 0) + 1;
      hits[place] = count;
      if (count === index.needs[place]) found.push(place);
    }
  }
  for (const places of touched) for (const place of places) hits[place] = 0;
  return found;
}

/** Of a line's records those that rules or exclusions name: all that earning depends on. */
export function namedOnly(
  lists: readonly LineConditions[],
): (records: LineRecords) => Partial<LineRecords> {
  const named = new Map(
    DIMENSIONS.map(([list, record]) => [record, new Set(lists.flatMap((one) => one[list]))]),
  );
  return (records) => {
    const kept = DIMENSIONS.map(([, record]) => [record, records[record]] as const).filter(
      ([record, uid]) => uid !== null && named.get(record)?.has(uid) === true,
    );
    return Object.fromEntries(kept);
  };
}

/** Why a line earns nothing at all; null = it may earn. */
export function exclusionOf(
  excluded: Exclusions,
): (line: {
  readonly records: LineRecords;
  readonly isSpecialOffer: boolean;
}) => ExcludedBy | null {
  const lists = DIMENSIONS.filter(([list]) => excluded[list].length > 0).map(
    ([list, record]) => [record, new Set(excluded[list])] as const,
  );
  return ({ records, isSpecialOffer }) => {
    for (const [record, uids] of lists) {
      const uid = records[record];
      if (uid !== null && uids.has(uid)) return record;
    }
    return excluded.specialOffers && isSpecialOffer ? 'specialOffer' : null;
  };
}
