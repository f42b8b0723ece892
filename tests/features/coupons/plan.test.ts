import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  shuffledSubarray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CouponTerms } from '../../../src/contract/coupons.ts';
import { planCoupons } from '../../../src/main/features/coupons/rules/plan-coupons.ts';
import type {
  CouponLine,
  CouponSale,
  CouponToPlan,
  KnownCoupon,
} from '../../../src/main/features/coupons/rules/plan-types.ts';
import { termsOf } from './coupon-shop.ts';

const SALE: CouponSale = {
  memberId: 1,
  tier: 'gold',
  // A Saturday.
  day: '2026-11-21',
  minuteOfDay: 10 * 60,
};

function line(subtotalMinor: number, more: Partial<CouponLine> = {}): CouponLine {
  return {
    product: 'cream',
    category: 'beauty',
    brand: null,
    supplier: null,
    counter: 'c1',
    unit: 'piece',
    quantityMilli: 1000,
    subtotalMinor,
    isSpecialOffer: false,
    ...more,
  };
}

let nextId = 1;
function coupon(
  wish: Parameters<typeof termsOf>[0],
  more: Partial<KnownCoupon> = {},
): CouponToPlan {
  nextId += 1;
  return {
    kind: 'known',
    coupon: {
      couponId: nextId,
      uid: `uid-${nextId}`,
      code: `code-${nextId}`,
      campaignId: nextId,
      name: `Campaign ${nextId}`,
      terms: termsOf({ stacking: 'any', ...wish }),
      campaignState: 'active',
      isVoid: false,
      memberId: null,
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
      uses: 0,
      maxUses: 1,
      usedOn: null,
      usesByMember: 0,
      ...more,
    },
  };
}

/** Why a coupon on goods of 100.00 takes nothing off; null = it does. */
function reasonOf(entry: CouponToPlan, sale: Partial<CouponSale> = {}, lines = [line(10_000)]) {
  const plan = planCoupons({ coupons: [entry], lines, sale: { ...SALE, ...sale } });
  return plan.coupons[0]?.refused?.reason ?? null;
}

/** Why each of these on goods of 100.00 takes nothing off. */
function both(coupons: CouponToPlan[]) {
  return planCoupons({ coupons, lines: [line(10_000)], sale: SALE }).coupons.map(
    ({ refused }) => refused?.reason ?? null,
  );
}

function off(coupons: CouponToPlan[], lines: CouponLine[]) {
  return planCoupons({ coupons, lines, sale: SALE });
}

/** What a share takes off 3.33. */
function shareOf(basisPoints: number, maximumMinor: number | null): number {
  const benefit = { kind: 'percent', basisPoints, maximumMinor } as const;
  return off([coupon({ benefit })], [line(333)]).totalMinor;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

const uid = '0190a000-0000-7000-8000-000000000001';
const other = '0190a000-0000-7000-8000-000000000002';
const goods = (lists: Partial<CouponTerms['appliesTo']>) => ({ appliesTo: lists });

describe('why a coupon is not taken', () => {
  test.each([
    ['its campaign is a draft', coupon({}, { campaignState: 'draft' }), {}, 'draft'],
    ['it was voided', coupon({}, { campaignState: 'ended', isVoid: true }), {}, 'ended'],
    ['it begins tomorrow', coupon({}, { validFrom: '2026-11-22' }), {}, 'coming'],
    ['it lapsed yesterday', coupon({}, { validTo: '2026-11-20' }), {}, 'expired'],
    ['its last day is today', coupon({}, { validTo: '2026-11-21' }), {}, null],
    ['all uses are used up', coupon({}, { uses: 3, maxUses: 3 }), {}, 'usedUp'],
    [
      "it is a member's, and nobody is there",
      coupon({}, { memberId: 1 }),
      { memberId: null, tier: null },
      'needsMember',
    ],
    ["it is another member's", coupon({}, { memberId: 2 }), {}, 'otherMember'],
    ['it is for another tier', coupon({ tiers: ['platinum'] }), {}, 'tier'],
    [
      'the member used as many',
      coupon({ perMemberLimit: 2, codes: 'public' }, { maxUses: null, usesByMember: 2 }),
      {},
      'memberLimit',
    ],
    ['it is for other days', coupon({ weekdays: [7] }), {}, 'weekday'],
    ['it is for this day', coupon({ weekdays: [6] }), {}, null],
    ['it is too early', coupon({ hours: { from: '18:00', to: '22:00' } }), {}, 'hours'],
    ['the hours end now', coupon({ hours: { from: '08:00', to: '10:00' } }), {}, 'hours'],
    [
      'its hours go over midnight',
      coupon({ hours: { from: '22:00', to: '02:00' } }),
      { minuteOfDay: 61 },
      null,
    ],
    ['its goods are not there', coupon(goods({ categories: [uid] })), {}, 'noGoods'],
    ['too little', coupon({ minimumMinor: 10_001 }), {}, 'tooLittle'],
    ['just enough', coupon({ minimumMinor: 10_000 }), {}, null],
  ] as const)('%s', (_, entry, sale, reason) => {
    expect(reasonOf(entry, sale)).toBe(reason);
  });

  test('only on goods at their regular price', () => {
    const offer = line(10_000, { isSpecialOffer: true });
    expect(reasonOf(coupon({ withSpecialOffers: false }), {}, [offer])).toBe('onlyOffers');
    expect(reasonOf(coupon({ withSpecialOffers: false }), {}, [offer, line(1)])).toBeNull();
  });

  test('a free item needs a piece that costs something', () => {
    const free = coupon({ benefit: { kind: 'freeItem' } });
    expect(reasonOf(free, {}, [line(500, { unit: 'kg', quantityMilli: 485 }), line(0)])).toBe(
      'noGoods',
    );
  });

  test('who stands alone keeps others out, and is kept out by them', () => {
    const alone = coupon({ stacking: 'alone' });
    expect(both([alone, coupon({})])).toEqual([null, 'notTogether']);
    expect(both([coupon({}), alone])).toEqual([null, 'notTogether']);
    const one = coupon({ stacking: 'others' }, { campaignId: 77 });
    const same = coupon({ stacking: 'others' }, { campaignId: 77 });
    expect(both([one, same, coupon({})])).toEqual([null, 'oneOfAKind', null]);
  });

  test("several of one basket count against the member's limit", () => {
    const terms = { perMemberLimit: 2 } as const;
    const three = [1, 2, 3].map(() => coupon(terms, { campaignId: 78, usesByMember: 1 }));
    const plan = planCoupons({ coupons: three, lines: [line(10_000)], sale: SALE });
    expect(plan.coupons.map(({ refused }) => refused?.reason ?? null)).toEqual([
      null,
      'memberLimit',
      'memberLimit',
    ]);
  });
});

describe('what coupons take off', () => {
  test('a share with its maximum, half up', () => {
    expect(shareOf(1500, null)).toBe(50);
    expect(shareOf(1500, 30)).toBe(30);
  });

  test('the cheapest piece of the fitting goods, out of a line of several', () => {
    const lines = [
      line(9000, { quantityMilli: 3000, product: uid }),
      line(4000, { product: uid }),
      line(100, { product: other }),
    ];
    const plan = off(
      [coupon({ benefit: { kind: 'freeItem' }, ...goods({ products: [uid] }) })],
      lines,
    );
    expect(plan.lineShares).toEqual([3000, 0, 0]);
  });

  test('only the lines it is for, by largest remainder', () => {
    const lines = [
      line(100, { product: uid }),
      line(999, { product: other }),
      line(200, { product: uid }),
    ];
    const plan = off(
      [coupon({ benefit: { kind: 'amount', amountMinor: 100 }, ...goods({ products: [uid] }) })],
      lines,
    );
    expect(plan.lineShares).toEqual([33, 0, 67]);
  });

  const someLine = record({
    subtotalMinor: oneof(integer({ min: 0, max: 50 }), integer({ min: 0, max: 9_999_999 })),
    quantityMilli: integer({ min: 1, max: 9 }).map((pieces) => pieces * 1000),
    product: constantFrom(uid, other),
    isSpecialOffer: boolean(),
  }).map((wish) => line(0, wish));
  const someCoupon = record({
    benefit: oneof(
      integer({ min: 1, max: 2_000_000 }).map((amountMinor) => ({
        kind: 'amount' as const,
        amountMinor,
      })),
      integer({ min: 1, max: 10_000 }).map((basisPoints) => ({
        kind: 'percent' as const,
        basisPoints,
        maximumMinor: null,
      })),
      constantFrom({ kind: 'freeItem' as const }),
    ),
    products: shuffledSubarray([uid, other]),
    withSpecialOffers: boolean(),
    mayGoBelowFloor: boolean(),
  }).map(({ products, ...wish }) => coupon({ ...wish, ...goods({ products }) }));

  test('adds up to the last unit, leaves nothing below nothing, whatever the order', () => {
    assert(
      property(
        array(someLine, { minLength: 1, maxLength: 6 }),
        array(someCoupon, { maxLength: 6 }),
        integer({ min: 0, max: 719 }),
        (lines, coupons, turn) => {
          const plan = off(coupons, lines);
          expect(sum(plan.lineShares)).toBe(plan.totalMinor);
          expect(sum(plan.coupons.map(({ discountMinor }) => discountMinor))).toBe(plan.totalMinor);
          for (const [index, share] of plan.lineShares.entries()) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(lines[index]?.subtotalMinor ?? 0);
            expect(plan.heldShares[index]).toBeLessThanOrEqual(share);
          }
          for (const { discountMinor, refused } of plan.coupons) {
            expect(discountMinor > 0).toBe(refused === null);
          }
          // All of them go together here, so the order in which they came changes nothing.
          const at = turn % Math.max(coupons.length, 1);
          const turned = [...coupons.slice(at), ...coupons.slice(0, at)];
          expect(off(turned, lines).lineShares).toEqual(plan.lineShares);
        },
      ),
      { numRuns: 500 },
    );
  });
});
