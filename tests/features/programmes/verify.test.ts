import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { aRule, openPlanningShop, type PlanningShop } from './programme-shop.ts';

let shop: PlanningShop;
beforeEach(() => {
  shop = openPlanningShop();
  shop.publish(shop.draft({ rules: [aRule({})] }), '2026-12-01');
  shop.publish(shop.draft(), '2027-01-01');
  shop.call('programmes.retire', { version: 3 });
});
afterEach(() => shop.close());

function check() {
  return verifyStore(shop.store.db).checks.find(({ name }) => name === 'programmes');
}

/** Changes the store behind the till's back. */
function tamper(sql: string): void {
  shop.store.write(({ db }) => {
    db.run('DROP TRIGGER loyalty_programmes_are_fixed');
    db.run('DROP TRIGGER loyalty_programmes_stay');
    db.run(sql);
  });
}

describe('guitai verify: the programme', () => {
  it('is well when versions are what was published', () => {
    expect(check()).toMatchObject({ rows: 3, wrong: null });
  });

  it.each([
    [
      'a rate',
      `UPDATE loyalty_programmes SET rules = replace(rules, '20000', '20001') WHERE version = 2`,
      2,
    ],
    ['a day', `UPDATE loyalty_programmes SET effective_from = '2026-11-30' WHERE version = 2`, 2],
    [
      'a retirement taken back',
      'UPDATE loyalty_programmes SET retired_at = NULL WHERE version = 3',
      3,
    ],
    [
      'a retirement nobody logged',
      'UPDATE loyalty_programmes SET retired_at = 1 WHERE version = 2',
      2,
    ],
    ['a version removed', 'DELETE FROM loyalty_programmes WHERE version = 3', 3],
    [
      'a version smuggled in',
      `INSERT INTO loyalty_programmes (version, effective_from, rules, published_at)
       SELECT 4, '2026-12-24', rules, 0 FROM loyalty_programmes WHERE version = 1`,
      4,
    ],
  ])('finds %s', (_, sql, version) => {
    tamper(sql);
    expect(check()?.wrong?.row).toBe(`loyalty_programmes ${version}`);
  });
});
