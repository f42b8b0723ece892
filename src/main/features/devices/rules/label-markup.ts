import { isGtin } from '../../../../contract/kernel/barcode.ts';
import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type { Locale } from '../../../../contract/primitives.ts';
import { formatAmount, numberStyle } from './format-amount.ts';
import { MarkupPage, type PaperColumns } from './markup-page.ts';

/** What a price label says of a product. */
export interface PriceLabel {
  readonly name: string;
  readonly sku: string;
  readonly counter: string;
  readonly barcode: string | null;
  readonly unit: 'piece' | 'kg';
  /** What it costs today without a member's card. */
  readonly priceMinor: Minor;
  /** The price without the offer; null = there is none. */
  readonly regularMinor: Minor | null;
  /** The offer's last day; null = none, or no offer. */
  readonly untilDay: BusinessDay | null;
}

/** The paper, and what the store counts in. */
export interface LabelLayout {
  readonly columns: PaperColumns;
  readonly locale: Locale;
  readonly currency: string;
  readonly currencyDecimals: number;
}

interface LabelWords {
  readonly each: string;
  readonly perKg: string;
  readonly regular: (price: string) => string;
  readonly until: (day: string) => string;
}

const WORDS: Readonly<Record<Locale, LabelWords>> = {
  en: {
    each: '',
    perKg: 'per kg',
    regular: (price) => `Regular price ${price}`,
    until: (day) => `until ${day}`,
  },
  'zh-CN': {
    each: '每件',
    perKg: '每千克',
    regular: (price) => `原价 ${price}`,
    until: (day) => `至 ${day}`,
  },
  'zh-TW': {
    each: '每件',
    perKg: '每公斤',
    regular: (price) => `原價 ${price}`,
    until: (day) => `至 ${day}`,
  },
  es: {
    each: '',
    perKg: 'por kg',
    regular: (price) => `Precio normal ${price}`,
    until: (day) => `hasta ${day}`,
  },
};

/** Labels one under the other, each cut off: name, price, unit, barcode, SKU and counter. */
export function labelsMarkup(labels: readonly PriceLabel[], layout: LabelLayout): string {
  const page = new MarkupPage(layout.columns);
  for (const label of labels) {
    addLabel(page, label, layout);
    page.cut();
  }
  return page.toString();
}

function addLabel(page: MarkupPage, label: PriceLabel, layout: LabelLayout): void {
  const words = WORDS[layout.locale];
  const style = numberStyle(layout.locale, layout.currency);
  const money = (minor: Minor) =>
    `${signOf(layout)}${formatAmount(minor, layout.currencyDecimals, style)}`;
  page.left(label.name, 'bold');
  page.largePair(label.unit === 'kg' ? words.perKg : words.each, money(label.priceMinor));
  if (label.regularMinor !== null) {
    page.pair(
      words.regular(money(label.regularMinor)),
      label.untilDay === null ? '' : words.until(label.untilDay),
      label.untilDay === null ? 1 : 16,
    );
  }
  page.pair(label.counter, label.sku, Math.min(20, label.sku.length + 1));
  if (label.barcode !== null) addBarcode(page, label.barcode);
}

/** The currency's sign as printers' fonts have it; codes of three letters are set off. */
function signOf({ locale, currency }: LabelLayout): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /^[¥€£$]$/.test(sign) ? sign : `${currency} `;
}

/** Article numbers as such; other codes of plain characters as Code 128; the rest in words. */
function addBarcode(page: MarkupPage, barcode: string): void {
  if (isGtin(barcode) && (barcode.length === 8 || barcode.length === 13)) page.ean(barcode);
  else if (isGtin(barcode) && barcode.length === 12) page.ean(`0${barcode}`);
  else {
    if (/^[0-9A-Za-z-]{1,20}$/.test(barcode)) page.code128(barcode);
    page.centred(barcode);
  }
}
