import type { ReceiptDocument } from '../../src/main/features/devices/rules/receipt-types.ts';

/** A receipt with Chinese, Spanish and English on it, three tenders, change and points. */
export const RECEIPT: ReceiptDocument = {
  storeName: '柜台百货 Guitai',
  tillCode: 'T03',
  receiptNo: 'S01-T03-20261121-000123',
  completedAt: Date.UTC(2026, 10, 21, 6, 3),
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  currencyDecimals: 2,
  staffName: '王芳',
  member: { name: 'José Muñoz 王小明', cardNo: '8800123450', tier: 'gold' },
  lines: [
    {
      name: '真丝围巾 翡翠绿',
      counterName: '丝绸',
      unit: 'piece',
      quantityMilli: 1000,
      unitPriceMinor: 128_000,
      totalMinor: 128_000,
    },
    {
      name: 'Merino wool socks, extra warm, navy blue, three pairs',
      counterName: 'Socks',
      unit: 'piece',
      quantityMilli: 2000,
      unitPriceMinor: 3900,
      totalMinor: 7800,
    },
    {
      name: 'Jamón ibérico',
      counterName: 'Deli',
      unit: 'kg',
      quantityMilli: 485,
      unitPriceMinor: 28_000,
      totalMinor: 13_580,
    },
  ],
  totalMinor: 149_380,
  taxMinor: 17_185,
  tenders: [
    { kind: 'points', amountMinor: 5000, handedMinor: 0, points: 5000, reference: '' },
    { kind: 'card', amountMinor: 100_000, handedMinor: 0, points: 0, reference: '**** 4242' },
    { kind: 'cash', amountMinor: 44_380, handedMinor: 50_000, points: 0, reference: '' },
  ],
  changeMinor: 5620,
  points: { earned: 2165, redeemed: 5000, balanceAfter: 12_345, earnedExpireOn: '2027-11-30' },
};

/** The same with so many lines that it is several times a printer's buffer. */
export function longReceipt(lines: number): ReceiptDocument {
  return {
    ...RECEIPT,
    lines: Array.from({ length: lines }, (_, index) => ({
      name: `商品 ${String(index).padStart(4, '0')} Artículo`,
      counterName: '',
      unit: 'piece' as const,
      quantityMilli: 1000,
      unitPriceMinor: 100,
      totalMinor: 100,
    })),
  };
}
