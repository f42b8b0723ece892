import { isCjk, readTerms } from '../../../contract/kernel/search-terms.ts';
import type { Db } from '../../store/db.ts';
import { matchMember } from './rules/match-member.ts';
import { planGrams, type GramPath } from './rules/plan-grams.ts';
import {
  countGram,
  countWords,
  gramAt,
  hitById,
  type HitRow,
  idsByWords,
  walkGram,
} from './tables-search.ts';

/** A gram is counted up to here to find the rarest. */
const COUNT_CAP = 512;
/** Whole words with a common start are sorted by last visit if they are no more than this. */
const WORDS_CAP = 2048;
/** A walk that tests other words ends after so many rows of the index; `hasMore` then says so. */
const WALK_CAP = 4096;

/** Rows of the index that match, most recent visitors first. */
export interface Found {
  readonly rows: readonly HitRow[];
  /** False if a common gram was not walked to its end: there may be more. */
  readonly isComplete: boolean;
}

/** Members whose name or readings hold all tokens; at most `limit`. */
export function findByTokens(db: Db, tokens: readonly string[], limit: number): Found {
  if (tokens.length === 0) return { rows: [], isComplete: true };
  return followPath(db, { tokens, joined: [], limit });
}

/** Members whose pinyin or initials start with `joined`, which was typed with spaces. */
export function findByJoined(db: Db, joined: string, limit: number): Found {
  return followPath(db, { tokens: [joined], joined: [joined], limit });
}

interface Search {
  readonly tokens: readonly string[];
  readonly joined: readonly string[];
  readonly limit: number;
}

function followPath(db: Db, search: Search): Found {
  const plan = planGrams(search.tokens);
  const chosen = choosePath(db, plan.paths, plan.isExact);
  if (chosen === null) return { rows: [], isComplete: true };
  if (chosen.path.kind === 'words') {
    const ids = idsByWords(db, chosen.path.start, WORDS_CAP);
    return { rows: takeMatching(rowsOf(db, ids), search), isComplete: true };
  }
  const isBounded = !plan.isExact && chosen.isCommon;
  const end = isBounded ? gramAt(db, chosen.path.gram, WALK_CAP) : undefined;
  const holding = plan.isExact ? [] : search.tokens.map(asHeld);
  const rows = takeMatching(walkGram(db, { gram: chosen.path.gram, end, holding }), search);
  return { rows, isComplete: end === undefined };
}

/** The text by which {@link walkGram} tests a token: inside a run, or at the start of a word. */
function asHeld(token: string): string {
  return isCjk(token) ? token : ` ${token}`;
}

/** The path with the fewest rows; null if one has none at all, for then nothing matches. */
function choosePath(
  db: Db,
  paths: readonly GramPath[],
  isExact: boolean,
): { readonly path: GramPath; readonly isCommon: boolean } | null {
  const [first] = paths;
  if (first === undefined) return null;
  if (isExact) return { path: first, isCommon: true };
  let best: { path: GramPath; size: number } | undefined;
  for (const path of paths) {
    const size = sizeOf(db, path);
    if (size === 0) return null;
    if (best === undefined || size < best.size) best = { path, size };
  }
  return best === undefined ? null : { path: best.path, isCommon: best.size >= COUNT_CAP };
}

function sizeOf(db: Db, path: GramPath): number {
  if (path.kind === 'gram') {
    const size = countGram(db, path.gram, COUNT_CAP);
    // A common gram is walked only if no complete list of words is there to be sorted.
    return size < COUNT_CAP ? size : WORDS_CAP;
  }
  const size = countWords(db, path.start, WORDS_CAP + 1);
  return size <= WORDS_CAP ? size : Number.POSITIVE_INFINITY;
}

function* rowsOf(db: Db, ids: readonly number[]): Generator<HitRow> {
  for (const id of ids) {
    const row = hitById(db, id);
    if (row !== undefined) yield row;
  }
}

function takeMatching(rows: Iterable<HitRow>, search: Search): HitRow[] {
  const taken: HitRow[] = [];
  for (const row of rows) {
    const terms = readTerms(row.searchTerms);
    const isMatch =
      search.joined.length > 0
        ? matchMember(terms, { tokens: [], joined: search.joined }) !== null
        : matchMember(terms, { tokens: search.tokens, joined: [] }) !== null;
    if (isMatch && taken.push(row) === search.limit) break;
  }
  return taken;
}
