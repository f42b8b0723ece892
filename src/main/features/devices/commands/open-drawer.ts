import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { queueDrawer } from '../queue-drawer.ts';
import { receiptPrinter } from '../receipt-printer.ts';

/** Opens the drawer without a sale: with a reason, on record, once. */
export const openDrawer: Command<'devices.openDrawer'> = (context, input) => {
  const reason = cleanText(input.reason);
  if (reason === '') return fail('devices.reasonMissing');
  const printer = receiptPrinter(context.db);
  if (printer === undefined) return fail('devices.noPrinter');
  if (!printer.config.settings.hasDrawer) return fail('devices.noDrawer');
  const jobId = queueDrawer(context, { printer, key: `drawer:${input.requestId}`, saleId: null });
  context.log('drawer.opened', { jobId, reason });
  return ok({ jobId });
};
