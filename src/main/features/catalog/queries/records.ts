import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import {
  selectBrands,
  selectCategories,
  selectCounters,
  selectSuppliers,
} from '../tables-records.ts';

/** Categories, brands, counters and suppliers, with how much each is used. */
export const records: Query<'catalog.records'> = ({ db }) =>
  ok({
    categories: selectCategories(db),
    brands: selectBrands(db),
    counters: selectCounters(db),
    suppliers: selectSuppliers(db),
  });
