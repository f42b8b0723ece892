import { createContext, useContext } from 'react';
import { hasCommaDecimals } from '../../contract/kernel/money.ts';
import type { Locale } from '../../contract/primitives.ts';
import { useLocale } from '../i18n/index.ts';

/** What the till counts in, and where it stands. */
export interface TillFacts {
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly timeZone: string;
}

export const TillFactsContext = createContext<TillFacts>({
  currency: 'CNY',
  currencyDecimals: 2,
  timeZone: 'UTC',
});

/** Currencies whose sign alone says who issued them in none of our languages: show the code. */
const SHARED_SIGNS = new Set(['$', '¥', '￥', '£', 'kr', 'KČ', '₩']);

function signOf(locale: Locale, currency: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const sign = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  // 元 and JPY share ¥, dollars and pesos share $: only their home may use the bare sign.
  if (!SHARED_SIGNS.has(sign)) return sign;
  if (currency === 'CNY' || currency === 'GBP') return sign;
  return currency;
}

/** Money, points, numbers and dates as the till's country and the screen's language write them. */
export interface Format {
  /** An amount without its currency, for columns whose head names it: `1,234.50`. */
  readonly amount: (minor: number) => string;
  /** An amount with its currency: `¥1,234.50`. */
  readonly money: (minor: number) => string;
  /** The currency's sign, or its code where the sign is shared (`$`). */
  readonly currencySign: string;
  /** What stands before the decimals here, also when an amount is typed. */
  readonly decimalSign: '.' | ',';
  readonly number: (value: number) => string;
  /** A quantity in thousandths: `2`, `0.485`. */
  readonly quantity: (milli: number) => string;
  /** A share in basis points, always with two decimals: `5.20 %`. */
  readonly percent: (basisPoints: number) => string;
  /** A business day, `YYYY-MM-DD`, in words. */
  readonly day: (day: string) => string;
  /** A month of business days, `YYYY-MM`, in words. */
  readonly month: (month: string) => string;
  readonly dateTime: (at: number) => string;
  readonly time: (at: number) => string;
  readonly bytes: (bytes: number) => string;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** The formats of one language at one till. */
export function makeFormat(locale: Locale, till: TillFacts): Format {
  const decimals = till.currencyDecimals;
  const decimalSign = hasCommaDecimals(locale, till.currency) ? ',' : '.';
  // Mexico writes 1,234.50 where Spain writes 1.234,50; the words are the same.
  const figures = locale === 'es' && decimalSign === '.' ? 'es-MX' : locale;
  const amount = new Intl.NumberFormat(figures, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: true,
  });
  const scale = 10 ** decimals;
  const sign = signOf(locale, till.currency);
  const money = new Intl.NumberFormat(figures, {
    style: 'currency',
    currency: till.currency,
    useGrouping: true,
  });
  const number = new Intl.NumberFormat(figures, { useGrouping: true });
  const quantity = new Intl.NumberFormat(figures, { maximumFractionDigits: 3 });
  const percent = new Intl.NumberFormat(figures, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    // A till outside English-speaking countries reads 24 hours, not "half past four at night".
    ...(locale === 'en' ? {} : { hourCycle: 'h23' as const }),
    timeZone: till.timeZone,
  });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: till.timeZone,
  });
  const withSign = (minor: number) =>
    money
      .formatToParts(minor / scale)
      .map((part) => {
        if (part.type === 'currency') return sign.length === 3 ? `${sign} ` : sign;
        // The till's own number of decimals, whatever the runtime knows of the currency.
        return part.value;
      })
      .join('')
      .replace(/\s+$/u, '')
      .replace(/\s{2,}/gu, ' ');
  return {
    amount: (minor) => minus(amount.format(minor / scale)),
    money: (minor) => minus(withSign(minor)),
    currencySign: sign,
    decimalSign,
    number: (value) => minus(number.format(value)),
    quantity: (milli) => minus(quantity.format(milli / 1000)),
    percent: (basisPoints) => `${minus(percent.format(basisPoints / 100))} %`,
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    dateTime: (at) => dateTime.format(at),
    time: (at) => time.format(at),
    bytes: (bytes) => formatBytes(figures, bytes),
  };
}

/** A true minus sign is as wide as a figure; a hyphen is not. */
function minus(text: string): string {
  return text.replace(/^-/, '−');
}

function formatBytes(figures: string, bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(figures, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power > 2 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

/** Nine Intl objects take a tenth of a millisecond each: a list of rows shares one set. */
const made = new WeakMap<TillFacts, Map<Locale, Format>>();

function formatFor(locale: Locale, till: TillFacts): Format {
  const known = made.get(till)?.get(locale);
  if (known !== undefined) return known;
  const format = makeFormat(locale, till);
  made.set(till, new Map(made.get(till)).set(locale, format));
  return format;
}

/** The formats of this screen. */
export function useFormat(): Format {
  const locale = useLocale();
  const till = useContext(TillFactsContext);
  return formatFor(locale, till);
}
