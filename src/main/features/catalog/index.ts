import type { QueryHandlers } from '../../store/context.ts';
import { samples } from './queries/samples.ts';
import { search } from './queries/search.ts';

export const catalogQueries = {
  'catalog.search': search,
  'catalog.samples': samples,
} satisfies QueryHandlers;
