import { ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { selectAllHeld } from '../tables/held.ts';

/** The baskets that wait, oldest first. */
export const held: Query<'sales.held'> = (context) => ok(selectAllHeld(context.db));
