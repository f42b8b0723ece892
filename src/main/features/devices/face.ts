import type { PrintState } from '../../../contract/devices.ts';
import { PRINTER_PROFILES } from '../../../contract/printer-profiles.ts';
import type { CommandContext, QueryContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { renderReceiptSvg } from './encoding/receipt-svg.ts';
import { receiptPaper } from './lay-out-receipt.ts';
import { queueDrawer } from './queue-drawer.ts';
import { printerFonts, receiptPrinter } from './receipt-printer.ts';
import { defaultReceiptLocale } from './rules/default-locale.ts';
import { couponsMarkup } from './rules/coupon-markup.ts';
import type { CouponSlip } from './rules/coupon-types.ts';
import { labelsMarkup, type PriceLabel } from './rules/label-markup.ts';
import { receiptMarkup } from './rules/receipt-markup.ts';
import type { ReceiptDocument } from './rules/receipt-types.ts';
import { shiftMarkup } from './rules/shift-markup.ts';
import type { ShiftDocument } from './rules/shift-types.ts';
import type { RefundDocument } from './rules/refund-types.ts';
export { renderReceiptSvg as pageSvg } from './encoding/receipt-svg.ts';
export { MarkupPage, type PaperColumns } from './rules/markup-page.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { insertDevice } from './tables.ts';
import { insertJob, selectPrintOfSale } from './tables-jobs.ts';

/**
 * Queues a sale's receipt, in the sale's transaction; the same receipt again is queued once.
 * Without a printer it waits until there is one. With `opensDrawer` the drawer of the receipt
 * printer, if it has one, gets a job of its own. Returns the receipt's job.
 */
export function enqueueReceipt(
  context: CommandContext,
  receipt: {
    readonly saleId: number;
    readonly receiptUid: string;
    readonly document: ReceiptDocument | RefundDocument;
    readonly opensDrawer: boolean;
  },
): number {
  const printer = receiptPrinter(context.db);
  if (receipt.opensDrawer && printer?.config.settings.hasDrawer === true) {
    queueDrawer(context, { printer, key: `drawer:${receipt.receiptUid}`, saleId: receipt.saleId });
  }
  context.changed('printJobs');
  return insertJob(context.db, {
    key: `receipt:${receipt.receiptUid}`,
    kind: 'receipt',
    deviceId: null,
    saleId: receipt.saleId,
    copyOf: null,
    document: JSON.stringify(receipt.document),
    markup: null,
    ...receiptPaper(context, printer),
    now: context.now,
  });
}

/** The paper and language for which a page is laid out now: those of the receipt printer. */
export function pagePaper(
  context: Pick<QueryContext, 'db' | 'till'>,
): ReturnType<typeof receiptPaper> {
  return receiptPaper(context, receiptPrinter(context.db));
}

/**
 * Queues a page other than a receipt, in the command's transaction; the same `key` is queued once.
 * `markup` was laid out for {@link pagePaper}, by a `MarkupPage`; `title` names it in the print
 * queue. Without a printer it waits until there is one. Returns its job.
 */
export function enqueuePage(
  context: CommandContext,
  page: { readonly key: string; readonly title: string; readonly markup: string },
): number {
  context.changed('printJobs');
  return insertJob(context.db, {
    ...page,
    kind: 'page',
    deviceId: null,
    saleId: null,
    copyOf: null,
    document: null,
    ...pagePaper(context),
    now: context.now,
  });
}

/**
 * Queues an X or Z report, laid out for the receipt printer; the same `key` is queued once.
 * Returns its job.
 */
export function enqueueShiftReport(
  context: CommandContext,
  report: { readonly key: string; readonly title: string; readonly isCopy: boolean } & Pick<
    ShiftDocument,
    'report'
  >,
): number {
  const { key, title, isCopy } = report;
  const { storeName, tillCode, timeZone, currency, currencyDecimals } = context.till;
  const facts = { storeName, tillCode, timeZone, currency, currencyDecimals, at: context.now };
  const layout = { ...pagePaper(context), isCopy };
  const markup = shiftMarkup({ ...facts, report: report.report }, layout);
  return enqueuePage(context, { key, title, markup });
}

/**
 * A sale that never was, laid out for the receipt printer, as an SVG image: what receipts look like
 * in this store's dress.
 */
export function sampleReceiptSvg(
  context: Pick<QueryContext, 'db' | 'till' | 'now' | 'session'>,
  dress: Pick<ReceiptDocument, 'storeName' | 'frame'>,
): string {
  const paper = pagePaper(context);
  const document = sampleReceipt(context, dress, paper.locale);
  const markup = receiptMarkup(document, { ...paper, isCopy: false });
  return renderReceiptSvg(markup, paper, printerFonts(context.db));
}

/** Queues price labels, one strip with a cut after each; returns their job. */
export function enqueueLabels(
  context: CommandContext,
  strip: { readonly key: string; readonly title: string; readonly labels: readonly PriceLabel[] },
): number {
  const { key, title, labels } = strip;
  return enqueuePage(context, { key, title, markup: labelsMarkup(labels, labelLayout(context)) });
}

/** A price label as it would be printed, as an SVG image. */
export function labelAsSvg(context: QueryContext, label: PriceLabel): string {
  const layout = labelLayout(context);
  return renderReceiptSvg(labelsMarkup([label], layout), layout, printerFonts(context.db));
}

/** Queues coupons' slips, one strip with a cut after each; returns their job. */
export function enqueueCoupons(
  context: CommandContext,
  strip: { readonly key: string; readonly title: string; readonly slips: readonly CouponSlip[] },
): number {
  const { key, title, slips } = strip;
  return enqueuePage(context, { key, title, markup: couponsMarkup(slips, labelLayout(context)) });
}

/** A coupon's slip as it would be printed, as an SVG image. */
export function couponAsSvg(context: QueryContext, slip: CouponSlip): string {
  const layout = labelLayout(context);
  return renderReceiptSvg(couponsMarkup([slip], layout), layout, printerFonts(context.db));
}

function labelLayout(context: Pick<QueryContext, 'db' | 'till'>) {
  const { currency, currencyDecimals } = context.till;
  return { ...pagePaper(context), currency, currencyDecimals };
}

/**
 * Opens the receipt printer's drawer beside a cash movement, if there is one: once per `key`.
 */
export function openDrawerFor(context: CommandContext, key: string): void {
  const printer = receiptPrinter(context.db);
  if (printer?.config.settings.hasDrawer !== true) return;
  queueDrawer(context, { printer, key: `drawer:${key}`, saleId: null });
}

/** What became of a sale's receipt: its newest print job; null for sales that had none. */
export function printOfSale(
  db: Db,
  saleId: number,
): { readonly jobId: number; readonly state: PrintState } | null {
  return selectPrintOfSale(db, saleId) ?? null;
}

/** A scanner and a printer on the screen, for the sample shop. */
export function addDefaultVirtualDevices(context: CommandContext): void {
  insertDevice(
    context.db,
    {
      kind: 'scanner',
      name: 'Virtual scanner',
      isEnabled: true,
      transport: { type: 'virtual' },
      settings: { preset: 'custom', suffix: 'line', bounceMs: 400 },
    },
    context.now,
  );
  insertDevice(
    context.db,
    {
      kind: 'printer',
      name: 'Virtual printer',
      isEnabled: true,
      transport: { type: 'virtual' },
      settings: {
        ...PRINTER_PROFILES['generic-80-chinese'],
        preset: 'custom',
        acknowledge: 'process-id',
        locale: defaultReceiptLocale(context.till.currency),
      },
    },
    context.now,
  );
  context.changed('devices');
}
