import { type BusinessDay, dayParts } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import { enqueuePage, MarkupPage, pagePaper } from '../devices/face.ts';
import { SLIP_WORDS } from './rules/slip-words.ts';

/** What stands on the slip that goes with a gift. */
export interface GiftSlip {
  readonly uid: string;
  readonly code: string;
  readonly giftName: string;
  readonly memberName: string;
  readonly cardNo: string;
  /** 0 = for a full stamp card. */
  readonly points: number;
  readonly balanceAfter: number;
  readonly returnableUntil: BusinessDay | null;
}

/** Queues the slip of a gift for the receipt printer: what it is, what it cost, its barcode. */
export function printSlip(context: CommandContext, slip: GiftSlip): void {
  const { columns, locale } = pagePaper(context);
  const words = SLIP_WORDS[locale];
  const number = new Intl.NumberFormat(locale);
  const page = new MarkupPage(columns);
  page.title(words.title);
  page.centred(context.till.storeName);
  page.rule();
  page.left(slip.giftName, 'bold');
  page.left(`${words.member} ${slip.memberName}`);
  page.left(`${words.card} **** ${slip.cardNo.slice(-4)}`);
  page.rule();
  if (slip.points === 0) page.left(words.byStamps);
  else {
    page.largePair(words.paid, number.format(slip.points));
    page.pair(words.balance, number.format(slip.balanceAfter), 12);
  }
  if (slip.returnableUntil !== null) {
    page.left(words.returnable(dayText(slip.returnableUntil, locale)));
  }
  page.pair(words.givenBy, context.session?.name ?? '', 20);
  page.pair(dayText(context.today, locale), context.till.tillCode, 12);
  page.blank();
  page.code128(slip.code);
  page.centred(slip.code);
  page.cut();
  enqueuePage(context, {
    key: `gift:${slip.uid}`,
    title: `${slip.giftName} ${slip.memberName}`,
    markup: page.toString(),
  });
}

function dayText(day: BusinessDay, locale: string): string {
  const { year, month, day: date } = dayParts(day);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(Date.UTC(year, month - 1, date));
}
