import { isCjk, readTerms } from '../../../contract/kernel/search-terms.ts';
import type { MemberHit } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';
import { matchMember } from './rules/match-member.ts';
import { type GramPath, type GramPlan, planGrams } from './rules/plan-grams.ts';
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
const WORDS_CAP = 1024;
/** A walk that tests other words ends after so many rows of the index; `hasMore` then says so. */
const WALK_CAP = 3072;

/** A member that matches, and by what. */
export interface Match {
  readonly row: HitRow;
  readonly matchedBy: MemberHit['matchedBy'];
}

/** Members that match, most recent visitors first. */
export interface Found {
  readonly matches: readonly Match[];
  /** False if a common gram was not walked to its end: there may be more. */
  readonly isComplete: boolean;
}

/** Members whose name or readings hold all tokens; at most `limit`. */
export function findByTokens(db: Db, tokens: readonly string[], limit: number): Found {
  if (tokens.length === 0) return { matches: [], isComplete: true };
  return followPath(db, planGrams(tokens), { tokens, joined: [], limit });
}

/** Members whose pinyin or initials start with `joined`, which was typed with spaces. */
export function findByJoined(db: Db, joined: string, limit: number): Found {
  return followPath(db, planGrams([joined]), { tokens: [], joined: [joined], limit });
}

interface Search {
  readonly tokens: readonly string[];
  readonly joined: readonly string[];
  readonly limit: number;
}

function followPath(db: Db, plan: GramPlan, search: Search): Found {
  const chosen = choosePath(db, plan.paths, plan.isExact);
  if (chosen === null) return { matches: [], isComplete: true };
  if (chosen.path.kind === 'words') {
    const ids = idsByWords(db, chosen.path.start, WORDS_CAP);
    return { matches: takeMatching(rowsOf(db, ids), search), isComplete: true };
  }
  const isBounded = !plan.isExact && chosen.isCommon;
  const end = isBounded ? gramAt(db, chosen.path.gram, WALK_CAP) : undefined;
  const holding = plan.isExact ? [] : [...search.tokens, ...search.joined].map(asHeld);
  const rows = walkGram(db, { gram: chosen.path.gram, end, holding });
  return { matches: takeMatching(rows, search), isComplete: end === undefined };
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

function* rowsOf(db: Db, ids: Iterable<number>): Generator<HitRow> {
  for (const id of ids) {
    const row = hitById(db, id);
    if (row !== undefined) yield row;
  }
}

function takeMatching(rows: Iterable<HitRow>, search: Search): Match[] {
  const taken: Match[] = [];
  for (const row of rows) {
    const matchedBy = matchMember(readTerms(row.searchTerms), search);
    if (matchedBy !== null && taken.push({ row, matchedBy }) === search.limit) break;
  }
  return taken;
}
