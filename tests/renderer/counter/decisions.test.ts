import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/contract/sales.ts';
import { fitVoucher } from '../../../src/renderer/features/sales/logic/fit-voucher.ts';
import {
  nextReason,
  nextRounding,
  typedDecision,
} from '../../../src/renderer/features/sales/logic/typed-decision.ts';
import {
  basketOf,
  draftOf,
  EMPTY_SALE,
} from '../../../src/renderer/features/sales/state/sale-content.ts';
import { saleReducer } from '../../../src/renderer/features/sales/state/sale-reducer.ts';
import type {
  SaleAction,
  SaleState,
} from '../../../src/renderer/features/sales/state/sale-types.ts';

const TENTH = { kind: 'percent', basisPoints: 1000, reason: 'Damaged' } as const;
const LABEL = { unitPriceMinor: 850, source: 'label', reason: '' } as const;

function add(productId: number, price: typeof LABEL | null = null): SaleAction {
  const product = { name: 'Cup', barcode: null, counterName: 'Lan', unit: 'piece' } as const;
  return { type: 'lineAdded', productId, product, quantityMilli: 1000, price };
}

function play(...actions: readonly SaleAction[]): SaleState {
  return actions.reduce(saleReducer, EMPTY_SALE);
}

/** So much off, as it is read. */
const percent = (basisPoints: number) => ({
  ok: true,
  value: { to: 'discount', discount: { kind: 'percent', basisPoints, reason: 'Damaged' } },
});

describe('what is typed as a discount or price', () => {
  const shape = { reason: 'Damaged', decimals: 2, decimalSign: '.' } as const;
  const typed = (way: 'percent' | 'amount' | 'price', text: string) =>
    typedDecision({ ...shape, way, text });

  it('reads percent with decimals, sign and full-width figures, up to all of it', () => {
    expect(typed('percent', '10')).toEqual(percent(1000));
    expect(typed('percent', '12.5 %')).toEqual(percent(1250));
    expect(typed('percent', '１０％')).toEqual(percent(1000));
    expect(typed('percent', '100')).toEqual(percent(10_000));
    expect(typed('percent', '100.01')).toMatchObject({ error: { code: 'overHundred' } });
    expect(typed('percent', '0')).toMatchObject({ error: { code: 'zero' } });
    expect(typed('percent', '')).toMatchObject({ error: { code: 'empty' } });
  });

  it('takes nothing off by no amount, and lets a price be nothing', () => {
    expect(typed('amount', '0')).toMatchObject({ error: { code: 'zero' } });
    expect(typed('amount', '5.50')).toMatchObject({
      value: { discount: { kind: 'amount', amountMinor: 550 } },
    });
    expect(typed('price', '0')).toEqual({
      ok: true,
      value: { to: 'price', price: { unitPriceMinor: 0, source: 'manual', reason: 'Damaged' } },
    });
  });

  it('goes through the roundings and off again, and through the reasons in a ring', () => {
    expect(nextRounding([10, 100], null)).toBe(10);
    expect(nextRounding([10, 100], 10)).toBe(100);
    expect(nextRounding([10, 100], 100)).toBeNull();
    // One that the store no longer offers goes to the first that it does.
    expect(nextRounding([10], 50)).toBe(10);
    expect(nextReason(['a', 'b', 'c'], 'free words', 1)).toBe('a');
    expect(nextReason(['a', 'b', 'c'], 'free words', -1)).toBe('c');
    expect(nextReason(['a', 'b', 'c'], 'c', 1)).toBe('a');
    expect(nextReason(['a', 'b', 'c'], 'a', -1)).toBe('c');
  });
});

describe('decisions of a line', () => {
  it('hold for the pieces they were made for: one more is a line of its own', () => {
    const state = play(
      add(1),
      { type: 'lineDecided', key: 1, change: { discount: TENTH } },
      add(1),
    );
    expect(state.lines.map(({ discount }) => discount)).toEqual([TENTH, null]);
    expect(play(add(1), add(1)).lines).toHaveLength(1);
    const noted = play(add(1), { type: 'lineDecided', key: 1, change: { note: 'gift' } }, add(1));
    expect(noted.lines).toHaveLength(2);
  });

  it('keeps pieces at a label’s price apart from those at the price on file', () => {
    const state = play(add(1), add(1, LABEL), add(1, LABEL), add(1));
    expect(basketOf(state).lines).toMatchObject([
      { quantityMilli: 2000, price: null },
      { quantityMilli: 2000, price: LABEL },
    ]);
  });

  it('nothing of a basket’s decisions befalls the next customer', () => {
    const state = play(
      add(1),
      { type: 'basketDecided', change: { discount: TENTH, roundToMinor: 100, note: 'late' } },
      { type: 'lineRemoved', key: 1, name: 'Cup' },
    );
    expect(state).toMatchObject({ discount: null, roundToMinor: null, note: '' });
    expect(saleReducer(state, { type: 'undone' })).toMatchObject({
      discount: TENTH,
      roundToMinor: 100,
      note: 'late',
    });
    const bare = { type: 'basketDecided', change: { discount: TENTH } } as const;
    expect(play(bare).discount).toBeNull();
  });
});

describe('a basket that waits', () => {
  const draft: Draft = {
    lines: [{ productId: 4, quantityMilli: 2000, price: null, discount: TENTH, note: 'gift' }],
    memberId: 9,
    discount: TENTH,
    roundToMinor: 10,
    note: 'fetches it at six',
    coupons: [],
    tenders: [{ kind: 'card', amountMinor: 5, reference: '' }],
    paymentRequestId: null,
  };
  const resumed = { type: 'basketResumed', draft, name: 'Scarf' } as const;

  it('comes back as it was put aside', () => {
    const state = play(resumed);
    expect(draftOf(state)).toEqual(draft);
    expect(state.notice).toEqual({ kind: 'basketResumed', name: 'Scarf' });
  });

  it('takes the place of a member alone or a finished sale, never of goods', () => {
    expect(draftOf(play({ type: 'memberAttached', memberId: 2 }, resumed))).toEqual(draft);
    const goods = play(add(1));
    expect(saleReducer(goods, resumed)).toBe(goods);
  });

  it('leaves the counter empty, with a word', () => {
    const notice = { kind: 'basketHeld', name: 'Scarf' } as const;
    const state = play(add(1), { type: 'basketLeft', notice });
    expect(draftOf(state)).toBeNull();
    expect(state.notice).toEqual(notice);
    expect(state.undo).toBeNull();
  });
});

describe('a voucher that came before the goods', () => {
  const code = 'V000000000018';
  const balanceMinor = 10_000;

  /** What the till says of a sale of so much, when the voucher is to pay so much of it. */
  const quoteOf = (totalMinor: number, amountMinor: number) => ({
    totalMinor,
    paidMinor: amountMinor,
    dueMinor: Math.max(0, totalMinor - amountMinor),
    vouchers: [{ code, balanceMinor, paidMinor: amountMinor, expiresOn: null }],
  });
  const voucherOf = (amountMinor: number) => ({ kind: 'voucher', code, amountMinor }) as const;

  it('pays what it can of the sale, whichever way the sale goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 12 }),
        (totals) => {
          let amountMinor = balanceMinor;
          let fitted: string | null = null;
          for (const totalMinor of totals) {
            const fit = fitVoucher({
              tenders: [voucherOf(amountMinor)],
              quote: quoteOf(totalMinor, amountMinor),
              fitted,
            });
            if (fit !== null) {
              ({ amountMinor } = fit);
              fitted = fit.code;
            }
            expect(amountMinor).toBe(Math.min(totalMinor, balanceMinor));
          }
        },
      ),
    );
  });

  it('leaves an amount alone that a person chose', () => {
    const at = { tenders: [voucherOf(3000)], quote: quoteOf(8000, 3000), fitted: null };
    expect(fitVoucher(at)).toBeNull();
    expect(fitVoucher({ ...at, tenders: [] })).toBeNull();
  });
});
