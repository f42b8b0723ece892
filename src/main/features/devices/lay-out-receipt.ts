import type { QueryContext } from '../../store/context.ts';
import type { Printer } from './receipt-printer.ts';
import { defaultReceiptLocale } from './rules/default-locale.ts';
import { type ReceiptLayout, receiptMarkup } from './rules/receipt-markup.ts';
import type { ReceiptDocument } from './rules/receipt-types.ts';

/** A receipt laid out for a printer, or for the usual paper while there is none. */
export function layOutReceipt(
  context: Pick<QueryContext, 'till'>,
  receipt: {
    readonly document: ReceiptDocument;
    readonly printer: Printer | undefined;
    readonly isCopy: boolean;
  },
): Pick<ReceiptLayout, 'columns' | 'locale'> & { readonly markup: string } {
  const settings = receipt.printer?.config.settings;
  const columns = settings?.columns ?? 48;
  const locale = settings?.locale ?? defaultReceiptLocale(context.till.currency);
  const { document, isCopy } = receipt;
  return { columns, locale, markup: receiptMarkup(document, { columns, locale, isCopy }) };
}

/** A receipt's facts as they were kept with its job: our own JSON, written by this feature. */
export function readDocument(document: string): ReceiptDocument {
  return JSON.parse(document) as ReceiptDocument;
}
