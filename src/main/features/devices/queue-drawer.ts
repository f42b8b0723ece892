import type { CommandContext } from '../../store/context.ts';
import type { Printer } from './receipt-printer.ts';
import { insertJob } from './tables-jobs.ts';

/** Asks a printer to open its drawer, now or never. */
export function queueDrawer(
  context: CommandContext,
  drawer: {
    readonly printer: Printer;
    readonly key: string;
    readonly saleId: number | null;
  },
): number {
  const { columns, locale } = drawer.printer.config.settings;
  context.changed('printJobs');
  return insertJob(context.db, {
    key: drawer.key,
    kind: 'drawer',
    deviceId: drawer.printer.id,
    saleId: drawer.saleId,
    copyOf: null,
    document: null,
    markup: '',
    columns,
    locale,
    now: context.now,
  });
}
