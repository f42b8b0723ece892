import type { Locale } from '../../../../contract/primitives.ts';
import { putCoupons } from './coupon-markup.ts';
import {
  formatAmount,
  formatInteger,
  formatPercent,
  formatQuantity,
  type NumberStyle,
  numberStyle,
} from './format-amount.ts';
import { putOwnLines } from './frame-types.ts';
import { MarkupPage, type PaperColumns } from './markup-page.ts';
import { formatDay, formatMoment, withCurrency } from './page-texts.ts';
import type { ReceiptDocument } from './receipt-types.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './receipt-words.ts';
import { textWidth } from './text-width.ts';

/** On what paper and in what language a receipt is laid out. */
export interface ReceiptLayout {
  readonly columns: PaperColumns;
  readonly locale: Locale;
  /** Marked COPY / 副本 / COPIA: this is not the original. */
  readonly isCopy: boolean;
}

interface Sheet {
  readonly page: MarkupPage;
  readonly words: ReceiptWords;
  readonly locale: Locale;
  readonly style: NumberStyle;
  readonly document: ReceiptDocument;
  /** Columns of the amounts at the right edge. */
  readonly amountWidth: number;
  amount(minor: number): string;
}

/**
 * Lays a receipt out as receiptline markup: one source for the printer's bytes and the
 * preview. Every text of the document is escaped.
 */
export function receiptMarkup(document: ReceiptDocument, layout: ReceiptLayout): string {
  const style = numberStyle(layout.locale, document.currency);
  const amount = (minor: number) => formatAmount(minor, document.currencyDecimals, style);
  const sheet: Sheet = {
    page: new MarkupPage(layout.columns),
    words: RECEIPT_WORDS[layout.locale],
    locale: layout.locale,
    style,
    document,
    amountWidth: amountWidth(document, amount),
    amount,
  };
  if (layout.isCopy) {
    sheet.page.banner(sheet.words.copy);
    sheet.page.blank();
  }
  putHead(sheet);
  putLines(sheet);
  putTotal(sheet);
  putTenders(sheet);
  if (document.member !== null) putMember(sheet, document.member);
  putFoot(sheet);
  if (layout.isCopy) {
    sheet.page.blank();
    sheet.page.banner(sheet.words.copy);
  }
  sheet.page.cut();
  return sheet.page.toString();
}

function amountWidth(document: ReceiptDocument, amount: (minor: number) => string): number {
  const amounts = [
    document.totalMinor,
    document.changeMinor,
    ...document.lines.map((line) => line.totalMinor),
    beforeReductions(document),
    ...document.tenders.map((tender) => Math.max(tender.amountMinor, tender.handedMinor)),
  ];
  return Math.max(10, ...amounts.map((minor) => amount(minor).length));
}

/** What the lines came to before coupons, the basket's discount and the rounding. */
function beforeReductions(document: ReceiptDocument): number {
  const { coupons = [], basketDiscountMinor = 0, roundingMinor = 0 } = document;
  const couponMinor = coupons.reduce((sum, coupon) => sum + coupon.discountMinor, 0);
  return document.totalMinor + couponMinor + basketDiscountMinor + roundingMinor;
}

function putHead(sheet: Sheet): void {
  const { page, words, document } = sheet;
  page.title(document.storeName);
  putOwnLines(page, document.frame?.headerLines);
  page.blank();
  page.pair(words.receiptNo, document.receiptNo, textWidth(document.receiptNo));
  const moment = formatMoment(document.completedAt, document.timeZone, sheet.locale);
  page.pair(`${words.till} ${document.tillCode}`, moment, textWidth(moment));
  page.left(`${words.staff} ${document.staffName}`);
  page.rule();
}

function putLines(sheet: Sheet): void {
  const { page, words, document, style, amountWidth: width } = sheet;
  for (const line of document.lines) {
    page.left(line.name);
    const quantity = formatQuantity(line.quantityMilli, line.unit, style);
    page.indentedPair(
      `${quantity} × ${sheet.amount(line.unitPriceMinor)}`,
      sheet.amount(line.totalMinor),
      width,
    );
    putReduction(sheet, line.discountMinor ?? 0, (text) =>
      page.indentedPair(words.discount, text, width),
    );
    if (line.note !== undefined && line.note !== '') page.indented(line.note);
  }
  page.rule();
}

/** What is taken off, with its sign; nothing when nothing is. */
function putReduction(sheet: Sheet, minor: number, put: (text: string) => void): void {
  if (minor !== 0) put(`-${sheet.amount(minor)}`);
}

/** What the basket as a whole costs less than its lines. */
function putBasketReductions(sheet: Sheet): void {
  const { page, words, document, amountWidth: width } = sheet;
  const { basketDiscountMinor: discount = 0, roundingMinor: rounding = 0, coupons = [] } = document;
  if (discount === 0 && rounding === 0 && coupons.length === 0) return;
  page.pair(words.subtotal, sheet.amount(beforeReductions(document)), width);
  for (const { name, discountMinor } of coupons) {
    putReduction(sheet, discountMinor, (text) => page.pair(name, text, width));
  }
  putReduction(sheet, discount, (text) => page.pair(words.discount, text, width));
  putReduction(sheet, rounding, (text) => page.pair(words.rounding, text, width));
}

function putTaxes(sheet: Sheet): void {
  const { page, words, document, style, amountWidth: width } = sheet;
  for (const { rateBp, taxMinor } of document.taxes ?? []) {
    page.pair(words.taxAt(formatPercent(rateBp, style)), sheet.amount(taxMinor), width);
  }
  page.pair(words.taxIncluded, sheet.amount(document.taxMinor), width);
}

function putTotal(sheet: Sheet): void {
  const { page, words, document, style } = sheet;
  const pieces = document.lines.reduce(
    (sum, line) => sum + (line.unit === 'piece' ? Math.trunc(line.quantityMilli / 1000) : 1),
    0,
  );
  putBasketReductions(sheet);
  page.left(words.items(formatInteger(pieces, style)));
  page.largePair(words.total, withCurrency(document, sheet.amount(document.totalMinor)));
  page.blank();
  if (document.frame?.hidesTax !== true) putTaxes(sheet);
  page.rule();
}

function putTenders(sheet: Sheet): void {
  const { page, words, document, style, amountWidth: width } = sheet;
  for (const tender of document.tenders) {
    switch (tender.kind) {
      case 'cash':
        page.pair(words.cash, sheet.amount(tender.handedMinor), width);
        break;
      case 'card':
        page.pair(`${words.card} ${tender.reference}`, sheet.amount(tender.amountMinor), width);
        break;
      case 'wallet':
      case 'voucher':
      case 'external':
        page.pair(
          `${words[tender.kind]} ${tender.reference}`,
          sheet.amount(tender.amountMinor),
          width,
        );
        break;
      case 'points':
        page.pair(
          words.points(formatInteger(tender.points, style)),
          sheet.amount(tender.amountMinor),
          width,
        );
        break;
    }
  }
  if (document.changeMinor > 0) {
    page.pair(words.change, sheet.amount(document.changeMinor), width);
  }
}

function putMember(sheet: Sheet, member: NonNullable<ReceiptDocument['member']>): void {
  const { page, words, document, style } = sheet;
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
  if (points.earned !== 0) count(words.earned, points.earned, points.earned > 0 ? '+' : '');
  if (points.redeemed !== 0) count(words.redeemed, Math.abs(points.redeemed), '-');
  count(words.balance, points.balanceAfter, '');
  if (points.earnedExpireOn !== null && points.earned > 0) {
    const day = formatDay(points.earnedExpireOn, sheet.locale);
    page.pair(words.expireOn, day, textWidth(day));
  }
  putStamps(sheet);
}

function putStamps({ page, words, document }: Sheet): void {
  for (const card of document.stamps ?? []) {
    const held = words.stampsOf(card.held, card.needed);
    page.pair(`${words.stamps} ${card.name}`, held, textWidth(held));
    if (card.filled > 0) page.left(words.cardFull, 'bold');
  }
}

/** Coupons the member may use next time, each with its barcode. */
function putNewCoupons({ page, document, locale }: Sheet): void {
  const { newCoupons = [] } = document;
  if (newCoupons.length === 0) return;
  page.rule();
  putCoupons(page, locale, newCoupons);
}

function putFoot(sheet: Sheet): void {
  const { page, words, document } = sheet;
  putNewCoupons(sheet);
  page.rule();
  if (document.note !== undefined && document.note !== '') {
    page.left(`${words.note}: ${document.note}`);
    page.blank();
  }
  page.centred(words.thanks);
  putOwnLines(page, document.frame?.footerLines);
  page.blank();
  if (document.frame?.hidesCode !== true) page.qrCode(document.receiptNo);
  page.centred(document.receiptNo);
  page.centred(words.keep);
}
