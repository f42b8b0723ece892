import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taxIncluded } from '../../../src/contract/kernel/money.ts';
import type { ShiftFigures } from '../../../src/contract/shift.ts';
import { countCash } from '../../../src/main/features/shift/rules/count-cash.ts';
import { denominationsOf } from '../../../src/main/features/shift/rules/denominations.ts';
import {
  type ShiftFacts,
  type ShiftReceipt,
  shiftTotals,
} from '../../../src/main/features/shift/rules/shift-totals.ts';

const RATES = [0, 500, 900, 1300, 2100];
const KINDS = ['cash', 'card', 'wallet', 'voucher', 'points'] as const;

/** A receipt whose lines, by rate, and tenders both add up to its total, as booked ones do. */
const receipt = fc
  .record({
    isReturn: fc.boolean(),
    isVoid: fc.boolean(),
    taxes: fc
      .uniqueArray(fc.constantFrom(...RATES), { minLength: 1, maxLength: 3 })
      .chain((rates) =>
        fc.tuple(
          ...rates.map((rateBp) =>
            fc.integer({ min: 0, max: 10_000_000 }).map((grossMinor) => ({ rateBp, grossMinor })),
          ),
        ),
      ),
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 3 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    discountMinor: fc.integer({ min: 0, max: 5000 }),
    roundingMinor: fc.integer({ min: 0, max: 99 }),
    pointsEarned: fc.integer({ min: 0, max: 1000 }),
    pointsRedeemed: fc.integer({ min: 0, max: 1000 }),
    seq: fc.integer({ min: 1, max: 999_999 }),
  })
  .map((made): ShiftReceipt => {
    const sign = made.isReturn ? -1 : 1;
    const total = made.taxes.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
    const first = Math.floor(total * made.share);
    const parts = made.kinds.length === 1 ? [total] : [first, total - first];
    const signed = (value: number) => (value === 0 ? 0 : sign * value);
    return {
      receiptNo: `R-${made.seq}`,
      kind: made.isReturn ? 'return' : 'sale',
      isVoid: made.isReturn && made.isVoid,
      totalMinor: signed(total),
      discountMinor: signed(made.discountMinor),
      roundingMinor: signed(made.roundingMinor),
      pointsEarned: signed(made.pointsEarned),
      pointsRedeemed: signed(made.pointsRedeemed),
      taxes: made.taxes.map(({ rateBp, grossMinor }) => ({
        rateBp,
        grossMinor: signed(grossMinor),
        taxMinor: signed(taxIncluded(grossMinor, rateBp)),
      })),
      tenders: parts.map((part, index) => ({
        kind: made.kinds[index] ?? 'cash',
        amountMinor: signed(part),
      })),
    };
  });

const movement = fc.record({
  kind: fc.constantFrom('in' as const, 'out' as const),
  amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
});
const shift: fc.Arbitrary<Omit<ShiftFacts, 'receipts'> & { receipts: ShiftReceipt[] }> = fc.record({
  receipts: fc.array(receipt, { maxLength: 30 }),
  movements: fc.array(movement, { maxLength: 5 }),
  floatMinor: fc.integer({ min: 0, max: 1_000_000 }),
  drawerOpenings: fc.nat(20),
  voidedBaskets: fc.nat(20),
});

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const paidBy = (receipts: readonly ShiftReceipt[], kind: string) =>
  sum(
    receipts.flatMap(({ tenders }) =>
      tenders.filter((tender) => tender.kind === kind).map(({ amountMinor }) => amountMinor),
    ),
  );

const sums = (z: ShiftFigures) => [
  z.sales.count,
  z.netMinor,
  z.returns.minor,
  z.taxMinor,
  z.discounts.count,
  z.roundings.minor,
  z.pointsEarned,
  z.expectedCashMinor,
  ...KINDS.map((kind) => z.tenders.find((one) => one.kind === kind)?.netMinor ?? 0),
  ...RATES.map((rate) => z.taxes.find((one) => one.rateBp === rate)?.grossMinor ?? 0),
];

describe('the totals of a shift', () => {
  it('are the sums of its receipts: 5,000 random shifts', () => {
    fc.assert(
      fc.property(shift, (facts) => {
        const { receipts, movements } = facts;
        const z = shiftTotals(facts);
        const total = sum(receipts.map(({ totalMinor }) => totalMinor));
        expect(z.netMinor).toBe(total);
        expect(z.sales.count + z.returns.count).toBe(receipts.length);
        expect(z.sales.minor + z.returns.minor).toBe(total);
        expect(z.returns.minor).toBeLessThanOrEqual(0);
        expect(z.voids.count).toBe(receipts.filter(({ isVoid }) => isVoid).length);
        expect(sum(z.tenders.map(({ netMinor }) => netMinor))).toBe(total);
        for (const kind of KINDS) {
          const found = z.tenders.find((tender) => tender.kind === kind);
          expect(found?.netMinor ?? 0).toBe(paidBy(receipts, kind));
        }
        expect(sum(z.taxes.map(({ grossMinor }) => grossMinor))).toBe(total);
        const taxes = receipts.flatMap((one) => one.taxes.map(({ taxMinor }) => taxMinor));
        expect(z.taxMinor).toBe(sum(taxes));
        expect(sum(z.taxes.map(({ taxMinor }) => taxMinor))).toBe(z.taxMinor);
        expect(z.discounts.minor).toBe(sum(receipts.map(({ discountMinor }) => discountMinor)));
        expect(z.roundings.minor).toBe(sum(receipts.map(({ roundingMinor }) => roundingMinor)));
        expect(z.pointsEarned).toBe(sum(receipts.map(({ pointsEarned }) => pointsEarned)));
        expect(z.pointsRedeemed).toBe(sum(receipts.map(({ pointsRedeemed }) => pointsRedeemed)));
        const signed = movements.map((one) => (one.kind === 'in' ? 1 : -1) * one.amountMinor);
        expect(z.expectedCashMinor).toBe(facts.floatMinor + paidBy(receipts, 'cash') + sum(signed));
        expect(z.firstReceiptNo).toBe(receipts[0]?.receiptNo ?? null);
        expect(z.lastReceiptNo).toBe(receipts.at(-1)?.receiptNo ?? null);
      }),
      { numRuns: 5000 },
    );
  });

  it('of two halves add up to those of the whole, wherever the shift is cut', () => {
    fc.assert(
      fc.property(shift, fc.nat(30), (facts, cut) => {
        const none = { movements: [], floatMinor: 0, drawerOpenings: 0, voidedBaskets: 0 };
        const first = sums(shiftTotals({ ...facts, receipts: facts.receipts.slice(0, cut) }));
        const rest = sums(shiftTotals({ ...none, receipts: facts.receipts.slice(cut) }));
        expect(first.map((value, index) => value + (rest[index] ?? 0))).toEqual(
          sums(shiftTotals(facts)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('of nothing are nothing, but the float', () => {
    const none = { receipts: [], movements: [], drawerOpenings: 0, voidedBaskets: 0 };
    expect(shiftTotals({ ...none, floatMinor: 500 })).toMatchObject({
      netMinor: 0,
      tenders: [],
      taxes: [],
      firstReceiptNo: null,
      expectedCashMinor: 500,
    });
  });
});

describe('notes and coins', () => {
  it.each(['CNY', 'EUR', 'USD', 'MXN', 'TWD', 'HKD', 'JPY', 'KWD', 'XOF', 'SEK', 'CHF'])(
    'of %s go from large to small, each once, and reach every whole unit',
    (currency) => {
      const values = denominationsOf(currency).map(({ minor }) => minor);
      expect(values.toSorted((a, b) => b - a)).toEqual(values);
      expect(new Set(values).size).toBe(values.length);
      expect(values.every((minor) => Number.isInteger(minor) && minor > 0)).toBe(true);
      expect(values.length).toBeLessThanOrEqual(60);
    },
  );

  it('are counted exactly', () => {
    const counts = [
      { denominationMinor: 10_000, pieces: 3 },
      { denominationMinor: 50, pieces: 7 },
    ];
    expect(countCash({ counts, otherMinor: 5 })).toBe(30_355);
  });
});
