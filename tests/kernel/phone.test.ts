import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isChinaMobile,
  looksLikePhone,
  maskPhone,
  phoneDigits,
} from '../../src/contract/kernel/phone.ts';

describe('phone numbers as text', () => {
  it('reads digits out of what people write, full-width ones too', () => {
    expect(phoneDigits('+８６ １３８-1234 (5678)')).toBe('8613812345678');
  });

  it('tells phone numbers from words', () => {
    expect(looksLikePhone('+34 612 345 678')).toBe(true);
    expect(looksLikePhone('(415) 555-2671')).toBe(true);
    expect(looksLikePhone('１２３')).toBe(true);
    expect(looksLikePhone('12')).toBe(false);
    expect(looksLikePhone('王 138')).toBe(false);
    expect(looksLikePhone('12%34')).toBe(false);
  });

  it('knows mainland mobiles by their shape', () => {
    expect(isChinaMobile('13812345678')).toBe(true);
    expect(isChinaMobile('12812345678')).toBe(false);
    expect(isChinaMobile('1381234567')).toBe(false);
  });
});

describe('maskPhone', () => {
  it('shows the first three and last four digits', () => {
    expect(maskPhone('+8613812345678')).toBe('138****5678');
    expect(maskPhone('+34612345678')).toBe('+34****5678');
  });

  it('hides at least three signs of any number, however short', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{1,15}$/), (phone) => {
        const shown = maskPhone(phone).replace('****', '');
        expect(shown.length).toBeLessThanOrEqual(Math.max(0, phone.length - 3));
        expect(maskPhone(phone)).toContain('****');
      }),
    );
  });
});
