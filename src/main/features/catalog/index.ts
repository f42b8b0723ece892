import type { CommandHandlers, IdleStep, QueryHandlers } from '../../store/context.ts';
import { addPrice } from './commands/add-price.ts';
import { endPrice } from './commands/end-price.ts';
import { removeGroup, renameGroup } from './commands/groups.ts';
import { printLabels } from './commands/print-labels.ts';
import { saveCounter } from './commands/save-counter.ts';
import { saveProduct } from './commands/save-product.ts';
import { saveSupplier } from './commands/save-supplier.ts';
import { beginDuePrices, reindexBrands } from './idle-steps.ts';
import { labelSvg } from './queries/label-svg.ts';
import { product } from './queries/product.ts';
import { products } from './queries/products.ts';
import { records } from './queries/records.ts';
import { samples } from './queries/samples.ts';
import { search } from './queries/search.ts';

export const catalogQueries = {
  'catalog.search': search,
  'catalog.samples': samples,
  'catalog.products': products,
  'catalog.product': product,
  'catalog.records': records,
  'catalog.labelSvg': labelSvg,
} satisfies QueryHandlers;

export const catalogCommands = {
  'catalog.saveProduct': saveProduct,
  'catalog.addPrice': addPrice,
  'catalog.endPrice': endPrice,
  'catalog.saveCounter': saveCounter,
  'catalog.saveSupplier': saveSupplier,
  'catalog.renameGroup': renameGroup,
  'catalog.removeGroup': removeGroup,
  'catalog.printLabels': printLabels,
} satisfies CommandHandlers;

export const catalogIdle: readonly IdleStep[] = [beginDuePrices, reindexBrands];
