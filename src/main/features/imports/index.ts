import { importMembers } from './jobs/import-members.ts';
import { importProducts } from './jobs/import-products.ts';
import { importPurchases } from './jobs/import-purchases.ts';

export const importsJobs = {
  'imports.members': importMembers,
  'imports.products': importProducts,
  'imports.purchases': importPurchases,
};
