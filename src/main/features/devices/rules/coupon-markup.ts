import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Locale } from '../../../../contract/primitives.ts';
import type { CouponSlip } from './coupon-types.ts';
import { COUPON_WORDS } from './coupon-words.ts';
import { formatAmount, formatPercent, numberStyle } from './format-amount.ts';
import { MarkupPage, type PaperColumns } from './markup-page.ts';
import { formatDay, withCurrency } from './page-texts.ts';
import { textWidth } from './text-width.ts';

/** The paper, and what the store counts in. */
export interface SlipLayout {
  readonly columns: PaperColumns;
  readonly locale: Locale;
  readonly currency: string;
  readonly currencyDecimals: number;
}

/** Slips one under the other, each cut off: what it is worth, for whom and when, its barcode. */
export function couponsMarkup(slips: readonly CouponSlip[], layout: SlipLayout): string {
  const page = new MarkupPage(layout.columns);
  for (const slip of slips) {
    putSlip(page, slip, layout);
    page.cut();
  }
  return page.toString();
}

/** A code as people read it out: in groups of four. */
function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Coupons that a member may use next time, as receipts tell of them. */
export function putCoupons(
  page: MarkupPage,
  locale: Locale,
  coupons: readonly {
    readonly name: string;
    readonly code: string;
    readonly validTo: BusinessDay;
    readonly text?: string;
  }[],
): void {
  const words = COUPON_WORDS[locale];
  page.left(words.yours, 'bold');
  for (const { name, code, validTo, text = '' } of coupons) {
    const until = words.until(formatDay(validTo, locale));
    page.pair(name, until, textWidth(until));
    if (text !== '') page.indented(text);
    page.code128(code);
    page.centred(groupedCode(code));
  }
}

function putSlip(page: MarkupPage, slip: CouponSlip, layout: SlipLayout): void {
  const words = COUPON_WORDS[layout.locale];
  const style = numberStyle(layout.locale, layout.currency);
  const money = (minor: Minor) =>
    withCurrency(layout, formatAmount(minor, layout.currencyDecimals, style));
  const { benefit } = slip;
  page.centred(slip.storeName);
  page.blank();
  page.banner(words.title);
  page.blank();
  page.title(slip.name);
  if (benefit.kind === 'freeItem') page.title(words.freeItem);
  else if (benefit.kind === 'amount') page.title(words.off(money(benefit.amountMinor)));
  else {
    page.title(words.off(formatPercent(benefit.basisPoints, style)));
    if (benefit.maximumMinor !== null) page.centred(words.atMost(money(benefit.maximumMinor)));
  }
  page.blank();
  if (slip.minimumMinor > 0) page.centred(words.from(money(slip.minimumMinor)));
  if (slip.isForSomeGoods) page.centred(words.someGoods);
  const { locale } = layout;
  page.centred(words.days(formatDay(slip.validFrom, locale), formatDay(slip.validTo, locale)));
  if (slip.memberName !== null) page.centred(words.forMember(slip.memberName));
  if (slip.text !== '') page.centred(slip.text);
  page.blank();
  page.code128(slip.code);
  page.centred(groupedCode(slip.code));
}
