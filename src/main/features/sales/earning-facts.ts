import { wallClock } from '../../../contract/kernel/time.ts';
import type { QueryContext } from '../../store/context.ts';
import { recordsForEarning } from '../catalog/face.ts';
import { clubsOf } from '../clubs/face.ts';
import {
  asksOf,
  birthdayMatches,
  isSpecialOffer,
  type LineToEarn,
  NO_FACTS,
  type Programme,
  type SaleFacts,
} from '../loyalty/face.ts';
import { birthdayOf } from '../members/face.ts';
import { hasBoughtBefore, type SaleOfMember, selectEarnedOnDay } from './tables/earned-before.ts';

/** A line as it is priced or booked, with what a special offer shows by. */
type PricedOrBooked = Parameters<typeof isSpecialOffer>[0] &
  Pick<LineToEarn, 'lineNo' | 'totalMinor'> & {
    readonly productId: number;
    readonly taxMinor: number;
    readonly quantityMilli: number;
  };

/** Lines with the facts that the programme asks for; nothing is loaded that it does not. */
export function linesToEarn(
  { db }: Pick<QueryContext, 'db'>,
  programme: Programme,
  lines: readonly PricedOrBooked[],
): LineToEarn[] {
  const records = asksOf(programme.rules).records
    ? recordsForEarning(
        db,
        lines.map((line) => line.productId),
      )
    : null;
  return lines.map((line) => {
    const { lineNo, totalMinor, taxMinor, quantityMilli } = line;
    const found = records?.get(line.productId);
    const amounts = { lineNo, totalMinor, taxMinor, quantityMilli };
    return {
      ...amounts,
      isSpecialOffer: isSpecialOffer(line),
      ...(found === undefined ? {} : { records: found }),
    };
  });
}

/**
 * What the programme asks of a sale and its member, at the moment of the sale: also for one that
 * is claimed later. What it does not ask for is not loaded.
 */
export function saleFacts(
  { db, till }: Pick<QueryContext, 'db' | 'till'>,
  programme: Programme,
  sale: SaleOfMember,
): SaleFacts {
  const asks = asksOf(programme.rules);
  const { hour, minute } = asks.minute ? wallClock(sale.at, till.timeZone) : { hour: 0, minute: 0 };
  const { memberId, day } = sale;
  return {
    ...NO_FACTS,
    channel: 'counter',
    ...(asks.minute ? { minute: hour * 60 + minute } : {}),
    ...(asks.birthday ? { birthday: birthdayMatches(birthdayOf(db, memberId), day) } : {}),
    ...(asks.firstPurchase ? { isFirstPurchase: !hasBoughtBefore(db, sale) } : {}),
    ...(asks.clubs ? { clubs: clubsOf(db, memberId, day) } : {}),
    ...(asks.earnedToday ? { earnedToday: selectEarnedOnDay(db, sale) } : {}),
  };
}
