import {
  isCjk,
  mixedPairGram,
  PREFIX_LENGTH,
  prefixOf,
  queryCjkGrams,
  queryPairGram,
} from '../../../../contract/kernel/search-terms.ts';

/** One way into the gram index; every row that matches the whole query lies on it. */
export type GramPath =
  /** The rows of one gram, most recent visitor first. */
  | { readonly kind: 'gram'; readonly gram: string }
  /** The rows of all whole words that start so. Only worth it when they are few. */
  | { readonly kind: 'words'; readonly start: string };

/** Ways into the index for a query, of which the search takes the one with the fewest rows. */
export interface GramPlan {
  readonly paths: readonly GramPath[];
  /** Whether every row on the (only) path matches: nothing else is asked. */
  readonly isExact: boolean;
}

/** More ways than this are not weighed against each other. */
const MAX_PATHS = 6;
const MAX_PAIRED_WORDS = 4;
const MAX_MIXED = 2;

/** Plans the search for names or readings that hold all `tokens`. */
export function planGrams(tokens: readonly string[]): GramPlan {
  const words = tokens.filter((token) => !isCjk(token));
  const runs = tokens.filter(isCjk);
  const paths: GramPath[] = runs.flatMap((run) =>
    queryCjkGrams(run).map((gram): GramPath => ({ kind: 'gram', gram })),
  );
  paths.unshift(...mixedPaths(runs, words));
  paths.push(...(words.length > 1 ? pairPaths(words) : words.flatMap(wordPaths)));
  const kept = paths.slice(0, MAX_PATHS);
  const [only] = tokens;
  const isExact = tokens.length === 1 && only !== undefined && paths.length === 1;
  return { paths: kept, isExact };
}

function wordPaths(word: string): GramPath[] {
  const prefix = prefixOf(word, PREFIX_LENGTH);
  const gram: GramPath = { kind: 'gram', gram: prefix };
  return prefix === word ? [gram] : [{ kind: 'words', start: word }, gram];
}

function wholeWordPaths(word: string): GramPath[] {
  return wordPaths(word).filter((path) => path.kind === 'words');
}

/** Names in both scripts are few. */
function mixedPaths(runs: readonly string[], words: readonly string[]): GramPath[] {
  const [run = ''] = runs;
  if (run === '') return [];
  return words
    .slice(0, MAX_MIXED)
    .map((word) => ({ kind: 'gram', gram: mixedPairGram(prefixOf(run, 1), word) }));
}

/** Two common words are rare together: their pairs, and the long words by themselves. */
function pairPaths(words: readonly string[]): GramPath[] {
  const paths: GramPath[] = [];
  const paired = [...words].sort((a, b) => b.length - a.length).slice(0, MAX_PAIRED_WORDS);
  for (const [index, word] of paired.entries()) {
    for (const other of paired.slice(index + 1)) {
      paths.push({ kind: 'gram', gram: queryPairGram(word, other) });
    }
  }
  return paths.slice(0, MAX_PATHS - 1).concat(wholeWordPaths(paired[0] ?? ''));
}
