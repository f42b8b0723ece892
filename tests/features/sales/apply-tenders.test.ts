import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT_MINOR } from '../../../src/contract/kernel/money.ts';
import type { Tender } from '../../../src/contract/sales.ts';
import { applyTenders } from '../../../src/main/features/sales/rules/apply-tenders.ts';

const cash = (amountMinor: number): Tender => ({ kind: 'cash', amountMinor });
const card = (amountMinor: number, reference = ''): Tender => ({
  kind: 'card',
  amountMinor,
  reference,
});
const wallet = (amountMinor: number): Tender => ({ kind: 'wallet', amountMinor, reference: 'W' });
const voucher = (amountMinor: number): Tender => ({ kind: 'voucher', amountMinor, code: 'V' });
const NO_POINTS = { points: 0, worthMinor: 0 };

function apply(totalMinor: number, tenders: readonly Tender[], points = NO_POINTS) {
  const result = applyTenders({ totalMinor, points, tenders });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('putting tenders against a total', () => {
  it('gives change from cash', () => {
    expect(apply(43_600, [cash(50_000)])).toEqual({
      tenders: [
        { kind: 'cash', amountMinor: 43_600, handedMinor: 50_000, points: 0, reference: '' },
      ],
      paidMinor: 43_600,
      dueMinor: 0,
      changeMinor: 6400,
      overpaidMinor: 0,
    });
  });

  it('takes points first, then cards in their order, then cash, whatever the order entered', () => {
    const payment = apply(10_000, [cash(5000), card(3000, 'A'), card(2000, 'B')], {
      points: 1000,
      worthMinor: 1000,
    });
    expect(payment.tenders.map((one) => [one.kind, one.amountMinor, one.reference])).toEqual([
      ['points', 1000, ''],
      ['card', 3000, 'A'],
      ['card', 2000, 'B'],
      ['cash', 4000, ''],
    ]);
    expect(payment).toMatchObject({ dueMinor: 0, changeMinor: 1000, overpaidMinor: 0 });
  });

  it('takes vouchers before cards and wallets after them; none gives change', () => {
    const payment = apply(10_000, [cash(5000), wallet(1000), card(2000, 'A'), voucher(3000)]);
    expect(payment.tenders.map((one) => [one.kind, one.amountMinor, one.reference])).toEqual([
      ['voucher', 3000, 'V'],
      ['card', 2000, 'A'],
      ['wallet', 1000, 'W'],
      ['cash', 4000, ''],
    ]);
    expect(apply(1000, [voucher(1001)])).toMatchObject({ changeMinor: 0, overpaidMinor: 1 });
    expect(apply(1000, [wallet(1001)])).toMatchObject({ changeMinor: 0, overpaidMinor: 1 });
  });

  it('never gives change from a card', () => {
    expect(apply(1000, [card(1001)])).toMatchObject({ changeMinor: 0, overpaidMinor: 1 });
    expect(apply(1000, [card(600), card(600)])).toMatchObject({
      changeMinor: 0,
      overpaidMinor: 200,
    });
  });

  it('refuses cash when nothing is due any more', () => {
    expect(apply(1000, [card(1000), cash(500)])).toMatchObject({
      changeMinor: 0,
      overpaidMinor: 500,
    });
    expect(apply(0, [cash(500)])).toMatchObject({
      changeMinor: 0,
      overpaidMinor: 500,
      tenders: [],
    });
  });

  it('says what is still due', () => {
    expect(apply(1000, [card(300), cash(200)])).toMatchObject({
      paidMinor: 500,
      dueMinor: 500,
      changeMinor: 0,
    });
    expect(apply(0, [])).toMatchObject({ tenders: [], dueMinor: 0, overpaidMinor: 0 });
  });

  it('books cash entered in several parts as one', () => {
    expect(apply(8000, [cash(10_000), cash(5000)]).tenders).toEqual([
      { kind: 'cash', amountMinor: 8000, handedMinor: 15_000, points: 0, reference: '' },
    ]);
  });

  it('refuses sums beyond 14 digits', () => {
    const tenders = [cash(MAX_AMOUNT_MINOR), cash(1)];
    expect(applyTenders({ totalMinor: 1, points: NO_POINTS, tenders })).toMatchObject({
      error: { code: 'sales.amountTooLarge' },
    });
  });

  it('what it books adds up to the total exactly when nothing is due or over', () => {
    const tender = fc.oneof(
      fc.integer({ min: 1, max: 9000 }).map(cash),
      fc.integer({ min: 1, max: 9000 }).map((n) => card(n)),
      fc.integer({ min: 1, max: 9000 }).map(wallet),
      fc.integer({ min: 1, max: 9000 }).map(voucher),
    );
    fc.assert(
      fc.property(
        fc.nat(20_000),
        fc.nat(5000),
        fc.array(tender, { maxLength: 10 }),
        (total, worth, tenders) => {
          const points = Math.min(worth, total);
          const payment = apply(total, tenders, { points, worthMinor: points });
          const booked = payment.tenders.reduce((sum, one) => sum + one.amountMinor, 0);
          const handed = tenders.reduce(
            (sum, one) => sum + (one.kind === 'points' ? 0 : one.amountMinor),
            points,
          );
          expect(booked).toBe(payment.paidMinor);
          expect(handed).toBe(
            total - payment.dueMinor + payment.changeMinor + payment.overpaidMinor,
          );
          expect(payment.dueMinor === 0 || payment.overpaidMinor === 0).toBe(true);
          const isExact = payment.dueMinor === 0 && payment.overpaidMinor === 0;
          expect(!isExact || booked === total).toBe(true);
          const handedCash = tenders.reduce(
            (sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0),
            0,
          );
          expect(payment.changeMinor).toBeLessThanOrEqual(handedCash);
        },
      ),
      { numRuns: 500 },
    );
  });
});
