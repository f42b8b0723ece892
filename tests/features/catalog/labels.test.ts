import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  labelsMarkup,
  type PriceLabel,
} from '../../../src/main/features/devices/rules/label-markup.ts';
import { PRINTER_PROFILES } from '../../../src/contract/printer-profiles.ts';
import { encodeJob } from '../../../src/main/devices/printer/encode-job.ts';
import { rasterise, readCodes } from '../../devices/read-codes.ts';
import { AS_MANAGER, type CatalogueShop, openCatalogue } from './shop.ts';

const LAYOUT = { columns: 48, locale: 'zh-CN', currency: 'CNY', currencyDecimals: 2 } as const;
const LABEL: PriceLabel = {
  name: 'Hydra 保湿面霜 50 ml',
  sku: 'CRM-1',
  counter: 'C-01 兰专柜',
  barcode: '4006381333931',
  unit: 'piece',
  priceMinor: 26_800,
  regularMinor: null,
  untilDay: null,
};

describe('a price label', () => {
  it('says name, price, unit, SKU and counter, and is cut off', () => {
    const markup = labelsMarkup([LABEL, { ...LABEL, unit: 'kg' }], LAYOUT);
    expect(markup).toContain('保湿面霜');
    expect(markup).toContain('¥268.00');
    expect(markup).toContain('每件');
    expect(markup).toContain('每千克');
    expect(markup).toContain('CRM-1');
    expect(markup).toContain('{code:4006381333931;option:ean,2,72,hri}');
    expect(markup.split('\n').filter((line) => line === '=')).toHaveLength(2);
  });

  it('of an offer has the regular price and the last day', () => {
    const offer = { ...LABEL, priceMinor: 19_900, regularMinor: 26_800, untilDay: '2026-12-24' };
    const markup = labelsMarkup([offer], { ...LAYOUT, locale: 'es' });
    expect(markup).toContain('¥199.00');
    expect(markup).toContain('Precio normal ¥268.00');
    expect(markup).toContain('hasta 2026-12-24');
  });

  it.each([
    ['036000291452', '{code:0036000291452;option:ean'],
    ['96385074', '{code:96385074;option:ean'],
    ['HOUSE-17', '{code:HOUSE-17;option:code128'],
    ['14006381333938', '{code:14006381333938;option:code128'],
    ['{x:\\x1bp0}', '\\x7bx:\\x5cx1bp0\\x7d'],
  ])('shows the code %s as what it is', (barcode, wanted) => {
    expect(labelsMarkup([{ ...LABEL, barcode }], LAYOUT)).toContain(wanted);
  });

  it('of any text is a page that printers take', () => {
    const hostile = { ...LABEL, name: '{x:\\x1bp0}|^~`"', sku: '='.repeat(64), counter: '-' };
    const markup = labelsMarkup([hostile], LAYOUT);
    const settings = { ...PRINTER_PROFILES['generic-80-chinese'], preset: 'custom' } as const;
    const job = { id: 1, kind: 'page', markup } as const;
    expect(encodeJob(job, { ...settings, locale: 'zh-CN' }).length).toBeGreaterThan(0);
  });
});

describe('printing labels', () => {
  let shop: CatalogueShop;
  beforeEach(() => {
    shop = openCatalogue();
  });
  afterEach(() => {
    shop.close();
  });
  const print = (labels: { productId: number; copies: number }[]) =>
    shop.store.call(
      'catalog.printLabels',
      { requestId: shop.store.requestId(), labels },
      AS_MANAGER,
    );

  it('queues one strip with all copies', () => {
    const one = shop.add();
    const other = shop.add({ sku: 'B', name: '口红', barcodes: [] });
    const printed = print([
      { productId: one, copies: 2 },
      { productId: other, copies: 1 },
    ]);
    expect(printed).toMatchObject({ ok: true, value: { labelCount: 3 } });
    const [job] = shop.store.db.all<{ kind: string; title: string; markup: string }>(
      'SELECT kind, title, markup FROM print_jobs',
    );
    expect(job).toMatchObject({ kind: 'page', title: 'Hydra 保湿面霜 … (3)' });
    expect(job?.markup.match(/保湿面霜/g)).toHaveLength(2);
    expect(job?.markup).toContain('口红');
  });

  it("has today's offer, and the price without it", () => {
    const productId = shop.add();
    shop.store.value(
      'catalog.addPrice',
      {
        requestId: shop.store.requestId(),
        productId,
        kind: 'offer',
        tier: null,
        priceMinor: 19_900,
        fromDay: '2026-11-21',
        toDay: '2026-11-30',
      },
      AS_MANAGER,
    );
    print([{ productId, copies: 1 }]);
    const [job] = shop.store.db.all<{ markup: string }>('SELECT markup FROM print_jobs');
    for (const text of ['199.00', '268.00', '2026-11-30']) expect(job?.markup).toContain(text);
  });

  it('refuses more than a strip, and a product nobody has', () => {
    const productId = shop.add();
    const labels = Array.from({ length: 4 }, () => ({ productId, copies: 99 }));
    expect(print(labels)).toMatchObject({
      error: { code: 'catalog.tooManyLabels', params: { max: 300 } },
    });
    expect(print([{ productId: 99, copies: 1 }])).toMatchObject({
      error: { code: 'catalog.productUnknown' },
    });
    expect(shop.store.db.all('SELECT id FROM print_jobs')).toEqual([]);
  });

  it('shows the label before it is printed, with a barcode that scans', () => {
    const productId = shop.add();
    const { svg } = shop.store.value('catalog.labelSvg', { productId }, AS_MANAGER);
    expect(svg).toMatch(/^<svg /);
    expect(readCodes(rasterise(svg))).toContain('EAN-13:4006381333931');
  });
});
