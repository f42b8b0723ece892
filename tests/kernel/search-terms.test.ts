import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gramsOf,
  isCjk,
  matchTerms,
  mixedPairGram,
  prefixOf,
  queryCjkGrams,
  queryPairGram,
  readTerms,
  searchTokens,
  type SearchTerms,
  writeTerms,
} from '../../src/contract/kernel/search-terms.ts';

const word = fc.stringMatching(/^[a-e]{1,7}$/);
const run = fc
  .array(fc.constantFrom('王', '李', '小', '明', '𠮷', 'あ'), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(''));
const terms: fc.Arbitrary<SearchTerms> = fc.record({
  names: fc.array(fc.oneof(word, run), { minLength: 1, maxLength: 4 }),
  readings: fc.array(word, { maxLength: 2 }),
  initials: fc.array(word, { maxLength: 2 }),
});

/** Which part of which term to ask for. */
const cuts = fc.array(
  fc.record({ term: fc.nat(20), start: fc.nat(4), length: fc.integer({ min: 1, max: 7 }) }),
  { minLength: 1, maxLength: 3 },
);

function partOf(given: SearchTerms, cut: { term: number; start: number; length: number }): string {
  const all = [...given.names, ...given.readings, ...given.initials];
  const chars = [...(all[cut.term % all.length] ?? '')];
  const start = isCjk(chars.join('')) ? cut.start % chars.length : 0;
  return chars.slice(start, start + cut.length).join('');
}

/** The ways a search may take for these tokens that the index does not have. */
function missingWays(grams: readonly string[], tokens: readonly string[]): string[] {
  const words = tokens.filter((token) => !isCjk(token));
  const runs = tokens.filter(isCjk);
  const ways = [...runs.flatMap(queryCjkGrams), ...words.map((one) => prefixOf(one, 4))];
  for (const [index, one] of words.entries()) {
    ways.push(...runs.map((part) => mixedPairGram(prefixOf(part, 1), one)));
    ways.push(...words.slice(index + 1).map((other) => queryPairGram(one, other)));
  }
  const long = words.filter((one) => one.length > 4);
  return [
    ...ways.filter((way) => !grams.includes(way)),
    ...long.filter((asked) => !grams.some((gram) => gram.startsWith(asked))),
  ];
}

describe('searchTokens', () => {
  it('parts runs of characters from words', () => {
    expect(searchTokens("王小明David O'Brien-Smith")).toEqual([
      '王小明',
      'david',
      'obrien',
      'smith',
    ]);
    expect(searchTokens('買買提·阿不都')).toEqual(['買買提', '阿不都']);
    expect(searchTokens('ｶﾞﾝﾀﾞﾑ 김민수 Иван')).toEqual(['カンタム', '김민수', 'иван']);
  });

  it('finds no token in signs alone', () => {
    expect(searchTokens('☺ — %_*? "\'`|')).toEqual([]);
  });

  it('never gives a token that could break the stored form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const token of searchTokens(text)) {
          expect(token).not.toMatch(/[\s|]/u);
          expect(token).not.toBe('');
        }
      }),
    );
  });

  it('gives the same tokens for its own tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const tokens = searchTokens(text);
        expect(searchTokens(tokens.join(' '))).toEqual(tokens);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the stored form', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(terms, (given) => {
        expect(readTerms(writeTerms(given))).toEqual(given);
      }),
    );
    expect(readTerms('')).toEqual({ names: [], readings: [], initials: [] });
  });
});

describe('grams', () => {
  it('index 王小明 by one to three characters, pinyin and initials', () => {
    const grams = gramsOf({ names: ['王小明'], readings: ['wangxiaoming'], initials: ['wxm'] });
    expect([...grams].sort()).toEqual(
      ['王', '小', '明', '王小', '小明', '王小明', 'w', 'wa', 'wan', 'wang', 'wangxiaoming']
        .concat(['wx', 'wxm'])
        .sort(),
    );
  });

  it('lead to every name that matches a query, by each way a search may take', () => {
    let matches = 0;
    fc.assert(
      fc.property(terms, cuts, (given, picks) => {
        const tokens = picks.map((pick) => partOf(given, pick));
        if (matchTerms(given, tokens) === null) return;
        matches += 1;
        const grams = gramsOf(given);
        expect([given, tokens, missingWays(grams, tokens)]).toEqual([given, tokens, []]);
      }),
      { numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(1000);
  });
});

describe('matchTerms', () => {
  const maria: SearchTerms = { names: ['maria', 'garcia', 'gomez'], readings: [], initials: [] };

  it('matches word starts in any order', () => {
    expect(matchTerms(maria, ['gar', 'mar'])).toBe('name');
    expect(matchTerms(maria, ['arcia'])).toBeNull();
    expect(matchTerms(maria, [])).toBeNull();
  });

  it('wants a different word for each word asked', () => {
    expect(matchTerms(maria, ['g', 'g'])).toBe('name');
    expect(matchTerms(maria, ['g', 'g', 'g'])).toBeNull();
    expect(matchTerms(maria, ['garcia', 'g'])).toBe('name');
    expect(matchTerms(maria, ['ma', 'mar'])).toBeNull();
  });

  it('says by what it matched, and counts all readings as one word', () => {
    const wang: SearchTerms = {
      names: ['王小明', 'david'],
      readings: ['wangxiaoming'],
      initials: ['wxm'],
    };
    expect(matchTerms(wang, ['小明', 'dav'])).toBe('name');
    expect(matchTerms(wang, ['wangx'])).toBe('reading');
    expect(matchTerms(wang, ['wx'])).toBe('initials');
    expect(matchTerms(wang, ['david', 'wang'])).toBe('reading');
    expect(matchTerms(wang, ['wang', 'wxm'])).toBeNull();
    expect(matchTerms(wang, ['王', 'wang'])).toBeNull();
    expect(matchTerms(wang, ['王明'])).toBeNull();
  });
});
