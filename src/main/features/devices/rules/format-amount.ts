import { hasCommaDecimals, type Milli, type Minor } from '../../../../contract/kernel/money.ts';
import type { Locale } from '../../../../contract/primitives.ts';

/** How numbers are written on a receipt. */
export interface NumberStyle {
  readonly group: string;
  readonly decimal: string;
}

/** The number style of a language and a currency. */
export function numberStyle(locale: Locale, currency: string): NumberStyle {
  return hasCommaDecimals(locale, currency)
    ? { group: '.', decimal: ',' }
    : { group: ',', decimal: '.' };
}

/** Groups of three digits: 1234567 → 1,234,567. */
export function formatInteger(value: number, style: NumberStyle): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, style.group);
  return value < 0 ? `-${digits}` : digits;
}

/** An amount with as many decimals as its currency has, in digits only: exact at any size. */
export function formatAmount(minor: Minor, decimals: number, style: NumberStyle): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, style.group);
  const fraction = decimals === 0 ? '' : style.decimal + digits.slice(-decimals);
  return `${minor < 0 ? '-' : ''}${whole}${fraction}`;
}

/** A quantity: whole pieces, or kilograms with three decimals. */
export function formatQuantity(milli: Milli, unit: 'piece' | 'kg', style: NumberStyle): string {
  return unit === 'kg'
    ? `${formatAmount(milli, 3, style)} kg`
    : formatInteger(Math.trunc(milli / 1000), style);
}

/** A rate in hundredths of a percent, without needless zeros: 13%, 7.5%. */
export function formatPercent(basisPoints: number, style: NumberStyle): string {
  const whole = Math.trunc(basisPoints / 100);
  const fraction = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${whole}${fraction === '' ? '' : style.decimal + fraction}%`;
}
