import type { QueryHandlers } from '../../store/context.ts';
import { find } from './queries/find.ts';

export const vouchersQueries = { 'vouchers.find': find } satisfies QueryHandlers;
