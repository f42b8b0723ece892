import type { MapProblem, ProductMap } from '../../../../contract/imports.ts';
import { MAX_AMOUNT_MINOR, type Minor } from '../../../../contract/kernel/money.ts';
import { readCode, readText } from './read-code.ts';
import { readDecimal, toScale } from './read-number.ts';
import type { RowReading } from './purchase-row.ts';
import { type RowTexts, rowTexts } from './row-texts.ts';

/** What one row of a file of products says; null or empty = it does not tell. */
export interface ProductFact {
  readonly sku: string;
  readonly name: string;
  readonly barcodes: readonly string[];
  readonly category: string;
  readonly brand: string;
  readonly unit: 'piece' | 'kg' | null;
  readonly priceMinor: Minor;
  readonly taxRateBp: number | null;
  readonly counter: string;
  readonly supplier: string;
}

const FIELDS = [
  'sku',
  'name',
  'barcode',
  'category',
  'brand',
  'unit',
  'price',
  'tax',
  'counter',
  'supplier',
] as const;
type Texts = RowTexts<(typeof FIELDS)[number]>;

/** How files name the two units. */
const UNITS: Readonly<Record<string, 'piece' | 'kg'>> = {
  piece: 'piece',
  pieces: 'piece',
  pc: 'piece',
  pcs: 'piece',
  each: 'piece',
  ea: 'piece',
  unit: 'piece',
  件: 'piece',
  个: 'piece',
  個: 'piece',
  pieza: 'piece',
  unidad: 'piece',
  n: 'piece',
  no: 'piece',
  kg: 'kg',
  kilo: 'kg',
  kilogram: 'kg',
  公斤: 'kg',
  千克: 'kg',
  y: 'kg',
  yes: 'kg',
};

export type ProductReader = (cells: readonly string[]) => RowReading<ProductFact>;

/** A reader of rows for a file's header, or why map and file do not fit. */
export function productReader(
  header: readonly string[],
  map: ProductMap,
  currencyDecimals: number,
): { readonly read: ProductReader } | { readonly problem: MapProblem } {
  const texts = rowTexts(header, FIELDS, map);
  if ('problem' in texts) return texts;
  return { read: (cells) => readRow(map, texts.read(cells), currencyDecimals) };
}

function refuse(reason: Extract<RowReading<never>, { ok: false }>['reason'], text: string) {
  return { ok: false, reason, detail: text.slice(0, 200) } as const;
}

function readRow(map: ProductMap, texts: Texts, currencyDecimals: number): RowReading<ProductFact> {
  const sku = readCode(texts.sku ?? '');
  if (!sku.ok) return refuse(sku.reason, texts.sku ?? '');
  const name = readText(texts.name ?? '');
  if (name === '') return refuse('nameMissing', '');
  if (name.length > 200) return refuse('nameTooLong', name);
  const barcodes = readBarcodes(texts.barcode ?? '');
  if (!barcodes.ok) return refuse(barcodes.reason, texts.barcode ?? '');
  const code = sku.value === '' ? (barcodes.fact[0] ?? '') : sku.value;
  if (code === '') return refuse('productMissing', name);
  const price = readDecimal(texts.price ?? '', map.decimal);
  if (!price.ok) return refuse(price.reason, texts.price ?? '');
  if (price.value.digits < 0) return refuse('priceNegative', texts.price ?? '');
  const priceMinor = toScale(price.value, currencyDecimals);
  if (priceMinor === undefined || priceMinor > MAX_AMOUNT_MINOR) {
    return refuse('numberTooLarge', texts.price ?? '');
  }
  const unit = readUnit(texts.unit ?? '');
  if (unit === 'wrong') return refuse('unitUnknown', texts.unit ?? '');
  const taxRateBp = readTax(texts.tax ?? '', map.decimal);
  if (taxRateBp === 'wrong') return refuse('taxUnreadable', texts.tax ?? '');
  const [category, brand, counter, supplier] = (
    ['category', 'brand', 'counter', 'supplier'] as const
  ).map((field) => readText(texts[field] ?? '').slice(0, 80)) as [string, string, string, string];
  return {
    ok: true,
    fact: {
      sku: code,
      name,
      barcodes: barcodes.fact,
      unit,
      priceMinor,
      taxRateBp,
      category,
      brand,
      counter,
      supplier,
    },
  };
}

function readBarcodes(text: string): RowReading<readonly string[]> {
  const codes: string[] = [];
  for (const part of text.split(/[\s;|,]+/)) {
    const reading = readCode(part);
    if (!reading.ok) return { ok: false, reason: reading.reason, detail: part };
    if (reading.value !== '' && !codes.includes(reading.value)) codes.push(reading.value);
  }
  return { ok: true, fact: codes };
}

function readUnit(text: string): 'piece' | 'kg' | null | 'wrong' {
  const given = text.trim().toLowerCase();
  if (given === '') return null;
  return UNITS[given] ?? 'wrong';
}

/** `13`, `13 %` or `13.00`; not 0.13, which is a seventh of a percent. */
function readTax(text: string, decimal: '.' | ','): number | null | 'wrong' {
  const given = text.replace(/[%％]\s*$/, '').trim();
  if (given === '') return null;
  const reading = readDecimal(given, decimal);
  const bp = reading.ok ? toScale(reading.value, 2) : undefined;
  return bp === undefined || bp < 0 || bp > 10_000 ? 'wrong' : bp;
}
