import {
  balanceOf,
  type BookLot,
  type Move,
  type Owner,
  owedBy,
  spendable,
  spendOrder,
  take,
} from './lot-book.ts';

/** An entry whose lots are to be found by its kind. */
interface Asked {
  readonly kind: string;
  readonly points: number;
  readonly owner: Owner;
  readonly day: string;
  /** The lot it opened; it holds nothing yet. */
  readonly opened: BookLot | undefined;
  /** What the log says it moved. */
  readonly moves: readonly Move[];
}

/**
 * What an entry must move, by its kind alone; undefined = the kind does not say. What is spent comes
 * out of what can be spent, in spend order; what lapses lapses whole; what comes in fills its lot
 * and pays debts at once, but for points that come back.
 */
export function movesOf(asked: Asked): readonly Move[] | undefined {
  const { kind, points, owner, day, opened, moves } = asked;
  if (opened !== undefined && points > 0) {
    return kind === 'restore'
      ? [{ lot: opened, points }]
      : incoming({ owner, day, opened, points });
  }
  switch (kind) {
    case 'redeem':
    case 'gift':
    case 'transfer':
      return take(spendable(owner, day), -points);
    case 'adjust':
      return points > 0 ? undefined : taken(asked);
    case 'expire':
      return moves
        .filter(({ lot }) => lot.expiresOn !== null && lot.expiresOn < day)
        .map(({ lot }) => ({ lot, points: -lot.remaining }));
    default:
      return undefined;
  }
}

/** Taken by hand: what there is, the rest a debt. */
function taken({ owner, day, points, opened }: Asked): readonly Move[] {
  const there = Math.max(0, Math.min(-points, balanceOf(owner, day)));
  const moves = take(spendable(owner, day), there);
  return opened === undefined ? moves : [...moves, { lot: opened, points: points + there }];
}

function incoming(
  one: Pick<Asked, 'owner' | 'day' | 'points'> & { readonly opened: BookLot },
): readonly Move[] {
  const { owner, day, opened, points } = one;
  const owed = owedBy(owner);
  if (owed === 0) return [{ lot: opened, points }];
  // The new lot pays with the others, in its place among them.
  const filled = { ...opened, remaining: points };
  const isUsable = opened.activeFrom <= day && (opened.expiresOn ?? day) >= day;
  const lots = [...spendable(owner, day), ...(isUsable ? [filled] : [])].sort(spendOrder);
  const paid = take(lots, owed);
  const fromNew = paid.find(({ lot }) => lot === filled)?.points ?? 0;
  let left = paid.reduce((sum, move) => sum - move.points, 0);
  const filledDebts: Move[] = [];
  for (const debt of owner.debts) {
    const part = Math.min(left, -debt.remaining);
    if (part > 0) filledDebts.push({ lot: debt, points: part });
    left -= part;
  }
  return [
    ...paid.filter(({ lot }) => lot !== filled),
    ...(points + fromNew === 0 ? [] : [{ lot: opened, points: points + fromNew }]),
    ...filledDebts,
  ];
}
