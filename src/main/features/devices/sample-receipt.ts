import type { Locale } from '../../../contract/primitives.ts';
import { businessDayOf } from '../../../contract/kernel/time.ts';
import type { QueryContext } from '../../store/context.ts';
import type { ReceiptDocument } from './rules/receipt-types.ts';

/** What is sold on the sample, in the printer's language. */
const WORDS: Readonly<Record<Locale, { goods: readonly [string, string]; member: string }>> = {
  en: { goods: ['Hand cream 75 ml', 'Scarf, wool'], member: 'Carmen Ruiz' },
  'zh-CN': { goods: ['护手霜 75 ml', '羊毛围巾'], member: '王小明' },
  'zh-TW': { goods: ['護手霜 75 ml', '羊毛圍巾'], member: '王小明' },
  es: { goods: ['Crema de manos 75 ml', 'Bufanda de lana'], member: 'Carmen Ruiz' },
};

/** A receipt with a bit of everything: two lines, a discount, a member, cash and change. */
export function sampleReceipt(
  { till, now, session }: Pick<QueryContext, 'till' | 'now' | 'session'>,
  dress: Pick<ReceiptDocument, 'storeName' | 'frame'>,
  locale: Locale,
): ReceiptDocument {
  const { goods, member } = WORDS[locale];
  const whole = 10 ** till.currencyDecimals;
  const day = businessDayOf(now, till);
  const line = { unit: 'piece', counterName: '' } as const;
  return {
    ...dress,
    tillCode: till.tillCode,
    receiptNo: `${till.storeCode}-${till.tillCode}-${day.replaceAll('-', '')}-000123`,
    completedAt: now,
    timeZone: till.timeZone,
    currency: till.currency,
    currencyDecimals: till.currencyDecimals,
    staffName: session?.name ?? member,
    member: { name: member, cardNo: '8800123450', tier: 'gold' },
    lines: [
      {
        ...line,
        name: goods[0],
        quantityMilli: 2000,
        unitPriceMinor: 45 * whole,
        totalMinor: 90 * whole,
      },
      {
        ...line,
        name: goods[1],
        quantityMilli: 1000,
        unitPriceMinor: 260 * whole,
        totalMinor: 260 * whole,
        discountMinor: 26 * whole,
      },
    ],
    totalMinor: 324 * whole,
    taxMinor: Math.round((324 * whole * 13) / 113),
    tenders: [
      {
        kind: 'cash',
        amountMinor: 324 * whole,
        handedMinor: 400 * whole,
        points: 0,
        reference: '',
      },
    ],
    changeMinor: 76 * whole,
    points: { earned: 324, redeemed: 0, balanceAfter: 1250, earnedExpireOn: null },
  };
}
