import type { ProductBarcode, ProductFields } from '../../../../contract/catalog.ts';
import { articleForms, readGtin } from '../../../../contract/kernel/barcode.ts';
import { type LabelRule, readLabel } from '../../../../contract/kernel/label-code.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText, foldWidth } from '../../../../contract/kernel/text.ts';

export type ProductFault =
  | 'catalog.nameMissing'
  | 'catalog.skuMissing'
  | 'catalog.barcodeTwice'
  | 'catalog.barcodeWrong'
  | 'catalog.barcodeReserved'
  | 'catalog.floorAbovePrice';

/** A barcode as it is kept: full-width digits are digits, no spaces. */
function cleanBarcode(text: string): string {
  return foldWidth(text).replace(/\s/g, '');
}

/**
 * Why a barcode may not be on file; null = it may. Numbers of 12 to 14 digits are article numbers
 * and must be right; eight digits may be a number of the house. A label of the scale that holds a
 * weight or price is no product's code: its item is, with zeros for the value.
 */
function faultOfBarcode(
  barcode: string,
  labelRules: readonly LabelRule[],
): Result<null, 'catalog.barcodeWrong' | 'catalog.barcodeReserved'> {
  const gtin = readGtin(barcode);
  if (gtin.kind === 'wrong-check-digit' && barcode.length > 8) {
    return fail('catalog.barcodeWrong', { barcode, digit: gtin.expected });
  }
  const label = readLabel(barcode, { rules: labelRules, currencyDecimals: 2 });
  const holdsValue =
    label?.kind === 'wrong-value-check' ||
    (label?.kind === 'label' && (label.weightMilli ?? label.amountMinor ?? 0) > 0);
  return holdsValue
    ? fail('catalog.barcodeReserved', { barcode, prefix: barcode.slice(0, 2) })
    : ok(null);
}

function checkBarcodes(
  given: readonly ProductBarcode[],
  labelRules: readonly LabelRule[],
): Result<ProductBarcode[], ProductFault> {
  const seen = new Set<string>();
  const barcodes: ProductBarcode[] = [];
  for (const { barcode: text, pieces } of given) {
    const barcode = cleanBarcode(text);
    if (barcode === '') continue;
    const fault = faultOfBarcode(barcode, labelRules);
    if (!fault.ok) return fault;
    const forms = articleForms(barcode);
    if (forms.some((form) => seen.has(form))) return fail('catalog.barcodeTwice', { barcode });
    for (const form of forms) seen.add(form);
    barcodes.push({ barcode, pieces });
  }
  return ok(barcodes);
}

/** What a manager filled in, cleaned and checked by itself; who has the codes is asked after. */
export function checkProduct(
  fields: ProductFields,
  labelRules: readonly LabelRule[],
): Result<ProductFields, ProductFault> {
  const name = cleanText(fields.name);
  if (name === '') return fail('catalog.nameMissing');
  const sku = foldWidth(fields.sku);
  if (sku === '') return fail('catalog.skuMissing');
  if (fields.floorMinor !== null && fields.floorMinor > fields.priceMinor) {
    return fail('catalog.floorAbovePrice');
  }
  const barcodes = checkBarcodes(fields.barcodes, labelRules);
  if (!barcodes.ok) return barcodes;
  return ok({
    ...fields,
    name,
    sku,
    category: cleanText(fields.category),
    brand: cleanText(fields.brand),
    barcodes: barcodes.value,
  });
}
