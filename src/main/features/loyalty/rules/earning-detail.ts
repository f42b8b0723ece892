import { earningDetail, type EarningBreakdown } from '../../../../contract/loyalty.ts';
import { compileProgramme } from './compile-programme.ts';
import { NO_RECORDS } from './line-index.ts';
import { type LineToEarn, NO_FACTS, type SaleFacts, type SaleToEarn } from './sale-to-earn.ts';

/** An earning's detail as plain data: what `points_entries.detail` and the event keep. */
export type DetailData = { readonly [key: string]: DetailValue };
type DetailValue = string | number | boolean | null | readonly DetailValue[] | DetailData;

/** Facts without those that are as {@link NO_FACTS} has them: nobody asked, or nothing held. */
function factsKept(facts: SaleFacts): DetailData {
  const { minute, channel, birthday, isFirstPurchase, clubs, earnedToday } = facts;
  return {
    ...(minute === null ? {} : { minute }),
    ...(channel === null ? {} : { channel }),
    ...(birthday.length === 0 ? {} : { birthday }),
    ...(isFirstPurchase ? { isFirstPurchase } : {}),
    ...(clubs.length === 0 ? {} : { clubs }),
    ...(earnedToday === 0 ? {} : { earnedToday }),
  };
}

/**
 * What an earning was worked out from, beside amounts, tier, day and rule version, which the sale
 * has; and what each rule gave. Only what the programme looks at, by ids: a line's records that
 * rules name, the clubs they name, whether a birthday matched. Null for a programme that looks at
 * nothing more.
 */
export function detailOf(sale: SaleToEarn, earning: EarningBreakdown): DetailData | null {
  const programme = compileProgramme(sale.programme.rules);
  if (!programme.needsFacts) return null;
  const { asks, namedRecords } = programme;
  const facts = sale.facts ?? NO_FACTS;
  const named = new Set(programme.rules.rules.flatMap((rule) => rule.when.clubs));
  const lines = sale.lines.flatMap((line): DetailData[] => {
    const records = namedRecords(line.records ?? NO_RECORDS);
    const isSpecialOffer = asks.specialOffers && line.isSpecialOffer === true;
    if (Object.keys(records).length === 0 && !isSpecialOffer) return [];
    return [{ lineNo: line.lineNo, ...records, ...(isSpecialOffer ? { isSpecialOffer } : {}) }];
  });
  return {
    ...factsKept({
      ...facts,
      minute: asks.minute ? facts.minute : null,
      channel: asks.channel ? facts.channel : null,
      clubs: facts.clubs.filter((club) => named.has(club)),
    }),
    ...(lines.length === 0 ? {} : { lines }),
    base: earning.basePoints,
    steps: earning.steps.map(({ ruleId, points }) => ({ rule: ruleId, points })),
    ...(earning.cuts.length === 0
      ? {}
      : { cuts: earning.cuts.map(({ by, points }) => ({ by, points })) }),
  };
}

/** The facts of a booked sale. */
export interface BookedFacts {
  readonly facts: SaleFacts;
  /** What is known of a line beside its amounts. */
  readonly lineOf: (lineNo: number) => Pick<LineToEarn, 'records' | 'isSpecialOffer'>;
}

/** Reads {@link detailOf} back; without a detail nothing is known beside amounts, tier and day. */
export function bookedFacts(detail: string | null): BookedFacts {
  const read = earningDetail.parse(detail === null ? {} : JSON.parse(detail));
  const { minute, channel, birthday, isFirstPurchase, clubs, earnedToday } = read;
  const lines = new Map(read.lines.map((line) => [line.lineNo, line]));
  return {
    facts: { minute, channel, birthday, isFirstPurchase, clubs, earnedToday },
    lineOf: (lineNo) => {
      const line = lines.get(lineNo);
      return line === undefined
        ? { records: NO_RECORDS, isSpecialOffer: false }
        : { records: line, isSpecialOffer: line.isSpecialOffer };
    },
  };
}
