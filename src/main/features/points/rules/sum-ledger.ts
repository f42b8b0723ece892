import type { PointsKind } from '../../../../contract/members.ts';
import type { LedgerSums } from '../../../../contract/points.ts';

/** What entries of one kind brought and took. */
export interface KindSum {
  readonly kind: PointsKind;
  readonly entries: number;
  readonly came: number;
  readonly went: number;
}

/** The sums of a ledger: came − used − lapsed = left, to the last point. */
export function ledgerSums(kinds: readonly KindSum[]): LedgerSums {
  const total = (pick: (kind: KindSum) => number) =>
    kinds.reduce((sum, kind) => sum + pick(kind), 0);
  const came = total((kind) => kind.came);
  const lapsed = total((kind) => (kind.kind === 'expire' ? kind.went : 0));
  const used = total((kind) => (kind.kind === 'expire' ? 0 : kind.went));
  return {
    entries: total((kind) => kind.entries),
    came,
    used,
    lapsed,
    left: came - used - lapsed,
    byKind: kinds.map((kind) => ({
      kind: kind.kind,
      entries: kind.entries,
      points: kind.came - kind.went,
    })),
  };
}

/** The same of entries one by one. */
export function sumEntries(
  entries: Iterable<{ readonly kind: PointsKind; readonly points: number }>,
): LedgerSums {
  const kinds = new Map<PointsKind, { entries: number; came: number; went: number }>();
  for (const { kind, points } of entries) {
    const sum = kinds.get(kind) ?? { entries: 0, came: 0, went: 0 };
    sum.entries += 1;
    if (points > 0) sum.came += points;
    else sum.went -= points;
    kinds.set(kind, sum);
  }
  return ledgerSums([...kinds].map(([kind, sum]) => ({ kind, ...sum })));
}
