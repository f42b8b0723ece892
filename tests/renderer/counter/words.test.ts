import { describe, expect, it } from 'vitest';
import type { ApprovalNeed, PricedLine } from '../../../src/contract/sales.ts';
import { lineDecisionWords } from '../../../src/renderer/features/sales/basket/decision-words.ts';
import { approvalWords } from '../../../src/renderer/features/sales/logic/approval-words.ts';
import { makeFormat } from '../../../src/renderer/lib/format.ts';
import type { Translate } from '../../../src/renderer/i18n/index.ts';

const till = { currency: 'CNY', currencyDecimals: 2, timeZone: 'Asia/Shanghai' };
/** Says the key and what goes into it: the catalogues' words are another test's business. */
const t: Translate = (key, params = {}) =>
  [key.replace('sales:', ''), ...Object.values(params)].join('|');
const speech = { t, format: makeFormat('en', till) };

const cup: PricedLine = {
  lineNo: 1,
  productId: 4,
  name: 'Cup',
  barcode: null,
  counterName: 'Lan',
  unit: 'piece',
  quantityMilli: 1000,
  regularPriceMinor: 9800,
  unitPriceMinor: 9800,
  priceSource: 'regular',
  priceReason: '',
  lineDiscountMinor: 0,
  discountReason: '',
  subtotalMinor: 9800,
  sharedDiscountMinor: 0,
  totalMinor: 9800,
  taxMinor: 0,
  note: '',
};
const plain = { discount: null, note: '' };
const quarter = { kind: 'percent', basisPoints: 2500, reason: 'Damaged' } as const;

describe('what a line says of itself', () => {
  it('is silent while nothing was decided', () => {
    expect(lineDecisionWords(plain, cup, speech)).toBe('');
  });

  it('names where another price comes from, and why', () => {
    const member: PricedLine = { ...cup, unitPriceMinor: 9000, priceSource: 'tier' };
    expect(lineDecisionWords(plain, member, speech)).toBe('price.tier');
    const byHand: PricedLine = { ...cup, priceSource: 'manual', priceReason: 'Agreed' };
    expect(lineDecisionWords(plain, byHand, speech)).toBe('price.manual: Agreed');
  });

  it('tells a discount with the till’s amount, and leaves the amount out while it is not known', () => {
    const off: PricedLine = { ...cup, lineDiscountMinor: 2450 };
    const line = { discount: quarter, note: 'gift' };
    expect(lineDecisionWords(line, off, speech)).toBe(
      'price.discount 25 % −24.50 · Damaged · “gift”',
    );
    expect(lineDecisionWords(line, null, speech)).toBe('price.discount 25 % · Damaged · “gift”');
  });
});

/** What is said of a basket of one cup and 50 off the whole. */
function words(needs: readonly ApprovalNeed[], line: Partial<PricedLine> = {}) {
  const lines = [{ ...cup, ...line }];
  return approvalWords({ lines, approvalsNeeded: [...needs], basketDiscountMinor: 5000 }, speech);
}

describe('what a manager is asked', () => {
  it('says line by line what is decided, each thing once', () => {
    const need = { kind: 'discount', lineNo: 1 } as const;
    const line = { lineDiscountMinor: 2000, sharedDiscountMinor: 45 };
    expect(words([need, need], line)).toEqual(['approval.discount|Cup|¥20.45']);
    expect(words([{ kind: 'price', lineNo: 1 }], { unitPriceMinor: 1250 })).toEqual([
      'approval.price|Cup|¥12.50|¥98.00',
    ]);
    expect(words([{ kind: 'belowFloor', lineNo: 1 }])).toEqual(['approval.belowFloor|Cup']);
  });

  it('says what is decided of the whole', () => {
    expect(words([{ kind: 'discount', lineNo: null }])).toEqual(['approval.basketDiscount|¥50.00']);
    expect(words([])).toEqual([]);
  });
});
