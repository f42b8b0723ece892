import { inspect } from './queries/inspect.ts';
import { preview } from './queries/preview.ts';
import { importMembers } from './jobs/import-members.ts';
import { importProducts } from './jobs/import-products.ts';
import { importPurchases } from './jobs/import-purchases.ts';

export const importsJobs = {
  'imports.members': importMembers,
  'imports.products': importProducts,
  'imports.purchases': importPurchases,
};

/** Looks into files, on the report lane. */
export const importsInternal = {
  queries: { 'imports.inspect': inspect, 'imports.preview': preview },
};
