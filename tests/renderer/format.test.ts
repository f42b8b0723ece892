import { describe, expect, it } from 'vitest';
import { nearestLocale } from '../../src/renderer/i18n/index.ts';
import { makeFormat } from '../../src/renderer/lib/format.ts';
import { shownKeys } from '../../src/renderer/lib/keys.ts';
import { tidyPin } from '../../src/renderer/lib/tidy-pin.ts';
import { visibleCode } from '../../src/renderer/lib/visible-code.ts';

const china = { currency: 'CNY', currencyDecimals: 2, timeZone: 'Asia/Shanghai' };
const spain = { currency: 'EUR', currencyDecimals: 2, timeZone: 'Europe/Madrid' };

/** Spaces of any width count as one. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('figures on the screen', () => {
  it('writes money as the language does, with the till’s currency', () => {
    expect(makeFormat('zh-CN', china).money(123_450)).toBe('¥1,234.50');
    expect(plain(makeFormat('es', spain).money(18_420_000))).toBe('184.200,00 €');
  });

  it('shows the code of currencies that share their sign', () => {
    const mexico = { ...china, currency: 'MXN' };
    expect(plain(makeFormat('en', mexico).money(500))).toBe('MXN 5.00');
    expect(makeFormat('en', mexico).currencySign).toBe('MXN');
    expect(
      makeFormat('zh-CN', { ...china, currency: 'JPY', currencyDecimals: 0 }).currencySign,
    ).toBe('JPY');
  });

  it('writes Spanish figures as the country does, on the screen as on the receipt', () => {
    const mexico = makeFormat('es', { ...spain, currency: 'MXN' });
    expect(mexico.amount(123_450)).toBe('1,234.50');
    expect(mexico.decimalSign).toBe('.');
    expect(makeFormat('es', spain).decimalSign).toBe(',');
    // The same as tests/features/devices/rules.test.ts asks of the receipt.
    expect(makeFormat('es', spain).amount(123_456)).toBe('1.234,56');
    expect(makeFormat('en', spain).amount(123_456)).toBe('1,234.56');
  });

  it('writes a true minus, and fourteen digits exactly', () => {
    expect(makeFormat('en', china).amount(-1340)).toBe('−13.40');
    expect(makeFormat('en', china).amount(99_999_999_999_999)).toBe('999,999,999,999.99');
  });

  it('writes quantities without needless zeros', () => {
    expect(makeFormat('en', china).quantity(2000)).toBe('2');
    expect(makeFormat('es', spain).quantity(485)).toBe('0,485');
  });

  it('tells a moment in the store’s zone, not the machine’s', () => {
    expect(makeFormat('en', china).time(Date.UTC(2026, 10, 21, 18, 30))).toBe('02:30');
    expect(makeFormat('en', spain).day('2026-11-21')).toBe('Nov 21, 2026');
  });
});

describe('small things', () => {
  it('chooses the nearest language of the machine’s', () => {
    expect(nearestLocale(['zh-HK', 'en'])).toBe('zh-TW');
    expect(nearestLocale(['zh-Hans-SG'])).toBe('zh-CN');
    expect(nearestLocale(['fr-FR', 'es-MX'])).toBe('es');
    expect(nearestLocale(['fr'])).toBe('en');
  });

  it('prints keys as they stand on the keyboard', () => {
    expect(shownKeys('ctrl+k')).toBe('Ctrl K');
    expect(shownKeys('f9')).toBe('F9');
    expect(shownKeys('enter')).toBe('↵');
  });

  it('accepts full-width digits in a PIN, and nothing else', () => {
    expect(tidyPin('１２ab34')).toBe('1234');
    expect(tidyPin('1234567890123')).toHaveLength(12);
  });

  it('makes controls and hidden characters of a scan visible, and cuts it', () => {
    expect(visibleCode('01\u001d10\u0000\u202e')).toBe('01␝10␀▯');
    expect([...visibleCode('x'.repeat(4096))]).toHaveLength(81);
  });
});
