import type { QueryContext } from '../../store/context.ts';
import type { Printer } from './receipt-printer.ts';
import { defaultReceiptLocale } from './rules/default-locale.ts';
import { type ReceiptLayout, receiptMarkup } from './rules/receipt-markup.ts';
import type { ReceiptDocument } from './rules/receipt-types.ts';
import { refundMarkup } from './rules/refund-markup.ts';
import type { RefundDocument } from './rules/refund-types.ts';
import type { JobRow } from './tables-jobs.ts';

type Paper = Pick<ReceiptLayout, 'columns' | 'locale'>;

/** The paper and language of a printer, or the usual ones while there is none. */
export function receiptPaper(
  context: Pick<QueryContext, 'till'>,
  printer: Printer | undefined,
): Paper {
  const settings = printer?.config.settings;
  return {
    columns: settings?.columns ?? 48,
    locale: settings?.locale ?? defaultReceiptLocale(context.till.currency),
  };
}

/** A job's page for a paper: what is kept if it was laid out for that one, or laid out anew. */
export function markupFor(
  job: Pick<JobRow, 'markup' | 'document' | 'copyOf' | keyof Paper>,
  paper: Paper,
): string {
  const { markup, document, copyOf } = job;
  const isRight = job.columns === paper.columns && job.locale === paper.locale;
  if (document === null || (markup !== null && isRight)) return markup ?? '';
  return pageMarkup(readDocument(document), { ...paper, isCopy: copyOf !== null });
}

function pageMarkup(document: ReceiptDocument | RefundDocument, layout: ReceiptLayout): string {
  return 'type' in document ? refundMarkup(document, layout) : receiptMarkup(document, layout);
}

/** A receipt's facts as they were kept with its job: our own JSON, written by this feature. */
function readDocument(document: string): ReceiptDocument | RefundDocument {
  return JSON.parse(document) as ReceiptDocument | RefundDocument;
}
