import type { UtcMs } from './time.ts';

/** A place in a list ordered by instant and id, newest first. */
export interface Place {
  readonly at: UtcMs;
  readonly id: number;
}

/** Before everything there is: the place from which a list starts. */
export const TOP: Place = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

/** A place as the text a screen hands back for the next page. */
export function writeCursor(place: Place): string {
  return `${place.at}.${place.id}`;
}

/** Reads {@link writeCursor}'s text; absent or not one of ours = from the top. */
export function readCursor(cursor: string | undefined): Place {
  const match = /^(-?\d{1,16})\.(\d{1,16})$/.exec(cursor ?? '');
  if (match === null) return TOP;
  const place = { at: Number(match[1]), id: Number(match[2]) };
  return Number.isSafeInteger(place.at) && Number.isSafeInteger(place.id) ? place : TOP;
}

/** Cuts rows read with one more than `limit` to a page, and says where the next one starts. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { readonly rows: Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: hasMore ? writeCursor(placeOf(last)) : null };
}
