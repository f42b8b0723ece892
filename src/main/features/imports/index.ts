import { importPurchases } from './jobs/import-purchases.ts';

export const importsJobs = {
  'imports.purchases': importPurchases,
};
