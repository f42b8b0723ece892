import type { ProductHit } from '../../../../contract/catalog.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { counterIds, idsOfCounter, productHitById } from '../tables.ts';

/** A few products of each counter, in turn, for the virtual scanner. */
export const samples: Query<'catalog.samples'> = (context, input) => {
  const byCounter = counterIds(context.db).map((id) => idsOfCounter(context.db, id, input.limit));
  const hits: ProductHit[] = [];
  for (let turn = 0; turn < input.limit && hits.length < input.limit; turn += 1) {
    const ids = byCounter.map((counter) => counter[turn]).filter((id) => id !== undefined);
    for (const id of ids.slice(0, input.limit - hits.length)) {
      const hit = productHitById(context.db, id);
      if (hit !== undefined) hits.push(hit);
    }
  }
  return ok(hits);
};
