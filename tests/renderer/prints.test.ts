import { describe, expect, it } from 'vitest';
import type { PrintJob } from '../../src/contract/devices.ts';
import { statusItems } from '../../src/renderer/app/frame/status-model.ts';
import {
  firstConfig,
  lineError,
  withProfile,
} from '../../src/renderer/features/devices/device-form.ts';
import { countPrinted, groupPrints } from '../../src/renderer/features/devices/print-groups.ts';
import { makeFormat } from '../../src/renderer/lib/format.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const DAY_MS = 86_400_000;
const format = makeFormat('en', { currency: 'CNY', currencyDecimals: 2, timeZone: 'UTC' });

function job(id: number, state: PrintJob['state'], change: Partial<PrintJob> = {}): PrintJob {
  return {
    id,
    kind: 'receipt',
    title: '',
    state,
    saleId: id,
    receiptNo: `R-${id}`,
    copyOf: null,
    createdAt: NOW,
    updatedAt: NOW,
    error: null,
    ...change,
  };
}

const ids = (jobs: readonly PrintJob[]) => jobs.map(({ id }) => id);

describe('the print queue', () => {
  it('sorts prints by what they need', () => {
    const old = { updatedAt: NOW - DAY_MS };
    const groups = groupPrints(
      [
        job(9, 'queued'),
        job(8, 'sending'),
        job(7, 'uncertain', old),
        job(6, 'printed'),
        job(5, 'failed', { error: 'printer.encoding' }),
        job(4, 'failed', { kind: 'drawer', error: 'printer.notReady' }),
        job(3, 'failed', { error: 'printer.notPrinted' }),
        job(2, 'printed', old),
        job(1, 'failed', { ...old, error: 'printer.encoding' }),
      ],
      (at) => at === NOW,
    );
    expect(ids(groups.uncertain)).toEqual([7]);
    expect(ids(groups.waiting)).toEqual([8, 9]);
    expect(ids(groups.failed)).toEqual([5]);
    expect(ids(groups.today)).toEqual([6, 4, 3]);
    expect(ids(groups.earlier)).toEqual([2, 1]);
    expect(countPrinted(groups.today)).toBe(1);
  });
});

function item(prints: readonly PrintJob[]) {
  return statusItems({ devices: [], prints, health: undefined, now: NOW, format }).find(
    ({ id }) => id === 'prints',
  );
}

describe('prints on the status bar', () => {
  it('says nothing while nothing is wanted', () => {
    expect(item([job(1, 'printed'), job(2, 'sending'), job(3, 'queued')])).toBeUndefined();
    expect(item([job(1, 'failed', { kind: 'drawer' })])).toBeUndefined();
  });

  it('asks for answers first, then tells what failed, then what waits', () => {
    const late = { updatedAt: NOW - 60_000 };
    const all = [job(1, 'uncertain'), job(2, 'failed', late), job(3, 'queued', late)];
    expect(item(all)).toMatchObject({ tone: 'danger', next: 'printing:next.uncertain' });
    expect(item(all.slice(1))).toMatchObject({ tone: 'warn', next: 'printing:next.failed' });
    expect(item(all.slice(2))).toMatchObject({ tone: 'warn', next: 'printing:next.waiting' });
    expect(item(all)?.ways).toEqual(['/prints']);
  });
});

describe('the form of a printer', () => {
  it.each([
    ['192.168.1.50', 9100, null],
    ['printer.shop.local', 9100, null],
    ['fe80::1', 9100, null],
    ['', 9100, 'printing:network.hostMissing'],
    ['192.168.1', 9100, 'printing:network.hostWrong'],
    ['192.168.1.256', 9100, 'printing:network.hostWrong'],
    ['http://printer', 9100, 'printing:network.hostWrong'],
    ['two words', 9100, 'printing:network.hostWrong'],
    ['printer', 0, 'printing:network.portWrong'],
    ['printer', 65_536, 'printing:network.portWrong'],
  ] as const)('takes %s with port %i, or says what is wrong', (host, port, error) => {
    expect(lineError({ type: 'network', host, port })).toBe(error);
  });

  it('a model sets what the printer is and leaves its language', () => {
    const config = firstConfig('printer', 'es');
    if (config.kind !== 'printer') throw new Error('A printer was asked for');
    expect(config.settings.preset).toBe('epson-tm');
    const small = withProfile(config.settings, 'generic-58');
    expect(small).toMatchObject({
      columns: 32,
      hasCutter: false,
      chinese: 'gb18030',
      locale: 'es',
    });
    expect(withProfile(small, 'custom')).toEqual({ ...small, preset: 'custom' });
  });
});
