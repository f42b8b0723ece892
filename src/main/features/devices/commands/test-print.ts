import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { testPageMarkup } from '../rules/test-page-markup.ts';
import { selectDevice } from '../tables.ts';
import { insertJob } from '../tables-jobs.ts';

/** Queues a test page on one printer. */
export const testPrint: Command<'devices.testPrint'> = (context, { requestId, deviceId }) => {
  const device = selectDevice(context.db, deviceId);
  if (device === undefined) return fail('devices.unknown');
  const { config } = device;
  if (config.kind !== 'printer') return fail('devices.notPrinter');
  const { columns, locale } = config.settings;
  const jobId = insertJob(context.db, {
    key: `test:${requestId}`,
    kind: 'test',
    deviceId,
    saleId: null,
    copyOf: null,
    document: null,
    markup: testPageMarkup({ deviceName: config.name, columns, locale, fonts: config.settings }),
    columns,
    locale,
    now: context.now,
  });
  context.changed('printJobs');
  return ok({ jobId });
};
