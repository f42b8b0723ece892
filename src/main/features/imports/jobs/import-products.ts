import { type ProductMap, productMap } from '../../../../contract/imports.ts';
import type { Job } from '../../../store/context.ts';
import { eachRow } from '../each-row.ts';
import { importFile, type KindOfImport } from '../import-file.ts';
import type { ImportInput, ImportOutcome } from '../import-run.ts';
import { takeProduct } from '../products/take-product.ts';
import { type ProductReader, productReader } from '../rules/product-row.ts';

const PRODUCTS: KindOfImport<ProductMap, ProductReader> = {
  kind: 'products',
  schema: productMap,
  reader: ({ till }, header, map) => productReader(header, map, till.currencyDecimals),
  *book({ run, map, source, read }) {
    yield* eachRow(run, source, {
      read,
      take: (row) => takeProduct(run, map, row),
      close: () => undefined,
    });
  },
};

/** Imports products, row by row. What is here already is left, or brought up to date. */
export const importProducts: Job<ImportInput, ImportOutcome> = (context, input) =>
  importFile(context, input, PRODUCTS);
