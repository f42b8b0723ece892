import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestStore } from '../../support/store.ts';
import { hitsFor, openMembersStore } from './support.ts';

/** Words in one order, visits in another. */
const MONTHS = [5, 11, 2, 9, 1, 12, 4, 10, 3, 8, 6, 7];
const MEMBERS = MONTHS.map((month, index) => ({
  name: `Alexandr${String.fromCodePoint(97 + index)} Rey`,
  lastVisitDay: `2024-${String(month).padStart(2, '0')}-01`,
}));

let store: TestStore;
beforeAll(() => {
  store = openMembersStore([...MEMBERS, ...MONTHS.map(() => ({ name: '夏佳英' }))]);
});
afterAll(() => store.close());

const LATEST = MEMBERS.map((member) => member.lastVisitDay)
  .sort()
  .reverse();

describe('a short list of words that start alike', () => {
  it.each(['alexandr', 'alexandr rey', 'alexandr r'])(
    '%s: the latest of all come first',
    (text) => {
      for (const limit of [1, 3, 8, 12]) {
        const days = hitsFor(store, text, limit).map((hit) => hit.lastVisitDay);
        expect([text, days]).toEqual([text, LATEST.slice(0, limit)]);
      }
    },
  );
});
