import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command } from '../../../store/context.ts';
import { noteStaleBrand } from '../tables-products.ts';
import {
  deleteGroup,
  groupById,
  groupByName,
  isGroupUsed,
  setGroupName,
} from '../tables-records.ts';

/** Names a category or brand. Products are found by a brand's new name a moment later. */
export const renameGroup: Command<'catalog.renameGroup'> = (context, input) => {
  const { db } = context;
  const { kind, groupId } = input;
  const name = cleanText(input.name);
  if (name === '') return fail('catalog.nameMissing');
  const known = groupById(db, kind, groupId);
  if (known === undefined) return fail('catalog.groupUnknown');
  const holder = groupByName(db, kind, name);
  if (holder !== undefined && holder.id !== groupId) return fail('catalog.nameTaken', { name });
  if (kind === 'brand') noteStaleBrand(db, groupId, known.name);
  setGroupName(db, kind, groupId, name);
  context.log('group.renamed', { group: known.uid, kind, from: known.name, to: name });
  context.changed('catalogRecords', 'products');
  return ok(null);
};

/** Removes a category or brand that no product has. */
export const removeGroup: Command<'catalog.removeGroup'> = (context, { kind, groupId }) => {
  const { db } = context;
  const known = groupById(db, kind, groupId);
  if (known === undefined) return fail('catalog.groupUnknown');
  if (isGroupUsed(db, kind, groupId)) return fail('catalog.groupInUse', { name: known.name });
  deleteGroup(db, kind, groupId);
  context.log('group.removed', { group: known.uid, kind, name: known.name });
  context.changed('catalogRecords');
  return ok(null);
};
