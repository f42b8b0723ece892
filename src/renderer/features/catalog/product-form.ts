import type { ProductBarcode, ProductDetail, ProductFields } from '../../../contract/catalog.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import type { Format } from '../../lib/format.ts';
import { type DecimalError, editableAmount, parseAmount } from '../../lib/parse-decimal.ts';

/** A product as it is typed. */
export interface ProductForm {
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: ProductFields['unit'];
  readonly counterId: number | null;
  readonly price: string;
  readonly floor: string;
  readonly tax: string;
  readonly isActive: boolean;
  readonly barcodes: readonly ProductBarcode[];
}

/** What is wrong with a field: a number that cannot be read, or nothing where something must be. */
export type FormFault = DecimalError | 'missing';
export type FormFaults = Partial<Record<'name' | 'sku' | 'counterId' | Figure, FormFault>>;

type Figure = 'price' | 'floor' | 'tax';

/** How amounts are typed at this till. */
export interface AmountShape {
  readonly decimals: number;
  readonly decimalSign: Format['decimalSign'];
}

/** Hundredths of a percent are typed as a percentage with two decimals. */
const TAX_DECIMALS = 2;
const MOST_TAX_BP = 10_000;

/** The tax rate that was saved last in this window: most products of a store share it. */
let lastTax = '';

/** The form of a product on file. */
export function formOf(product: ProductDetail, shape: AmountShape): ProductForm {
  const amount = (minor: number) => editableAmount(minor, shape.decimals, shape.decimalSign);
  return {
    name: product.name,
    sku: product.sku,
    category: product.category,
    brand: product.brand,
    unit: product.unit,
    counterId: product.counterId,
    price: amount(product.priceMinor),
    floor: product.floorMinor === null ? '' : amount(product.floorMinor),
    tax: shownTax(product.taxRateBp, shape),
    isActive: product.isActive,
    barcodes: product.barcodes,
  };
}

/** An empty form; a barcode that was scanned and a counter that was chosen stand in it. */
export function emptyForm(start: {
  readonly barcode: string;
  readonly counterId: number | null;
}): ProductForm {
  return {
    name: '',
    sku: '',
    category: '',
    brand: '',
    unit: 'piece',
    counterId: start.counterId,
    price: '',
    floor: '',
    tax: lastTax,
    isActive: true,
    barcodes: start.barcode === '' ? [] : [{ barcode: start.barcode, pieces: 1 }],
  };
}

function shownTax(bp: number, { decimalSign }: AmountShape): string {
  const text = editableAmount(bp, TAX_DECIMALS, decimalSign);
  return text.replace(/[.,]?0+$/, '') || '0';
}

/** What the form says, or what is wrong with it. */
export function readForm(
  form: ProductForm,
  shape: AmountShape,
):
  | { readonly product: ProductFields; readonly faults: null }
  | { readonly product: null; readonly faults: FormFaults } {
  const price = parseAmount(form.price, shape);
  const floor = form.floor.trim() === '' ? null : parseAmount(form.floor, shape);
  const tax = parseAmount(form.tax, { ...shape, decimals: TAX_DECIMALS });
  const isTaxTooLarge = tax.ok && tax.value > MOST_TAX_BP;
  const faults: FormFaults = {
    ...(cleanText(form.name) === '' ? { name: 'missing' as const } : {}),
    ...(cleanText(form.sku) === '' ? { sku: 'missing' as const } : {}),
    ...(form.counterId === null ? { counterId: 'missing' as const } : {}),
    ...(price.ok ? {} : { price: price.error.code }),
    ...(floor === null || floor.ok ? {} : { floor: floor.error.code }),
    ...(tax.ok ? {} : { tax: tax.error.code }),
    ...(isTaxTooLarge ? { tax: 'tooLarge' as const } : {}),
  };
  if (Object.keys(faults).length > 0 || !price.ok || !tax.ok || form.counterId === null) {
    return { product: null, faults };
  }
  const product = {
    name: form.name,
    sku: form.sku,
    category: form.category,
    brand: form.brand,
    unit: form.unit,
    counterId: form.counterId,
    priceMinor: price.value,
    floorMinor: floor?.ok === true ? floor.value : null,
    taxRateBp: tax.value,
    isActive: form.isActive,
    barcodes: [...form.barcodes],
  };
  return { product, faults: null };
}

/** Remembers the tax rate for the next new product. */
export function rememberTax(form: ProductForm): void {
  lastTax = form.tax;
}
