import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestStore } from '../../support/store.ts';
import { hitsFor, openMembersStore } from './support.ts';

/** Numbers that end in 5678, visited in months that do not follow the order of enrolment. */
const ALIKE = Array.from({ length: 40 }, (_, index) => ({
  name: `Alike ${index}`,
  phone: `+86138${String(1000 + index)}5678`,
  lastVisitDay: `2024-${String(1 + ((index * 7) % 12)).padStart(2, '0')}-01`,
}));

let store: TestStore;
beforeAll(() => {
  store = openMembersStore([
    ...ALIKE,
    { name: 'Other end', phone: '+8613812345679', lastVisitDay: '2026-01-01' },
    { name: 'Zero', phone: '+8613812340678', lastVisitDay: '2026-01-01' },
    { name: 'No phone', lastVisitDay: '2026-01-01' },
  ]);
});
afterAll(() => store.close());

describe('the last four digits', () => {
  it('find everybody whose number ends so, the most recent month first', () => {
    const hits = hitsFor(store, '5678', 50);
    expect(new Set(hits.map((hit) => hit.name))).toEqual(new Set(ALIKE.map(({ name }) => name)));
    const months = hits.map((hit) => hit.lastVisitDay ?? '');
    expect(months).toEqual([...months].sort().reverse());
    expect(new Set(hits.map((hit) => hit.matchedBy))).toEqual(new Set(['phoneTail']));
  });

  it('find the same first few as five digits and three do, which lie in another index', () => {
    const eight = hitsFor(store, '5678', 8).map((hit) => hit.lastVisitDay);
    const days = ALIKE.map((member) => member.lastVisitDay).sort();
    expect(eight).toEqual(days.reverse().slice(0, 8));
    const three = hitsFor(store, '678', 9).slice(1);
    expect(three.map((hit) => hit.name)).toEqual(hitsFor(store, '5678', 8).map((hit) => hit.name));
  });

  it('say that there are more, and that there are no more', () => {
    const more = [39, 40].map(
      (limit) => store.value('members.search', { text: '5678', limit }).hasMore,
    );
    expect(more).toEqual([true, false]);
  });

  it('find a number with a zero there by three digits, too', () => {
    expect(hitsFor(store, '0678')[0]).toMatchObject({ name: 'Zero' });
  });

  it('leave out who is no longer active', () => {
    const id = hitsFor(store, '5679')[0]?.id ?? 0;
    store.write((context) => {
      context.db.run('UPDATE members SET is_active = 0 WHERE id = :id', { id });
    });
    expect(hitsFor(store, '5679')).toEqual([]);
  });
});
