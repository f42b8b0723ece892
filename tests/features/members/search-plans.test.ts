import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SQL } from '../../../src/main/features/members/tables-search.ts';
import type { TestStore } from '../../support/store.ts';
import { openMembersStore } from './support.ts';

let store: TestStore;
beforeAll(() => {
  store = openMembersStore([{ name: '王小明' }]);
});
afterAll(() => store.close());

const PARAMETERS: Readonly<Record<string, string | number>> = {
  id: 1,
  ids: '[1]',
  cardNo: 'x',
  phone: 'x',
  start: 'a',
  end: 'b',
  cap: 10,
  limit: 9,
  lastFour: '4321',
  birthday: 'x',
  gram: 'a',
  offset: 1,
  endRank: 1,
  endId: 0,
  second: '',
  third: '',
  held: '',
};

function planOf(sql: string): string[] {
  const named = Object.entries(PARAMETERS).filter(([name]) => new RegExp(`:${name}\\b`).test(sql));
  return store.db
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, Object.fromEntries(named))
    .map((step) => step.detail);
}

describe('every look-up goes by an index', () => {
  const names = Object.keys(SQL) as (keyof typeof SQL)[];

  it.each(names)('%s reads no table from end to end', (name) => {
    const steps = planOf(SQL[name]);
    expect(steps.length).toBeGreaterThan(0);
    // Sub-selects with a LIMIT are scanned: they hold at most `cap` rows. So is the list of ids
    // that was handed over.
    const scans = steps.filter((step) => /^SCAN (?!\(subquery|wanted\b)/.test(step));
    expect(scans).toEqual([]);
  });

  it.each(names.filter((name) => !/LIMIT :cap/.test(SQL[name])))('%s sorts nothing', (name) => {
    expect(planOf(SQL[name]).filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('notices a scan (the check can fail)', () => {
    expect(planOf('SELECT id FROM members WHERE name = :start')).toEqual([
      expect.stringMatching(/^SCAN members/),
    ]);
  });
});
