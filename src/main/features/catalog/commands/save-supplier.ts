import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, foldWidth } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import {
  activeCountersOf,
  insertSupplierRow,
  supplierByCode,
  supplierById,
  updateSupplier,
} from '../tables-records.ts';

/** Adds a supplier or changes one; one that runs no open counter can be closed. */
export const saveSupplier: Command<'catalog.saveSupplier'> = (context, input) => {
  const { db } = context;
  const { isActive } = input;
  const name = cleanText(input.name);
  const code = foldWidth(input.code);
  if (name === '') return fail('catalog.nameMissing');
  if (code === '') return fail('catalog.codeMissing');
  const known = input.supplierId === null ? undefined : supplierById(db, input.supplierId);
  if (input.supplierId !== null && known === undefined) return fail('catalog.supplierUnknown');
  const holder = supplierByCode(db, code);
  if (holder !== undefined && holder.id !== known?.id) {
    return fail('catalog.codeTaken', { code, name: holder.name });
  }
  if (known !== undefined && !isActive) {
    const figure = activeCountersOf(db, known.id);
    if (figure > 0) return fail('catalog.supplierInUse', { name: known.name, figure });
  }
  const uid = known?.uid ?? context.newUid();
  const supplierId = known?.id ?? insertSupplierRow(db, { uid, code, name });
  updateSupplier(db, { id: supplierId, code, name, isActive });
  context.log('supplier.saved', { supplier: uid, code, isActive });
  context.changed('catalogRecords');
  return ok({ supplierId });
};
