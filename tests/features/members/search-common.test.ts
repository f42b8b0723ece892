import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestStore } from '../../support/store.ts';
import { hitsFor, openMembersStore } from './support.ts';

/** More than a walk looks at, and more than are counted or sorted as whole words. */
const MANY = 2600;

let store: TestStore;
beforeAll(() => {
  const members = [];
  for (let index = 0; index < MANY; index += 1) {
    members.push({ name: '王芳', lastVisitDay: '2026-11-01' });
    members.push({ name: '李强', lastVisitDay: '2026-11-01' });
    members.push({ name: index % 2 === 0 ? 'Antonella Paz' : 'Antonio Ruiz' });
  }
  // In both common lists, but the last in each.
  members.push({ name: '强哥王', lastVisitDay: '2019-01-01' });
  // The most recent of all, and the last of the words that start so.
  members.push({ name: 'Antonellz Neu', lastVisitDay: '2026-11-20' });
  members.push({ name: '芳强', lastVisitDay: '2019-01-01' });
  members.push({ name: 'Antonia Rara', lastVisitDay: '2019-01-01' });
  store = openMembersStore(members);
}, 120_000);
afterAll(() => store.close());

describe('common names', () => {
  it('does not walk two common lists to their ends, and says that there may be more', () => {
    const reply = store.value('members.search', { text: '王 强', limit: 20 });
    expect(reply).toEqual({ hits: [], hasMore: true });
  });

  it('finds a name typed with spaces among common ones', () => {
    expect(hitsFor(store, '芳 强')).toMatchObject([{ name: '芳强' }]);
    expect(hitsFor(store, '强哥 王')).toMatchObject([{ name: '强哥王' }]);
    expect(hitsFor(store, '强 哥 王')).toMatchObject([{ name: '强哥王' }]);
    expect(hitsFor(store, '王 芳')[0]).toMatchObject({ name: '王芳' });
  });

  it('finds the same member by what is rare', () => {
    for (const text of ['强哥王', '哥', '王 哥', 'qianggw']) {
      expect(hitsFor(store, text)).toMatchObject([{ name: '强哥王' }]);
    }
  });

  it('finds word starts of which there are more than can be sorted', () => {
    for (const [text, name] of [
      ['antonella', 'Antonella Paz'],
      ['antonio', 'Antonio Ruiz'],
      ['antoni rui', 'Antonio Ruiz'],
    ] as const) {
      const reply = store.value('members.search', { text, limit: 20 });
      expect(new Set(reply.hits.map((hit) => hit.name))).toEqual(new Set([name]));
      expect([text, reply.hits.length, reply.hasMore]).toEqual([text, 20, true]);
    }
  });

  it('puts the most recent first, also where whole words are too many to be sorted', () => {
    expect(hitsFor(store, 'antonell')[0]).toMatchObject({ name: 'Antonellz Neu' });
  });

  it('finds the one among thousands that start alike, and says that it is the one', () => {
    for (const text of ['antonia', 'antonia r', 'rara', 'ant rar']) {
      const reply = store.value('members.search', { text, limit: 20 });
      expect(reply.hits).toMatchObject([{ name: 'Antonia Rara' }]);
      expect(reply.hasMore).toBe(false);
    }
  });
});
