import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueuePage, MarkupPage, pagePaper } from '../../../src/main/features/devices/face.ts';
import type { CommandContext } from '../../../src/main/store/context.ts';
import { openSpoolStore, type SpoolStore } from '../../devices/spool-store.ts';
import { printerOn } from '../../devices/support.ts';

let shop: SpoolStore;
beforeEach(() => {
  shop = openSpoolStore();
});
afterEach(() => {
  shop.close();
});

function report(context: CommandContext, text: string): string {
  const page = new MarkupPage(pagePaper(context).columns);
  page.left(text);
  page.cut();
  return page.toString();
}
const enqueue = (key = 'z:1', text = 'Net 1,234.56') =>
  shop.store.write((context) =>
    enqueuePage(context, { key, title: 'Z 1', markup: report(context, text) }),
  );
const jobs = () => shop.store.value('devices.printJobs', {});

describe('a page', () => {
  it('waits without a printer, is shown by its title, and prints once per key', async () => {
    const jobId = enqueue();
    expect(enqueue('z:1', 'something else')).toBe(jobId);
    expect(jobs()).toMatchObject([{ id: jobId, kind: 'page', title: 'Z 1', state: 'queued' }]);
    const deviceId = shop.addDevice(printerOn(null));
    const job = await shop.spool.nextJob({ deviceId });
    expect(job).toMatchObject({ id: jobId, kind: 'page' });
    expect(job?.markup).toContain('|Net 1,234.56 |');
    await shop.spool.finishJob({ jobId, state: 'printed', error: null });
    expect(await shop.spool.nextJob({ deviceId })).toBeNull();
  });

  it('is laid out for the receipt printer, and its text is escaped', () => {
    shop.addDevice(printerOn(null));
    enqueue('z:2', '{code:X}|=');
    const { id } = jobs()[0] ?? { id: 0 };
    const { svg } = shop.store.value('devices.receiptSvg', { jobId: id });
    // The test font draws each character by itself.
    expect(svg.replace(/<[^>]*>/g, '')).toContain('{code:X}|=');
  });

  it('of which a part was sent is asked about, and printed again as a copy', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const jobId = enqueue();
    await shop.spool.nextJob({ deviceId });
    await shop.spool.markSegmentSent({ jobId, segments: 1 });
    shop.store.internal('devices.recoverJobs', {});
    expect(shop.state(jobId)).toBe('uncertain');
    const requestId = shop.store.requestId();
    const answer = { requestId, jobId, hasPrinted: false };
    const { copyJobId } = shop.store.value('devices.answerUncertain', answer);
    const copy = await shop.spool.nextJob({ deviceId });
    expect(copy?.id).toBe(copyJobId);
    expect(copy?.markup).toMatch(/COPY|副本/);
    expect(copy?.markup).toContain('|Net 1,234.56 |');
    expect(jobs().find(({ id }) => id === copyJobId)).toMatchObject({
      kind: 'page',
      title: 'Z 1',
      copyOf: jobId,
    });
  });

  it('of which nothing was sent waits again, for any printer', async () => {
    const deviceId = shop.addDevice(printerOn(null));
    const jobId = enqueue();
    await shop.spool.nextJob({ deviceId });
    shop.store.internal('devices.recoverJobs', {});
    const row = shop.store.db.get(
      'SELECT state, device_id AS d FROM print_jobs WHERE id = :jobId',
      {
        jobId,
      },
    );
    expect(row).toEqual({ state: 'queued', d: null });
  });
});
