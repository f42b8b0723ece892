import {
  type LabelReading,
  lineOfLabel,
  readLabel,
  readScaleCode,
  type WrongValueCheck,
} from '../../../contract/kernel/label-code.ts';
import type { ScanMeaning } from '../../../contract/scans.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Db } from '../../store/db.ts';
import { type Article, findArticle, findProductBySku } from '../catalog/face.ts';

/** What a code is as a label, before anybody knows its product. */
export function labelIn(
  code: string,
  settings: Settings['codes'],
  currencyDecimals: number,
): LabelReading | WrongValueCheck | null {
  return (
    readScaleCode(code, { prefixes: settings.scalePrefixes, currencyDecimals }) ??
    readLabel(code, { rules: settings.prefixes, currencyDecimals })
  );
}

/** A product as a line that its barcode alone makes: one piece, or all that are in a case. */
export function meaningOfArticle({ product, pieces }: Article): ScanMeaning {
  return {
    kind: 'product',
    product,
    quantityMilli: pieces === 1 || product.unit === 'kg' ? null : pieces * 1000,
    price: null,
  };
}

/** A label's product with its weight or price; undefined = nobody has the product. */
export function meaningOfLabel(
  db: Db,
  label: LabelReading,
  shown: string,
): ScanMeaning | undefined {
  const product = productOfLabel(db, label.itemForms);
  if (product === undefined) return undefined;
  const line = lineOfLabel(label, product);
  if (line === null) {
    return { kind: 'unknown', shown, reason: 'notByWeight', productName: product.name };
  }
  const { quantityMilli, unitPriceMinor } = line;
  const price = unitPriceMinor === null ? null : { unitPriceMinor, source: 'label' as const };
  return { kind: 'product', product, quantityMilli, price };
}

function productOfLabel(db: Db, forms: readonly string[]) {
  for (const form of forms) {
    const found = findArticle(db, form)?.product ?? findProductBySku(db, form);
    if (found !== undefined) return found;
  }
  return undefined;
}
