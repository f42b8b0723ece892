import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCjk, searchTokens } from '../../../src/contract/kernel/search-terms.ts';
import { memberTerms } from '../../../src/main/features/members/face.ts';
import type { TestStore } from '../../support/store.ts';
import { addMember, hitsFor, openMembersStore } from './support.ts';

const HAN = [...'王李张刘陈杨单曾解仇区查尉迟万俟吕朴小明伟芳娜乐行长志强国华文英丽𠮷㐂'];
const LATIN = [
  'María',
  'García',
  'Ana',
  'Łukasz',
  "O'Neill",
  'Anna-Lena',
  'De',
  'la',
  'X',
  'Antonella',
];
const chinese = fc
  .array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(''));
const latin = fc
  .array(fc.constantFrom(...LATIN), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const name = fc.oneof(
  chinese,
  latin,
  fc.tuple(chinese, latin).map((parts) => parts.join(' ')),
);

let store: TestStore;
beforeAll(() => {
  store = openMembersStore();
});
afterAll(() => store.close());

function enrolled(text: string): number {
  return store.write((context) => addMember(context, { name: text, lastVisitDay: '2026-11-20' }));
}

/** Takes the member out again, so that it never fills a later page of hits. */
function remove(id: number): void {
  store.write((context) => {
    context.db.run('DELETE FROM member_grams WHERE member_id = :id', { id });
    context.db.run('DELETE FROM members WHERE id = :id', { id });
  });
}

function isFound(text: string, id: number): boolean {
  return hitsFor(store, text).some((hit) => hit.id === id);
}

describe('every name can be found', () => {
  it('by each character, each pair, its words begun, its pinyin and its initials', () => {
    fc.assert(
      fc.property(name, fc.nat(), (text, cut) => {
        const id = enrolled(text);
        const terms = memberTerms(text);
        const ways: string[] = [text];
        for (const token of terms.names) {
          const chars = [...token];
          if (isCjk(token)) {
            ways.push(...chars, chars.slice(cut % chars.length).join(''));
          } else {
            ways.push(chars.slice(0, 1 + (cut % chars.length)).join(''));
          }
        }
        for (const reading of [...terms.readings, ...terms.initials]) {
          ways.push(reading, reading.slice(0, 1 + (cut % reading.length)));
        }
        const words = terms.names.filter((token) => !isCjk(token));
        if (words.length > 0) ways.push([...words].reverse().join(' '));
        for (const way of ways) expect([text, way, isFound(way, id)]).toEqual([text, way, true]);
        remove(id);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a search never returns a non-match', () => {
  it('whatever is asked of whatever names', () => {
    const others = fc.sample(name, { numRuns: 120, seed: 7 });
    const ids = others.map(enrolled);
    const letters = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,4})?$/);
    fc.assert(
      fc.property(fc.oneof(name, letters, fc.constantFrom(...HAN)), (text) => {
        const tokens = searchTokens(text);
        const apart = tokens.join('');
        const surnameFirst = [tokens.at(-1) ?? '', ...tokens.slice(0, -1)].join('');
        for (const hit of hitsFor(store, text)) {
          const { names, readings, initials } = memberTerms(hit.name);
          const all = [...names, ...readings, ...initials];
          const isDirect = tokens.every((token) =>
            isCjk(token)
              ? names.some((run) => run.includes(token))
              : all.some((term) => term.startsWith(token)),
          );
          const isJoined = [...readings, ...initials].some(
            (reading) => reading.startsWith(apart) || reading.startsWith(surnameFirst),
          );
          expect([text, hit.name, isDirect || isJoined]).toEqual([text, hit.name, true]);
          const by = names.some((token) => tokens.some((asked) => token.includes(asked)));
          const isTruthful = hit.matchedBy !== 'name' || by;
          expect([text, hit.name, isTruthful]).toEqual([text, hit.name, true]);
        }
      }),
      { numRuns: 400 },
    );
    for (const id of ids) remove(id);
  });

  it('finds all that match: the same as looking at every member', () => {
    const others = fc.sample(latin, { numRuns: 60, seed: 11 });
    const ids = others.map(enrolled);
    const asked = fc
      .array(
        fc.constantFrom('m', 'ma', 'mari', 'maria', 'garc', 'an', 'anna', 'antone', 'la', 'x'),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(asked, (text) => {
        const expected = ids.filter((_, index) => holds(others[index] ?? '', text));
        const reply = store.value('members.search', { text, limit: 50 });
        const found = reply.hits.map((hit) => hit.id);
        const wrong = found.filter((id) => !expected.includes(id));
        expect([text, wrong, found.length]).toEqual([text, [], Math.min(50, expected.length)]);
        expect(reply.hasMore).toBe(expected.length > 50);
      }),
      { numRuns: 200 },
    );
    for (const id of ids) remove(id);
  });
});

/** A slow, plain reading of the rule: every asked word starts a different word of the name. */
function holds(text: string, query: string): boolean {
  const tryAll = (asked: readonly string[], free: readonly string[]): boolean => {
    const [first, ...rest] = asked;
    if (first === undefined) return true;
    return free.some(
      (word, at) =>
        word.startsWith(first) && tryAll(rest, [...free.slice(0, at), ...free.slice(at + 1)]),
    );
  };
  return tryAll(searchTokens(query), searchTokens(text));
}
