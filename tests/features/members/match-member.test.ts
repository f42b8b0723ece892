import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTerms, writeTerms } from '../../../src/contract/kernel/search-terms.ts';
import { memberTerms } from '../../../src/main/features/members/face.ts';
import { matchMember } from '../../../src/main/features/members/rules/match-member.ts';

const BY = { name: 'name', reading: 'pinyin', initials: 'initials' } as const;

const PARTS = '王 单于 小明 长 𠮷 Wang Shan Xiao wx Ana 54 Łuk'.split(' ');
const TOKENS =
  '王 小明 明 单 于小 𠮷 w wa wang wangxiao wx shan xm s sy ana na 5 54 luk zhang chan'.split(' ');
const names = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 });
const token = fc.constantFrom(...TOKENS);

describe('one token', () => {
  it('matches written terms as it matches unfolded ones, and by the same', () => {
    let matched = 0;
    fc.assert(
      fc.property(names, fc.boolean(), token, (parts, isSpaced, asked) => {
        const terms = memberTerms(parts.join(isSpaced ? ' ' : ''));
        const direct = matchTerms(terms, [asked]);
        const expected = direct === null ? null : BY[direct];
        if (expected !== null) matched += 1;
        const found = matchMember(writeTerms(terms), { tokens: [asked], joined: [] });
        expect([parts, asked, found]).toEqual([parts, asked, expected]);
      }),
      { numRuns: 2000 },
    );
    expect(matched).toBeGreaterThan(100);
  });

  it.each([
    ['王小明', '小明', 'name'],
    ['王小明', 'wangxiao', 'pinyin'],
    ['王小明', 'wxm', 'initials'],
    ['王小明 wxm', 'wxm', 'name'],
    ['王小明', 'xm', null],
  ])('%s asked as %s: %s', (name, asked, by) => {
    const terms = writeTerms(memberTerms(name));
    expect(matchMember(terms, { tokens: [asked], joined: [] })).toBe(by);
  });
});
