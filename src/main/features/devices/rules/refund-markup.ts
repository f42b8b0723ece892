import { putCoupons } from './coupon-markup.ts';
import type { Locale } from '../../../../contract/primitives.ts';
import {
  formatAmount,
  formatInteger,
  formatQuantity,
  type NumberStyle,
  numberStyle,
} from './format-amount.ts';
import { putOwnLines } from './frame-types.ts';
import { MarkupPage } from './markup-page.ts';
import { formatDay, formatMoment, withCurrency } from './page-texts.ts';
import type { ReceiptLayout } from './receipt-markup.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './receipt-words.ts';
import type { RefundDocument } from './refund-types.ts';
import { REFUND_WORDS, type RefundWords } from './refund-words.ts';
import { textWidth } from './text-width.ts';

interface Sheet {
  readonly page: MarkupPage;
  readonly words: ReceiptWords;
  readonly own: RefundWords;
  readonly locale: Locale;
  readonly style: NumberStyle;
  readonly document: RefundDocument;
  /** Columns of the amounts at the right edge. */
  readonly amountWidth: number;
  amount(minor: number): string;
}

/**
 * Lays a refund receipt out as receiptline markup: what came back, where the refund went, what
 * became of the points, and a voucher to scan, if one was given. Every text is escaped.
 */
export function refundMarkup(document: RefundDocument, layout: ReceiptLayout): string {
  const style = numberStyle(layout.locale, document.currency);
  const amount = (minor: number) => formatAmount(minor, document.currencyDecimals, style);
  const amounts = [document.totalMinor, ...document.lines.map((line) => line.totalMinor)];
  const words = RECEIPT_WORDS[layout.locale];
  const page = new MarkupPage(layout.columns);
  const sheet: Sheet = {
    page,
    words,
    own: REFUND_WORDS[layout.locale],
    locale: layout.locale,
    style,
    document,
    amountWidth: Math.max(10, ...amounts.map((minor) => amount(minor).length)),
    amount,
  };
  if (layout.isCopy) {
    page.banner(words.copy);
    page.blank();
  }
  putHead(sheet);
  putLines(sheet);
  putRefunds(sheet);
  if (document.member !== null) putMember(sheet, document.member);
  if (document.voucher !== null) putVoucher(sheet, document.voucher);
  putCouponsBack(sheet);
  putFoot(sheet);
  if (layout.isCopy) {
    page.blank();
    page.banner(words.copy);
  }
  page.cut();
  return page.toString();
}

function putHead(sheet: Sheet): void {
  const { page, words, own, document } = sheet;
  page.title(document.storeName);
  putOwnLines(page, document.frame?.headerLines);
  page.blank();
  page.title(document.reason === 'void' ? own.voidTitle : own.title);
  page.blank();
  page.pair(words.receiptNo, document.receiptNo, textWidth(document.receiptNo));
  const { originalReceiptNo: original } = document;
  if (original === null) page.left(own.noReceipt, 'bold');
  else page.pair(own.original, original, textWidth(original));
  const moment = formatMoment(document.completedAt, document.timeZone, sheet.locale);
  page.pair(`${words.till} ${document.tillCode}`, moment, textWidth(moment));
  page.left(`${words.staff} ${document.staffName}`);
  page.left(`${own.reason}: ${own.reasons[document.reason]}`);
  page.rule();
}

function putLines(sheet: Sheet): void {
  const { page, own, words, document, style, amountWidth: width } = sheet;
  for (const line of document.lines) {
    page.left(line.name);
    const quantity = formatQuantity(line.quantityMilli, line.unit, style);
    page.indentedPair(
      `${quantity} × ${sheet.amount(line.unitPriceMinor)}`,
      sheet.amount(line.totalMinor),
      width,
    );
  }
  page.rule();
  page.largePair(own.total, withCurrency(document, sheet.amount(document.totalMinor)));
  page.blank();
  if (document.frame?.hidesTax !== true)
    page.pair(words.taxIncluded, sheet.amount(document.taxMinor), width);
  page.rule();
}

function putRefunds(sheet: Sheet): void {
  const { page, own, document, style, amountWidth: width } = sheet;
  for (const refund of document.refunds) {
    const amount = sheet.amount(refund.amountMinor);
    if (refund.kind === 'points') {
      const count = formatInteger(refund.points, style);
      const isClawback = refund.reference !== '';
      page.pair(isClawback ? own.pointsPaid(count) : own.pointsBack(count), amount, width);
    } else {
      const reference = refund.kind === 'cash' ? '' : refund.reference;
      page.pair(`${own.refunds[refund.kind]} ${reference}`, amount, width);
    }
  }
}

function putMember(sheet: Sheet, member: NonNullable<RefundDocument['member']>): void {
  const { page, words, own, document, style } = sheet;
  const tier = words.tiers[member.tier];
  page.rule();
  page.pair(`${words.member} ${member.name}`, tier, textWidth(tier));
  const card = `**** ${member.cardNo.slice(-4)}`;
  page.pair(words.cardNo, card, textWidth(card));
  const { points } = document;
  if (points === null) return;
  const count = (label: string, value: number, sign: string) => {
    const text = sign + formatInteger(value, style);
    page.pair(label, text, Math.max(textWidth(text), 6));
  };
  if (points.takenBack > 0) count(own.takenBack, points.takenBack, '-');
  if (points.restored > 0) count(own.restored, points.restored, '+');
  count(words.balance, points.balanceAfter, '');
  if (points.graceUntil !== null) {
    const day = formatDay(points.graceUntil, sheet.locale);
    page.pair(own.graceUntil, day, textWidth(day));
  }
}

function putVoucher(sheet: Sheet, voucher: NonNullable<RefundDocument['voucher']>): void {
  const { page, own, document } = sheet;
  page.rule();
  page.largePair(own.voucherTitle, withCurrency(document, sheet.amount(voucher.amountMinor)));
  page.blank();
  page.code128(voucher.code);
  page.centred(voucher.code);
  if (voucher.expiresOn !== null) {
    page.centred(`${own.validUntil} ${formatDay(voucher.expiresOn, sheet.locale)}`);
  }
  page.centred(own.voucherHint);
}

/** Coupons that can be used again, each with its barcode. */
function putCouponsBack({ page, document, locale }: Sheet): void {
  const { couponsBack = [] } = document;
  if (couponsBack.length === 0) return;
  page.rule();
  putCoupons(page, locale, couponsBack);
}

function putFoot(sheet: Sheet): void {
  const { page, own, document } = sheet;
  page.rule();
  if (document.refunds.some((refund) => refund.kind === 'cash')) {
    page.left(own.signature);
    page.blank();
    page.blank();
    page.rule();
  }
  putOwnLines(page, document.frame?.footerLines);
  page.qrCode(document.receiptNo);
  page.centred(document.receiptNo);
  page.centred(own.keep);
}
