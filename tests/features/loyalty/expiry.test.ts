import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpiryPolicy } from '../../../src/contract/loyalty.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { expiresOn, lotDays } from '../../../src/main/features/loyalty/rules/expiry.ts';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/rules/programme.ts';

function last(policy: ExpiryPolicy, earnedOn: string, activeFrom = earnedOn) {
  return expiresOn(policy, { earnedOn, activeFrom });
}

describe('expiry policies (DOMAIN, Points)', () => {
  it('months after earning, to the end of that month', () => {
    const policy = { policy: 'endOfMonth', months: 12 } as const;
    expect(last(policy, '2020-07-06')).toBe('2021-07-31');
    expect(last(policy, '2027-02-28')).toBe('2028-02-29');
    expect(last({ policy: 'endOfMonth', months: 1 }, '2027-01-31')).toBe('2027-02-28');
  });

  it('exact months, clamped', () => {
    expect(last({ policy: 'exactMonths', months: 1 }, '2027-01-31')).toBe('2027-02-28');
    expect(last({ policy: 'exactMonths', months: 1 }, '2028-01-31')).toBe('2028-02-29');
    expect(last({ policy: 'exactMonths', months: 18 }, '2026-08-31')).toBe('2028-02-29');
  });

  it('a fixed date each year, on or after the first spendable day', () => {
    const endOfYear = { policy: 'fixedDate', month: 12, day: 31, yearsAhead: 0 } as const;
    expect(last(endOfYear, '2026-03-01')).toBe('2026-12-31');
    expect(last(endOfYear, '2026-12-31')).toBe('2026-12-31');
    expect(last(endOfYear, '2026-12-31', '2027-01-07')).toBe('2027-12-31');
    expect(last({ ...endOfYear, yearsAhead: 1 }, '2026-03-01')).toBe('2027-12-31');
    const leapDay = { policy: 'fixedDate', month: 2, day: 29, yearsAhead: 0 } as const;
    expect(last(leapDay, '2027-01-01')).toBe('2027-02-28');
    expect(last(leapDay, '2027-03-01')).toBe('2028-02-29');
  });

  it('never', () => {
    expect(last({ policy: 'never' }, '2026-03-01')).toBeNull();
  });

  it('no lot lapses before it can be spent', () => {
    const policy: fc.Arbitrary<ExpiryPolicy> = fc.oneof(
      fc.record({
        policy: fc.constant('endOfMonth' as const),
        months: fc.integer({ min: 1, max: 60 }),
      }),
      fc.record({
        policy: fc.constant('exactMonths' as const),
        months: fc.integer({ min: 1, max: 60 }),
      }),
      fc.record({
        policy: fc.constant('fixedDate' as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
        yearsAhead: fc.integer({ min: 0, max: 3 }),
      }),
    );
    fc.assert(
      fc.property(policy, fc.nat(40_000), fc.nat(27), (expiry, offset, activeAfterDays) => {
        const earnedOn = addDays('2000-01-01', offset);
        const days = lotDays({ ...BASE_PROGRAMME, expiry, activeAfterDays }, earnedOn);
        expect(days.activeFrom >= earnedOn).toBe(true);
        expect(days.expiresOn !== null && days.expiresOn >= days.activeFrom).toBe(true);
      }),
    );
  });
});
