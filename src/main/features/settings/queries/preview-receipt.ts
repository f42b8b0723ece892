import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { sampleReceiptSvg } from '../../devices/face.ts';
import { receiptDress } from '../rules/receipt-dress.ts';

/** What receipts would look like with these settings, before they are saved. */
export const previewReceipt: Query<'settings.previewReceipt'> = (context, { receipt }) =>
  ok({ svg: sampleReceiptSvg(context, receiptDress(receipt, context.till)) });
