import type { Tender } from '../../../../contract/sales.ts';
import type { Minor } from '../../../../contract/kernel/money.ts';
import type { Random } from './random.ts';
import type { SampleBasket } from './trade.ts';

/** Notes a customer hands over, smallest first, in yuan. */
const NOTES_MINOR = [1000, 2000, 5000, 10_000];

/** How a customer pays `dueMinor`: cash in round notes, by card, or some of each. */
export function payBasket(
  random: Random,
  pays: SampleBasket['pays'],
  due: { readonly minor: Minor; readonly points: number },
): Tender[] {
  const tenders: Tender[] = due.points > 0 ? [{ kind: 'points', points: due.points }] : [];
  if (due.minor === 0) return tenders;
  const halfMinor = Math.floor(due.minor / 20_000) * 10_000;
  if (pays === 'split' && halfMinor > 0) {
    tenders.push({ kind: 'card', amountMinor: due.minor - halfMinor, reference: '' });
    tenders.push({ kind: 'cash', amountMinor: halfMinor });
    return tenders;
  }
  if (pays === 'card') return [...tenders, { kind: 'card', amountMinor: due.minor, reference: '' }];
  const note = random.pick(NOTES_MINOR);
  const handed = random.chance(0.3) ? due.minor : Math.ceil(due.minor / note) * note;
  return [...tenders, { kind: 'cash', amountMinor: handed }];
}
