import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, foldWidth } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import {
  activeProductsOf,
  counterByCode,
  counterById,
  insertCounterRow,
  supplierById,
  updateCounter,
} from '../tables-records.ts';

/** Products on sale are counted up to here for the message. */
const COUNT_CAP = 1000;

/**
 * Adds a counter or changes one. A counter is never removed, since sales name it; it is closed,
 * once none of its products is on sale.
 */
export const saveCounter: Command<'catalog.saveCounter'> = (context, input) => {
  const { db } = context;
  const { supplierId, isActive } = input;
  const name = cleanText(input.name);
  const code = foldWidth(input.code);
  if (name === '') return fail('catalog.nameMissing');
  if (code === '') return fail('catalog.codeMissing');
  const known = input.counterId === null ? undefined : counterById(db, input.counterId);
  if (input.counterId !== null && known === undefined) return fail('catalog.counterUnknown');
  const holder = counterByCode(db, code);
  if (holder !== undefined && holder.id !== known?.id) {
    return fail('catalog.codeTaken', { code, name: holder.name });
  }
  const supplier = supplierId === null ? null : supplierById(db, supplierId);
  if (supplier === undefined) return fail('catalog.supplierUnknown');
  if (known !== undefined && !isActive) {
    const figure = activeProductsOf(db, known.id, COUNT_CAP);
    if (figure > 0) return fail('catalog.counterInUse', { name: known.name, figure });
  }
  const uid = known?.uid ?? context.newUid();
  const counterId = known?.id ?? insertCounterRow(db, { uid, code, name, supplierId });
  updateCounter(db, { id: counterId, code, name, supplierId, isActive });
  context.log('counter.saved', { counter: uid, code, supplier: supplier?.uid ?? null, isActive });
  context.changed('catalogRecords', 'products');
  return ok({ counterId });
};
