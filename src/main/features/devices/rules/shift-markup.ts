import type { UtcMs } from '../../../../contract/kernel/time.ts';
import { formatAmount, formatInteger, type NumberStyle, numberStyle } from './format-amount.ts';
import { MarkupPage } from './markup-page.ts';
import { formatDay, formatMoment } from './page-texts.ts';
import type { ReceiptLayout } from './receipt-markup.ts';
import { RECEIPT_WORDS, type ReceiptWords } from './receipt-words.ts';
import type { ShiftDocument } from './shift-types.ts';
import { SHIFT_WORDS, type ShiftWords } from './shift-words.ts';
import { textWidth } from './text-width.ts';

interface Sheet {
  readonly page: MarkupPage;
  readonly words: ShiftWords;
  readonly receiptWords: ReceiptWords;
  readonly layout: ReceiptLayout;
  readonly style: NumberStyle;
  readonly document: ShiftDocument;
  amount(minor: number): string;
  /** A label, how many in brackets, and an amount at the right edge. */
  counted(label: string, sum: { readonly count: number; readonly minor: number }): void;
  money(label: string, minor: number): void;
}

/**
 * Lays an X or Z report out as receiptline markup. A Z report ends with the event log's head: 16
 * digits to read, all of them in the code, so that a log that was changed later is found out
 * (TRUST, Audit).
 */
export function shiftMarkup(document: ShiftDocument, layout: ReceiptLayout): string {
  const sheet = sheetFor(document, layout);
  const { page } = sheet;
  if (layout.isCopy) banner(sheet);
  putHead(sheet);
  putReceipts(sheet);
  putTenders(sheet);
  putTaxes(sheet);
  putDrawer(sheet);
  putClosing(sheet);
  if (layout.isCopy) banner(sheet);
  page.cut();
  return page.toString();
}

function sheetFor(document: ShiftDocument, layout: ReceiptLayout): Sheet {
  const page = new MarkupPage(layout.columns);
  const style = numberStyle(layout.locale, document.currency);
  const amount = (minor: number) => formatAmount(minor, document.currencyDecimals, style);
  const money = (label: string, minor: number) => {
    const text = amount(minor);
    page.pair(label, text, Math.max(12, textWidth(text)));
  };
  return {
    page,
    words: SHIFT_WORDS[layout.locale],
    receiptWords: RECEIPT_WORDS[layout.locale],
    layout,
    style,
    document,
    amount,
    money,
    counted: (label, { count, minor }) => money(`${label} (${formatInteger(count, style)})`, minor),
  };
}

function banner({ page, receiptWords }: Sheet): void {
  page.blank();
  page.banner(receiptWords.copy);
  page.blank();
}

function putPair({ page }: Sheet, label: string, text: string): void {
  page.pair(label, text, textWidth(text));
}

function putHead(sheet: Sheet): void {
  const { page, words, receiptWords, document, layout } = sheet;
  const { report } = document;
  const { closing } = report;
  const moment = (at: UtcMs) => formatMoment(at, document.timeZone, layout.locale);
  page.title(closing === null ? words.xTitle : words.zTitle(String(closing.zNo)));
  page.blank();
  if (closing === null) page.centred(words.notFinal);
  page.centred(document.storeName);
  page.blank();
  putPair(sheet, receiptWords.till, document.tillCode);
  putPair(sheet, words.businessDay, formatDay(report.businessDay, layout.locale));
  putPair(sheet, `${words.opened} ${report.openedByName}`, moment(report.openedAt));
  if (closing === null) putPair(sheet, words.printed, moment(document.at));
  else putPair(sheet, `${words.closed} ${closing.closedByName}`, moment(closing.closedAt));
  const { firstReceiptNo, lastReceiptNo } = report.figures;
  page.left(words.receipts);
  if (firstReceiptNo === null || lastReceiptNo === null) page.left(words.none);
  else {
    putPair(sheet, '', firstReceiptNo);
    if (lastReceiptNo !== firstReceiptNo) putPair(sheet, '', lastReceiptNo);
  }
  page.rule();
}

function putReceipts(sheet: Sheet): void {
  const { page, words, document, style } = sheet;
  const { figures } = document.report;
  sheet.counted(words.sales, figures.sales);
  sheet.counted(words.returns, figures.returns);
  if (figures.voids.count > 0) sheet.counted(`  ${words.voids}`, figures.voids);
  page.largePair(words.net, sheet.amount(figures.netMinor));
  page.blank();
  sheet.counted(words.discounts, figures.discounts);
  sheet.counted(words.rounding, figures.roundings);
  putPair(sheet, words.pointsEarned, formatInteger(figures.pointsEarned, style));
  putPair(sheet, words.pointsRedeemed, formatInteger(figures.pointsRedeemed, style));
  page.rule();
}

function putTenders(sheet: Sheet): void {
  const { page, words, document } = sheet;
  page.left(words.tenders, 'bold');
  for (const { kind, paid, refunded, netMinor } of document.report.figures.tenders) {
    const count = paid.count + refunded.count;
    sheet.counted(words.tender[kind], { count, minor: netMinor });
    if (refunded.count > 0) sheet.counted(`  ${words.refunded}`, refunded);
  }
  page.rule();
}

function putTaxes(sheet: Sheet): void {
  const { page, words, document, style } = sheet;
  const { taxes, taxMinor } = document.report.figures;
  page.left(words.taxes, 'bold');
  for (const { rateBp, grossMinor, taxMinor: tax } of taxes) {
    const rate = formatAmount(rateBp, 2, style).replace(/[.,]?0+$/, '');
    sheet.money(words.taxAt(rate === '' ? '0' : rate, sheet.amount(tax)), grossMinor);
  }
  sheet.money(sheet.receiptWords.taxIncluded, taxMinor);
  page.rule();
}

function putDrawer(sheet: Sheet): void {
  const { page, words, document, style } = sheet;
  const { figures, movements } = document.report;
  const cash = figures.tenders.find(({ kind }) => kind === 'cash')?.netMinor ?? 0;
  page.left(words.drawer, 'bold');
  sheet.money(words.float, figures.floatMinor);
  sheet.money(words.cashTaken, cash);
  sheet.counted(words.cashIn, figures.cashIn);
  sheet.counted(words.cashOut, { ...figures.cashOut, minor: -figures.cashOut.minor });
  for (const { kind, amountMinor, reason, staffName } of movements) {
    const text = sheet.amount(kind === 'in' ? amountMinor : -amountMinor);
    page.indentedPair(`${reason} · ${staffName}`, text, textWidth(text));
  }
  sheet.money(words.expected, figures.expectedCashMinor);
  putPair(sheet, words.openings, formatInteger(figures.drawerOpenings, style));
  putPair(sheet, words.voidedBaskets, formatInteger(figures.voidedBaskets, style));
  page.rule();
}

function putClosing(sheet: Sheet): void {
  const { page, words, document, style } = sheet;
  const { closing } = document.report;
  if (closing === null) return;
  let listed = 0;
  for (const { denominationMinor, pieces } of closing.counts) {
    listed += denominationMinor * pieces;
    const label = `${sheet.amount(denominationMinor)} × ${formatInteger(pieces, style)}`;
    sheet.money(label, denominationMinor * pieces);
  }
  if (listed !== closing.countedMinor) sheet.money(words.other, closing.countedMinor - listed);
  sheet.money(words.counted, closing.countedMinor);
  page.largePair(words.difference, sheet.amount(closing.differenceMinor));
  page.blank();
  if (closing.differenceReason !== '') page.left(`${words.reason}: ${closing.differenceReason}`);
  page.blank();
  page.left(`${words.signature} ____________________`);
  page.rule();
  putPair(sheet, `${words.logHead} ${closing.headSeq}`, closing.headHash.slice(0, 16));
  page.blank();
  page.qrCode(`Z${closing.zNo}-${closing.headSeq}-${closing.headHash.toUpperCase()}`);
}
