import { isCjk } from '../../../contract/kernel/search-terms.ts';
import type { MemberHit } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';
import { matchMember } from './rules/match-member.ts';
import { type GramPath, type GramPlan, planGrams } from './rules/plan-grams.ts';
import {
  countGram,
  countWords,
  gramAt,
  type HitRow,
  hitsByIds,
  walkGram,
  walkGrams,
  walkWords,
} from './tables-search.ts';

/** A gram is counted up to here to find the rarest. */
const COUNT_CAP = 512;
/** A path with so few rows is taken without looking for a rarer one. */
const FEW = 64;
/** Whole words with a common start are sorted by last visit if they are no more than this. */
const WORDS_CAP = 1024;
/** A walk that tests other words ends after so many rows of the index; `hasMore` then says so. */
const WALK_CAP = 2048;
/** So many other grams are read along with the walked one. */
const MAX_OTHERS = 2;

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
  const way = chooseWay(db, plan);
  if (way === null) return { matches: [], isComplete: true };
  const first = readFirst(db, { plan, way, search });
  if (first !== null) return { matches: first, isComplete: true };
  if (way.path.kind === 'words') {
    const rows = walkWords(db, { start: way.path.start, cap: WORDS_CAP, limit: null });
    return { matches: takeMatching(rows, search), isComplete: true };
  }
  const isBounded = !plan.isExact && way.isCommon;
  const end = isBounded ? gramAt(db, way.path.gram, WALK_CAP) : undefined;
  const { gram } = way.path;
  const rows =
    way.others.length > 0
      ? hitsByIds(db, walkGrams(db, { gram, others: way.others, end }), search.limit)
      : walkGram(db, { gram, end, held: plan.isExact ? '' : longestHeld(search), limit: null });
  return { matches: takeMatching(rows, search), isComplete: end === undefined };
}

/**
 * Where one word or run is asked for, nearly all rows of its path match: as many as are wanted
 * are read at once, which costs less than a walk. Null if that is no answer, because more is
 * asked, or because some of these rows do not match.
 */
function readFirst(
  db: Db,
  { plan, way, search }: { plan: GramPlan; way: Way; search: Search },
): Match[] | null {
  const { limit } = search;
  const { path } = way;
  if (search.tokens.length + search.joined.length !== 1) return null;
  if (path.kind === 'gram' && !plan.isExact) return null;
  const rows =
    path.kind === 'gram'
      ? walkGram(db, { gram: path.gram, end: undefined, held: '', limit })
      : walkWords(db, { start: path.start, cap: WORDS_CAP, limit });
  const read = [...rows];
  const matches = takeMatching(read, search);
  return matches.length === read.length || read.length < limit ? matches : null;
}

/**
 * The longest token as it stands in a member's terms, inside a run or at the start of a word: of
 * what is asked, the grams say the least about it.
 */
function longestHeld(search: Search): string {
  const [longest = ''] = [...search.tokens, ...search.joined].sort((a, b) => b.length - a.length);
  return isCjk(longest) ? longest : ` ${longest}`;
}

/** How to find the rows: along one path, and by which other grams to test them. */
interface Way {
  readonly path: GramPath;
  readonly others: readonly string[];
  readonly isCommon: boolean;
}

/** The way with the fewest rows; null if a path has none at all, for then nothing matches. */
function chooseWay(db: Db, plan: GramPlan): Way | null {
  const [first] = plan.paths;
  if (first === undefined) return null;
  if (plan.isExact) return { path: first, others: [], isCommon: true };
  let best: { readonly path: GramPath; readonly size: number } | undefined;
  for (const path of plan.paths) {
    const size = sizeOf(db, path);
    if (size === 0) return null;
    if (best === undefined || size < best.size) best = { path, size };
    if (size <= FEW) break;
  }
  if (best === undefined) return null;
  const { path: chosen, size } = best;
  const others = plan.paths
    .filter((path) => path !== chosen)
    .map((path) => (path.kind === 'gram' ? path.gram : ''))
    .filter((gram) => gram !== '')
    .slice(0, MAX_OTHERS);
  return { path: chosen, others, isCommon: size >= COUNT_CAP };
}

/** The rows of a path, counted as far as it matters for the choice. */
function sizeOf(db: Db, path: GramPath): number {
  if (path.kind === 'words') return countWords(db, path.start, WORDS_CAP + 1);
  const size = countGram(db, path.gram, COUNT_CAP);
  // A common gram is walked only if no complete list of words is there to be sorted.
  return size < COUNT_CAP ? size : WORDS_CAP;
}

function takeMatching(rows: Iterable<HitRow>, search: Search): Match[] {
  const taken: Match[] = [];
  for (const row of rows) {
    const matchedBy = matchMember(row.searchTerms, search);
    if (matchedBy !== null && taken.push({ row, matchedBy }) === search.limit) break;
  }
  return taken;
}
