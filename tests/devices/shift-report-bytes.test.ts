import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/contract/primitives.ts';
import type { ShiftReport } from '../../src/contract/shift.ts';
import { encodeJob } from '../../src/main/devices/printer/encode-job.ts';
import { renderReceiptSvg } from '../../src/main/features/devices/encoding/receipt-svg.ts';
import type { PaperColumns } from '../../src/main/features/devices/rules/markup-page.ts';
import { shiftMarkup } from '../../src/main/features/devices/rules/shift-markup.ts';
import type { ShiftDocument } from '../../src/main/features/devices/rules/shift-types.ts';
import { interpretEscPos, paperText } from './interpret-escpos.ts';
import { rasterise, readCodes } from './read-codes.ts';
import { printerOn } from './support.ts';

const HASH = '0123456789abcdef'.repeat(4);
const none = { count: 0, minor: 0 };
const REPORT: ShiftReport = {
  shiftId: 7,
  businessDay: '2026-11-21',
  openedAt: Date.UTC(2026, 10, 21, 1),
  openedByName: 'José Muñoz',
  isAutomatic: false,
  figures: {
    firstReceiptNo: 'S01-T03-20261121-000123',
    lastReceiptNo: 'S01-T03-20261121-000199',
    sales: { count: 77, minor: 123_456_789 },
    returns: { count: 2, minor: -4000 },
    voids: { count: 1, minor: -1000 },
    netMinor: 123_452_789,
    taxMinor: 14_000_000,
    discounts: { count: 3, minor: 12_345 },
    roundings: { count: 4, minor: 9 },
    tenders: [
      {
        kind: 'cash',
        paid: { count: 50, minor: 23_456_789 },
        refunded: { count: 2, minor: -4000 },
        netMinor: 23_452_789,
      },
      {
        kind: 'wallet',
        paid: { count: 27, minor: 100_000_000 },
        refunded: none,
        netMinor: 100_000_000,
      },
    ],
    taxes: [
      { rateBp: 1300, grossMinor: 123_000_000, taxMinor: 13_950_000 },
      { rateBp: 50, grossMinor: 452_789, taxMinor: 50_000 },
      { rateBp: 0, grossMinor: 0, taxMinor: 0 },
    ],
    pointsEarned: 12_345,
    pointsRedeemed: 500,
    cashIn: { count: 1, minor: 5000 },
    cashOut: { count: 1, minor: 2000 },
    drawerOpenings: 3,
    voidedBaskets: 1,
    floatMinor: 30_000,
    expectedCashMinor: 23_485_789,
  },
  movements: [
    {
      kind: 'out',
      amountMinor: 2000,
      reason: '{code:X}| 清洁 = ~cut',
      staffName: '李娜',
      approvedByName: '王芳',
      at: 1,
    },
  ],
  closing: {
    zNo: 12,
    closedAt: Date.UTC(2026, 10, 21, 13),
    closedByName: '李娜',
    countedMinor: 23_485_689,
    counts: [{ denominationMinor: 10_000, pieces: 2000 }],
    differenceMinor: -100,
    differenceReason: 'Gave too much change',
    headSeq: 4711,
    headHash: HASH,
  },
};
const DOCUMENT: ShiftDocument = {
  storeName: '柜台百货 Guitai Store',
  tillCode: 'T03',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  currencyDecimals: 2,
  at: Date.UTC(2026, 10, 21, 14),
  report: REPORT,
};
const X: ShiftDocument = { ...DOCUMENT, report: { ...REPORT, closing: null } };
const CODE = `Z12-4711-${HASH.toUpperCase()}`;

function print(document: ShiftDocument, columns: PaperColumns, locale: (typeof LOCALES)[number]) {
  const markup = shiftMarkup(document, { columns, locale, isCopy: false });
  const { settings } = printerOn(null, { columns });
  return interpretEscPos(Buffer.concat(encodeJob({ id: 1, kind: 'page', markup }, settings)));
}

describe('a Z report on paper', () => {
  const looks = LOCALES.flatMap((locale) =>
    ([32, 42, 48] as const).map((columns) => ({ locale, columns })),
  );
  it.each(looks)('in $locale on $columns columns holds its figures', ({ locale, columns }) => {
    const paper = print(DOCUMENT, columns, locale);
    const text = paperText(paper);
    for (const figure of [
      '1,234,527.89',
      '-40.00',
      '234,857.89',
      '-1.00',
      '139,500.00',
      '200,000.00',
    ])
      expect(text).toContain(figure);
    expect(text).toContain(HASH.slice(0, 16));
    expect(text).toContain('0.5');
    expect(paper).toMatchObject({ cuts: 1, drawerKicks: 0, qrCodes: [CODE] });
  });

  it('shows a code that zbar reads as number, place and hash of the log', () => {
    const markup = shiftMarkup(DOCUMENT, { columns: 48, locale: 'en', isCopy: false });
    const svg = renderReceiptSvg(markup, { columns: 48, locale: 'en' });
    expect(readCodes(rasterise(svg))).toEqual([`QR-Code:${CODE}`]);
  });

  it('says first and last that it is a copy', () => {
    const markup = shiftMarkup(DOCUMENT, { columns: 48, locale: 'es', isCopy: true });
    expect(markup.match(/COPIA/g)).toHaveLength(2);
  });

  it('of an open shift is no Z report: no number, no code, no count', () => {
    const paper = print(X, 48, 'en');
    const text = paperText(paper);
    expect(text).toContain('X REPORT');
    expect(text).toContain('The shift is still open');
    expect(text).not.toContain('Counted');
    expect(paper.qrCodes).toEqual([]);
  });
});
