import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/contract/primitives.ts';
import { PRINTER_PROFILES } from '../../src/contract/printer-profiles.ts';
import { encodeJob } from '../../src/main/devices/printer/encode-job.ts';
import { renderReceiptSvg } from '../../src/main/features/devices/encoding/receipt-svg.ts';
import { refundMarkup } from '../../src/main/features/devices/rules/refund-markup.ts';
import type { RefundDocument } from '../../src/main/features/devices/rules/refund-types.ts';
import { rasterise, readCodes } from './read-codes.ts';

const VOUCHER = 'V214288128660';

/** A refund by every tender, with points both ways and a voucher. */
const REFUND: RefundDocument = {
  type: 'refund',
  storeName: '柜台百货 Guitai',
  tillCode: 'T03',
  receiptNo: 'S01-T03-20261122-000124',
  originalReceiptNo: 'S01-T03-20261121-000123',
  reason: 'size',
  completedAt: Date.UTC(2026, 10, 22, 6, 3),
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  currencyDecimals: 2,
  staffName: '王芳',
  member: { name: 'José Muñoz 王小明', cardNo: '8800123450', tier: 'gold' },
  lines: [
    {
      name: 'Jamón {ibérico} | "x" \u001bp0',
      unit: 'kg',
      quantityMilli: 485,
      unitPriceMinor: 28_000,
      totalMinor: 13_580,
    },
  ],
  totalMinor: 13_580,
  taxMinor: 1562,
  refunds: [
    { kind: 'points', amountMinor: 500, points: 500, reference: '' },
    { kind: 'points', amountMinor: 100, points: 100, reference: 'clawback' },
    { kind: 'card', amountMinor: 2980, points: 0, reference: 'T-0091' },
    { kind: 'wallet', amountMinor: 3000, points: 0, reference: '4200001' },
    { kind: 'cash', amountMinor: 3000, points: 0, reference: '' },
    { kind: 'voucher', amountMinor: 4000, points: 0, reference: VOUCHER },
  ],
  points: { takenBack: 130, restored: 500, balanceAfter: -12, graceUntil: '2026-12-22' },
  voucher: { code: VOUCHER, amountMinor: 4000, expiresOn: '2027-11-30' },
};

const svgOf = (
  document: RefundDocument,
  paper: Parameters<typeof renderReceiptSvg>[1],
  isCopy = false,
) => renderReceiptSvg(refundMarkup(document, { ...paper, isCopy }), paper);

const markupOf = (document: Partial<RefundDocument>) =>
  refundMarkup({ ...REFUND, ...document }, { locale: 'en', columns: 48, isCopy: false });

describe('a refund receipt', () => {
  it.each(
    LOCALES.flatMap((locale) =>
      ([32, 42, 48] as const).map((columns) => [locale, columns] as const),
    ),
  )('in %s on %i columns has both codes for a scanner', (locale, columns) => {
    const svg = svgOf(REFUND, { locale, columns });
    expect(readCodes(rasterise(svg))).toEqual([
      `CODE-128:${VOUCHER}`,
      `QR-Code:${REFUND.receiptNo}`,
    ]);
  });

  it('tells the sale, the references, the points, and prints hostile names as they are', () => {
    const markup = refundMarkup(REFUND, { locale: 'en', columns: 48, isCopy: false });
    for (const text of [
      'S01-T03-20261121-000123',
      'T-0091',
      '4200001',
      'Wrong size',
      '\\x2d130',
      '+500',
    ]) {
      expect(markup).toContain(text);
    }
    expect(markup).toContain('\\x2d12');
    expect(markup).not.toContain('\u001b');
    expect(markup).toContain('\\x7bibérico\\x7d');
    const copy = refundMarkup(REFUND, { locale: 'en', columns: 48, isCopy: true });
    expect(copy.split('COPY').length).toBe(3);
  });

  it('asks the printer for the voucher as a Code 128, letter and digit pairs', () => {
    const markup = refundMarkup(REFUND, { locale: 'en', columns: 32, isCopy: false });
    const settings = {
      ...PRINTER_PROFILES['generic-58'],
      preset: 'custom',
      locale: 'en',
    } as const;
    const bytes = Buffer.concat(encodeJob({ id: 1, kind: 'receipt', markup }, settings));
    const at = bytes.indexOf(Buffer.from([0x1d, 0x6b, 0x49]));
    expect(at).toBeGreaterThan(0);
    const data = bytes.subarray(at + 4, at + 4 + (bytes[at + 3] ?? 0));
    // {B starts in set B with the letter; {C goes on with pairs of digits.
    expect(data.subarray(0, 5).toString('latin1')).toBe('{BV{C');
    expect([...data.subarray(5)]).toEqual([21, 42, 88, 12, 86, 60]);
  });

  it('says so of a void and of goods without a receipt, and asks no signature without cash', () => {
    expect(markupOf({ reason: 'void' })).toContain('SALE VOIDED');
    expect(markupOf({ originalReceiptNo: null })).toContain('Returned without receipt');
    expect(markupOf({})).toContain('Customer signature');
    expect(markupOf({ refunds: [], voucher: null })).not.toContain('Customer signature');
  });
});
