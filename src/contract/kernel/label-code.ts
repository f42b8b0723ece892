import { gs1CheckDigit, isGtin } from './barcode.ts';

/** A row of the store's table of in-store codes (settings, `codes`). */
export interface LabelRule {
  readonly prefix: string;
  readonly holds: 'weight' | 'price' | 'item';
  readonly itemDigits: number;
  readonly valueDigits: number;
  readonly valueDecimals: number;
  readonly hasValueCheck: boolean;
}

/** What a label from a scale or a labelling machine says. */
export interface LabelReading {
  readonly kind: 'label';
  /**
   * Under what its product may be on file, in the order to look: the code with zeros for the
   * value, then the digits of the item (PLU) with the prefix, alone, and without leading zeros.
   */
  readonly itemForms: readonly string[];
  /** In thousandths of a kilogram; null = the label does not say. */
  readonly weightMilli: number | null;
  /** What the whole costs, in minor units; null = the label does not say. */
  readonly amountMinor: number | null;
}

/** A label whose value and its own check digit do not fit each other. */
export interface WrongValueCheck {
  readonly kind: 'wrong-value-check';
  readonly expected: number;
}

/** Digits before the check digit of an EAN-13. */
const BODY = 12;

/** Whether a row of the table can describe an EAN-13, and its value have a check digit. */
export function isLabelRule(rule: LabelRule): boolean {
  const { prefix, holds, itemDigits, valueDigits, hasValueCheck } = rule;
  if (hasValueCheck && valueDigits !== 4 && valueDigits !== 5) return false;
  if (holds === 'item' ? valueDigits !== 0 : valueDigits === 0) return false;
  return prefix.length + itemDigits + (hasValueCheck ? 1 : 0) + valueDigits === BODY;
}

/**
 * Reads an in-store code by the store's table (DOMAIN, Sales): an EAN-13, or a UPC-A taken with
 * its leading zero. The row with the longest prefix counts, then the first. `2100001027506` with
 * prefix 21 and a weight of three decimals is item `2100001000004` at 2.750 kg. `null` = no row
 * claims it.
 */
export function readLabel(
  code: string,
  table: { readonly rules: readonly LabelRule[]; readonly currencyDecimals: number },
): LabelReading | WrongValueCheck | null {
  const ean = code.length === 12 ? `0${code}` : code;
  if (ean.length !== 13 || !isGtin(ean)) return null;
  const rule = table.rules
    .filter((row) => isLabelRule(row) && ean.startsWith(row.prefix))
    .reduce<LabelRule | null>(
      (best, row) => (best === null || row.prefix.length > best.prefix.length ? row : best),
      null,
    );
  if (rule === null) return null;
  const itemEnd = rule.prefix.length + rule.itemDigits;
  const item = ean.slice(rule.prefix.length, itemEnd);
  const value = ean.slice(BODY - rule.valueDigits, BODY);
  if (rule.hasValueCheck) {
    const expected = valueCheckDigit(value);
    if (Number(ean[itemEnd]) !== expected) return { kind: 'wrong-value-check', expected };
  }
  return {
    kind: 'label',
    itemForms: itemFormsOf(rule.prefix, item),
    weightMilli: rule.holds === 'weight' ? scaled(value, 3 - rule.valueDecimals) : null,
    amountMinor:
      rule.holds === 'price' ? scaled(value, table.currencyDecimals - rule.valueDecimals) : null,
  };
}

/** Digits of an 18-digit scale code: prefix, PLU, amount, weight, check. */
const SCALE_CODE = /^(\d{2})(\d{5})(\d{5})(\d{5})\d$/;
const SCALE_AMOUNT_DECIMALS = 2;

/**
 * Reads an 18-digit scale code (DOMAIN, Sales): `260012301250009809` is PLU 00123, 12.50 for
 * 0.980 kg. A code with another prefix or a wrong check digit is none, since payment codes have
 * 18 digits too.
 */
export function readScaleCode(
  code: string,
  table: { readonly prefixes: readonly string[]; readonly currencyDecimals: number },
): LabelReading | null {
  const match = SCALE_CODE.exec(code);
  if (match === null) return null;
  const [, prefix = '', plu = '', amount = '', weight = ''] = match;
  if (!table.prefixes.includes(prefix)) return null;
  if (gs1CheckDigit(code.slice(0, -1)) !== Number(code.slice(-1))) return null;
  return {
    kind: 'label',
    itemForms: itemFormsOf(prefix, plu),
    weightMilli: scaled(weight, 0),
    amountMinor: scaled(amount, table.currencyDecimals - SCALE_AMOUNT_DECIMALS),
  };
}

function itemFormsOf(prefix: string, item: string): readonly string[] {
  const body = `${prefix}${item}`.padEnd(BODY, '0');
  const plain = item.replace(/^0+(?=\d)/, '');
  return [...new Set([`${body}${gs1CheckDigit(body)}`, `${prefix}${item}`, item, plain])];
}

/** Digits as an integer, moved by so many decimal places, half up. */
function scaled(digits: string, places: number): number {
  const value = Number(digits);
  return places >= 0 ? value * 10 ** places : Math.floor(value / 10 ** -places + 0.5);
}

/** Products of digits and weights as the specification tabulates them. */
const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7] as const;
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7] as const;
const FIVE_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9] as const;
const FIVE_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1] as const;

/**
 * The check digit of a price or weight of four or five digits within an in-store code (GS1
 * General Specifications 7.9): 2875 has 9, 14685 has 6.
 */
export function valueCheckDigit(value: string): number {
  if (value.length === 4)
    return (3 * weighted(value, [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS])) % 10;
  const sum = weighted(value, [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS]);
  const missing = (10 - (sum % 10)) % 10;
  return FIVE_MINUS.findIndex((product) => product === missing);
}

function weighted(value: string, weights: readonly (readonly number[])[]): number {
  return weights.reduce(
    (sum, products, index) => sum + (products[value.charCodeAt(index) - 48] ?? 0),
    0,
  );
}

/** How a label's product goes into a basket. */
export interface LabelLine {
  readonly quantityMilli: number;
  /** The label's price a unit; null = the price on file gives the label's amount. */
  readonly unitPriceMinor: number | null;
}

/**
 * The line of a label. A weight is kept as it is. An amount without a weight is divided by the
 * price on file. The price a unit is then the one with which quantity times price comes to the
 * label's amount; above one kilogram the nearest there is. `null` = the label gives a weight and
 * the product is sold by the piece.
 */
export function lineOfLabel(
  label: Pick<LabelReading, 'weightMilli' | 'amountMinor'>,
  product: { readonly unit: 'piece' | 'kg'; readonly priceMinor: number },
): LabelLine | null {
  const { weightMilli, amountMinor } = label;
  const isPiece = product.unit === 'piece';
  if (isPiece && weightMilli !== null && amountMinor === null && weightMilli % 1000 !== 0)
    return null;
  const quantityMilli = isPiece
    ? amountMinor === null
      ? (weightMilli ?? 1000)
      : 1000
    : (weightMilli ?? weightFor(amountMinor, product.priceMinor));
  if (quantityMilli <= 0) return null;
  if (amountMinor === null) return { quantityMilli, unitPriceMinor: null };
  if (amountOf(product.priceMinor, quantityMilli) === amountMinor) {
    return { quantityMilli, unitPriceMinor: null };
  }
  return { quantityMilli, unitPriceMinor: Math.round((amountMinor * 1000) / quantityMilli) };
}

function weightFor(amountMinor: number | null, priceMinor: number): number {
  if (amountMinor === null || priceMinor === 0) return 1000;
  return Math.max(1, Math.round((amountMinor * 1000) / priceMinor));
}

function amountOf(priceMinor: number, quantityMilli: number): number {
  return Math.floor((priceMinor * quantityMilli + 500) / 1000);
}
