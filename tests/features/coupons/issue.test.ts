import { array, assert, integer, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { tiersCommands, tiersIdle, tiersQueries } from '../../../src/main/features/tiers/index.ts';
import { MANAGER } from '../../support/store.ts';
import { type CouponShop, openCouponShop, termsOf } from './coupon-shop.ts';

let shop: CouponShop;
beforeEach(() => {
  shop = openCouponShop({
    features: [
      { queries: membersQueries, commands: membersCommands },
      { queries: tiersQueries, commands: tiersCommands, idle: tiersIdle },
    ],
  });
});
afterEach(() => {
  shop.closeProved();
});

const asManager = { session: MANAGER };
const DAY_MS = 86_400_000;

/** Idle moments until nothing is left. */
function rest(): void {
  for (let round = 0; round < 500; round += 1) if (shop.store.idle() === 0) return;
  throw new Error('Idle work never ends');
}

/** How many coupons each member has, by the member's place in the shop. */
function held(memberId: number): number {
  return shop.numbers(`SELECT count(*) AS n FROM coupons WHERE member_id = ${memberId}`)[0] ?? 0;
}

function setBirthday(memberId: number, birthday: string): void {
  shop.store.write(({ db }) =>
    db.run('UPDATE members SET birthday = :birthday WHERE id = :memberId', { memberId, birthday }),
  );
}

function save(wish: Parameters<typeof termsOf>[0], name = 'Autumn') {
  return shop.store.value(
    'coupons.save',
    {
      requestId: shop.store.requestId(),
      campaignId: null,
      version: 0,
      name,
      terms: termsOf(wish),
    },
    asManager,
  );
}

function activate(saved: { campaignId: number; version: number }) {
  return shop.store.call(
    'coupons.activate',
    { requestId: shop.store.requestId(), ...saved },
    asManager,
  );
}

describe('a draft', () => {
  test.each([
    [
      'days backwards',
      { validity: { kind: 'fixed', fromDay: '2026-12-02', toDay: '2026-12-01' } },
      'daysBackwards',
    ],
    [
      'days passed',
      { validity: { kind: 'fixed', fromDay: '2026-10-01', toDay: '2026-11-20' } },
      'daysPassed',
    ],
    ['more off than it must cost', { minimumMinor: 1999 }, 'worthMoreThanMinimum'],
    [
      'a public code without days',
      { codes: 'public', validity: { kind: 'afterIssue', days: 5 } },
      'publicNeedsDays',
    ],
    ['slips by an event', { trigger: { kind: 'enrolment' } }, 'triggerNeedsPersonal'],
    ['a limit a member on slips', { perMemberLimit: 1 }, 'limitNeedsMember'],
    ['hours that are none', { hours: { from: '10:00', to: '10:00' } }, 'hoursEmpty'],
  ] as const)('that contradicts itself is not made active: %s', (_, wish, problem) => {
    expect(activate(save(wish))).toMatchObject({
      ok: false,
      error: { code: 'coupons.invalid', params: { problem } },
    });
    expect(shop.numbers('SELECT count(*) AS n FROM coupons')).toEqual([0]);
  });

  test('is changed by who saw it last; once active it is copied instead', () => {
    const saved = save({});
    const again = {
      requestId: shop.store.requestId(),
      campaignId: saved.campaignId,
      version: 7,
      name: 'Winter',
      terms: termsOf(),
    };
    expect(shop.store.call('coupons.save', again, asManager)).toMatchObject({
      error: { code: 'coupons.changed' },
    });
    expect(activate(saved).ok).toBe(true);
    expect(
      shop.store.call('coupons.save', { ...again, requestId: shop.store.requestId() }, asManager),
    ).toMatchObject({ error: { code: 'coupons.notDraft' } });
    const copied = shop.store.value(
      'coupons.copy',
      { requestId: shop.store.requestId(), campaignId: saved.campaignId, name: 'Winter' },
      asManager,
    );
    const rows = shop.store.value('coupons.campaigns', {}, asManager);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      [copied.campaignId, 'draft'],
      [saved.campaignId, 'active'],
    ]);
  });

  test('gives out nothing, and its codes are of one kind', () => {
    const { campaignId } = save({ codes: 'personal' });
    const memberId = shop.member.gold;
    const give = (id: number) =>
      shop.store.call(
        'coupons.issueToMember',
        { requestId: shop.store.requestId(), campaignId: id, memberId },
        asManager,
      );
    expect(give(campaignId)).toMatchObject({ error: { code: 'coupons.notActive' } });
    expect(give(shop.campaign().id)).toMatchObject({ error: { code: 'coupons.notPersonal' } });
    expect(give(999)).toMatchObject({ error: { code: 'coupons.unknown' } });
  });
});

test('limits hold in any order of issuing and using', () => {
  assert(
    property(
      integer({ min: 1, max: 4 }),
      integer({ min: 1, max: 2 }),
      array(integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
      (totalLimit, perMemberLimit, turns) => {
        const { id, publicCode } = shop.campaign({ codes: 'public', totalLimit, perMemberLimit });
        const members = Object.values(shop.member);
        const used = new Map<number, number>();
        for (const turn of turns) {
          const memberId = members[turn] ?? 0;
          const basket = shop.basket(['cream'], { memberId, coupons: [publicCode] });
          const [coupon] = shop.quote(basket).coupons;
          shop.sell(basket);
          const before = used.get(memberId) ?? 0;
          const all = [...used.values()].reduce((sum, count) => sum + count, 0);
          expect(coupon?.reason).toBe(
            all >= totalLimit
              ? totalLimit === 1
                ? 'used'
                : 'usedUp'
              : before >= perMemberLimit
                ? 'memberLimit'
                : null,
          );
          if (coupon?.reason === null) used.set(memberId, before + 1);
        }
        expect(
          shop.numbers(`SELECT count(*) AS n FROM coupon_redemptions WHERE campaign_id = ${id}`),
        ).toEqual([[...used.values()].reduce((sum, count) => sum + count, 0)]);
      },
    ),
    { numRuns: 12 },
  );
});

function start(campaignId: number, segment = {}) {
  return shop.store.value(
    'coupons.startIssue',
    { requestId: shop.store.requestId(), campaignId, segment },
    asManager,
  );
}

describe('given to many', () => {
  test('goes on where it was, gives nobody two, and stops at the limit', () => {
    const { id } = shop.campaign({ codes: 'personal', totalLimit: 3 });
    const run = start(id);
    expect(run).toMatchObject({ state: 'running', total: 4 });
    expect(
      shop.store.call(
        'coupons.startIssue',
        { requestId: shop.store.requestId(), campaignId: id, segment: {} },
        asManager,
      ),
    ).toMatchObject({ error: { code: 'coupons.issueRunning' } });
    // Nobody looks at it any more: idle moments go on.
    rest();
    const [done] = shop.store.value('coupons.issues', { campaignId: id }, asManager);
    expect(done).toMatchObject({ state: 'done', issued: 3 });
    const again = shop.store.value('coupons.continueIssue', { issueId: run.id }, asManager);
    expect(again).toMatchObject({ state: 'done', issued: 3 });
    expect(
      Object.values(shop.member)
        .map(held)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1, 1, 1]);
  });

  test('only to the tier, and not to who wants no contact', () => {
    shop.store.write(({ db }) =>
      db.run('UPDATE members SET is_no_contact = 1 WHERE id = :id', { id: shop.member.gold }),
    );
    const { id } = shop.campaign({ codes: 'personal' });
    const count = (segment: object) =>
      shop.store.value('coupons.countSegment', { segment }, asManager).members;
    expect([count({}), count({ tier: 'gold' }), count({ onlyContactable: false })]).toEqual([
      3, 0, 4,
    ]);
    const run = start(id, { tier: 'silver' });
    shop.store.value('coupons.continueIssue', { issueId: run.id }, asManager);
    expect(held(shop.member.silver)).toBe(1);
    expect(held(shop.member.standard) + held(shop.member.gold)).toBe(0);
  });

  test('cancelled, what was given stays and nothing more is', () => {
    const { id } = shop.campaign({ codes: 'personal' });
    const run = start(id);
    shop.store.value(
      'coupons.cancelIssue',
      { requestId: shop.store.requestId(), issueId: run.id },
      asManager,
    );
    rest();
    expect(shop.numbers('SELECT count(*) AS n FROM coupons')).toEqual([0]);
  });
});

describe('given by an event', () => {
  const validity = { kind: 'afterIssue', days: 30 } as const;

  test('birthdays that come, those of closed days as well, once a year', () => {
    setBirthday(shop.member.standard, '1990-11-25');
    setBirthday(shop.member.silver, '--11-29');
    setBirthday(shop.member.gold, '1980-12-20');
    setBirthday(shop.member.platinum, '2000-02-29');
    shop.campaign({ codes: 'personal', validity, trigger: { kind: 'birthday', daysBefore: 7 } });
    rest();
    const all = () => Object.values(shop.member).map(held);
    // Today is 21 November: up to the 28th.
    expect(all()).toEqual([1, 0, 0, 0]);
    // The store was closed until 22 December.
    shop.store.clock.advance(31 * DAY_MS);
    rest();
    expect(all()).toEqual([1, 1, 1, 0]);
    // 29 February is celebrated on the 28th in 2027.
    shop.store.clock.set(Date.UTC(2027, 1, 20, 2));
    rest();
    expect(all()).toEqual([1, 1, 1, 0]);
    shop.store.clock.advance(DAY_MS);
    rest();
    expect(all()).toEqual([1, 1, 1, 1]);
    // A clock set back and right again gives nobody a second one.
    shop.store.clock.set(Date.UTC(2026, 10, 21, 2));
    rest();
    shop.store.clock.set(Date.UTC(2027, 1, 22, 2));
    rest();
    expect(all()).toEqual([1, 1, 1, 1]);
  });

  test('the first purchase, on its own receipt, and no later one', () => {
    shop.campaign({ codes: 'personal', validity, trigger: { kind: 'firstPurchase' } });
    const memberId = shop.member.gold;
    shop.sell(shop.basket(['bag'], { memberId }));
    shop.sell(shop.basket(['bag'], { memberId }));
    expect(held(memberId)).toBe(1);
    const documents = shop.store.db
      .all<{ document: string }>(
        `SELECT document FROM print_jobs WHERE kind = 'receipt' ORDER BY id`,
      )
      .map(({ document }) => document.includes('newCoupons'));
    expect(documents).toEqual([true, false]);
  });

  test('enrolment, and a tier that was reached, as the event log tells', () => {
    shop.campaign({ codes: 'personal', validity, trigger: { kind: 'enrolment' } }, 'Welcome');
    shop.campaign(
      { codes: 'personal', validity, trigger: { kind: 'tierReached', tiers: ['gold'] } },
      'Gold',
    );
    const { memberId } = shop.store.value('members.enrol', {
      requestId: shop.store.requestId(),
      name: 'Nuria',
      phone: '+34600111222',
      hasConsented: true,
    });
    const raise = (id: number, tier: 'silver' | 'gold') =>
      shop.store.value(
        'tiers.setByHand',
        { requestId: shop.store.requestId(), memberId: id, tier, until: null, reason: 'goodwill' },
        asManager,
      );
    raise(shop.member.silver, 'gold');
    // Who is held below the own tier did not reach it.
    raise(shop.member.platinum, 'gold');
    rest();
    expect([held(memberId), held(shop.member.silver), held(shop.member.platinum)]).toEqual([
      1, 1, 0,
    ]);
    rest();
    expect(shop.numbers('SELECT count(*) AS n FROM coupons')).toEqual([2]);
  });

  test('a lapse, when its month comes, once for each', () => {
    const memberId = shop.member.gold;
    shop.sell(shop.basket(['bag'], { memberId }));
    shop.campaign({ codes: 'personal', validity, trigger: { kind: 'lapse', months: 2 } });
    rest();
    expect(held(memberId)).toBe(0);
    shop.store.clock.set(Date.UTC(2027, 0, 20, 2));
    rest();
    expect(held(memberId)).toBe(0);
    shop.store.clock.set(Date.UTC(2027, 0, 21, 2));
    rest();
    rest();
    expect(held(memberId)).toBe(1);
    shop.sell(shop.basket(['bag'], { memberId }));
    shop.store.clock.set(Date.UTC(2027, 4, 1, 2));
    rest();
    expect(held(memberId)).toBe(2);
  });
});

test("coupons of two members who become one are the survivor's, and add up", () => {
  const { id } = shop.campaign({ codes: 'personal' });
  const [one, gone] = [shop.give(id, shop.member.gold), shop.give(id, shop.member.silver)];
  shop.sell(shop.basket(['cream'], { memberId: shop.member.silver, coupons: [gone] }));
  shop.store.value(
    'members.merge',
    {
      requestId: shop.store.requestId(),
      survivorId: shop.member.gold,
      survivorVersion: 1,
      mergedId: shop.member.silver,
      mergedVersion: 1,
    },
    asManager,
  );
  const usable = shop.store.value('coupons.ofMember', { memberId: shop.member.silver });
  expect(usable.map(({ code }) => code)).toEqual([one]);
  expect(held(shop.member.gold)).toBe(2);
});

test('a printed strip has every slip with its code', () => {
  const { id } = shop.campaign();
  shop.slips(id, 3);
  const { rows } = shop.store.value('coupons.codes', { campaignId: id }, asManager);
  const { count, jobId } = shop.store.value('coupons.print', {
    requestId: shop.store.requestId(),
    couponIds: rows.map((row) => row.id),
  });
  expect(count).toBe(3);
  const markup =
    shop.store.db.get<{ markup: string }>('SELECT markup FROM print_jobs WHERE id = :jobId', {
      jobId,
    })?.markup ?? '';
  for (const { code } of rows) expect(markup).toContain(`{code:${code};option:code128`);
});
