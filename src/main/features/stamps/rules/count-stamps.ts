import { assertNever } from '../../../../contract/kernel/result.ts';
import type { StampCounting } from '../../../../contract/stamps.ts';

/** A line as far as stamps go. */
export interface LineToStamp {
  readonly lineNo: number;
  readonly quantityMilli: number;
  readonly totalMinor: number;
}

/** A line with the records it belongs to, by uid. */
export interface LineWithRecords extends LineToStamp {
  readonly product: string;
  readonly category: string | null;
  readonly brand: string | null;
}

/** Whether a record is one of those named; none named = any. */
function isIn(named: readonly string[], uid: string | null): boolean {
  return named.length === 0 || (uid !== null && named.includes(uid));
}

/**
 * Which lines of a sale a card counts, by number: those in one of the records named by each list
 * that cost something.
 */
export function countedLines(
  counting: Pick<StampCounting, 'products' | 'categories' | 'brands'>,
  lines: readonly LineWithRecords[],
): number[] {
  return lines
    .filter(
      (line) =>
        line.totalMinor > 0 &&
        isIn(counting.products, line.product) &&
        isIn(counting.categories, line.category) &&
        isIn(counting.brands, line.brand),
    )
    .map(({ lineNo }) => lineNo);
}

/**
 * The stamps for what was bought, or for what is kept of it. A return takes back the difference of
 * the two, so that any split of a return takes back the same (DOMAIN, Points: partial return).
 */
export function stampsFor(
  counting: Pick<StampCounting, 'basis' | 'maxPerSale'>,
  lines: readonly LineToStamp[],
): number {
  const { basis, maxPerSale } = counting;
  const amount = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const most = maxPerSale ?? Number.MAX_SAFE_INTEGER;
  switch (basis.kind) {
    case 'piece':
      return Math.min(
        most,
        lines.reduce((sum, line) => sum + Math.floor(line.quantityMilli / 1000), 0),
      );
    case 'sale':
      return amount > 0 && amount >= basis.minimumMinor ? 1 : 0;
    case 'amount':
      return Math.min(most, Math.floor(Math.max(0, amount) / basis.perMinor));
    default:
      return assertNever(basis);
  }
}

/** What a change of stamps does to the rewards of a card. */
export interface RewardPlan {
  /** How many rewards are given now. */
  readonly give: number;
  /** How many that wait are withdrawn. */
  readonly withdraw: number;
  /** Stamps on the present card afterwards; below 0 = owed for a reward that was taken. */
  readonly held: number;
}

/**
 * Settles a card after its stamps changed. Every full card gives its reward once, up to `maxCards`;
 * when stamps were returned, rewards that still wait go first, and what was taken already is made
 * up for by the next stamps.
 */
export function settleRewards(card: {
  readonly needed: number;
  readonly maxCards: number | null;
  /** All stamps that count. */
  readonly stamps: number;
  /** Rewards given and not withdrawn, and how many of them still wait. */
  readonly given: number;
  readonly ready: number;
}): RewardPlan {
  const held = card.stamps - card.given * card.needed;
  if (held < 0) {
    const withdraw = Math.min(card.ready, Math.ceil(-held / card.needed));
    return { give: 0, withdraw, held: held + withdraw * card.needed };
  }
  const room = card.maxCards === null ? Number.MAX_SAFE_INTEGER : card.maxCards - card.given;
  const give = Math.max(0, Math.min(room, Math.floor(held / card.needed)));
  return { give, withdraw: 0, held: held - give * card.needed };
}
