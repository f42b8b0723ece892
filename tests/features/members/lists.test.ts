import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isSimilarPhone,
  similarPairs,
} from '../../../src/main/features/members/rules/similar-phone.ts';
import { MANAGER, type TestStore } from '../../support/store.ts';
import type { Shop } from '../sales/shop.ts';
import { ask, openCareShop } from './care-support.ts';
import { addMember } from './support.ts';

let shop: Shop;
let store: TestStore;
beforeEach(() => {
  shop = openCareShop();
  store = shop.store;
});
afterEach(() => shop.close());

function list(fields: Record<string, unknown> = {}) {
  return store.value('members.list', fields, { session: MANAGER });
}

function names(fields: Record<string, unknown> = {}): string[] {
  return list(fields).rows.map(({ name }) => name);
}

function add(name: string, phone: string | null, birthday: string | null = null): number {
  return store.write((context) => addMember(context, { name, phone, birthday }));
}

function queue() {
  const { pairs } = store.value('members.duplicateQueue', {}, { session: MANAGER });
  return pairs.map(({ reason, one, other }) => [reason, ...[one.name, other.name].sort()]);
}

describe('the list of members', () => {
  it('has the newest first, page by page, with a count', () => {
    for (let n = 0; n < 7; n += 1) add(`Page ${n}`, null);
    const first = list({ limit: 5 });
    expect(first.total).toBe(11);
    expect(first.rows[0]?.name).toBe('Page 6');
    const second = list({ limit: 5, cursor: first.nextCursor ?? '' });
    const third = list({ limit: 5, cursor: second.nextCursor ?? '' });
    expect(third.nextCursor).toBeNull();
    const all = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(all).size).toBe(11);
  });

  it('keeps only those whom every filter lets through', () => {
    const { standard, gold } = shop.member;
    ask(store, 'members.setTag', { memberId: standard, tag: 'VIP', isOn: true });
    ask(store, 'members.setTag', { memberId: gold, tag: 'VIP', isOn: true });
    ask(store, 'members.freeze', { memberId: gold, reason: 'other' });
    ask(store, 'members.edit', { memberId: standard, expectedVersion: 1, isNoContact: true });
    expect(names({ tag: 'vip' })).toEqual(['Member gold', '王小明']);
    expect(names({ tag: 'VIP', tier: 'gold' })).toEqual(['Member gold']);
    expect(names({ tier: 'gold' })).toEqual(['Member gold']);
    expect(names({ isFrozen: true })).toEqual(['Member gold']);
    expect(names({ isFrozen: true, tier: 'silver' })).toEqual([]);
    expect(names({ isNoContact: true })).toEqual(['王小明']);
    expect(names({ text: 'member' })).toHaveLength(3);
    expect(names({ text: 'member', tag: 'VIP' })).toEqual(['Member gold']);
    expect(list({ tag: 'VIP' }).total).toBe(2);
    expect(list({ tier: 'gold' }).total).toBe(1);
    expect(list({ isFrozen: true }).total).toBe(1);
    expect(list({ tag: 'VIP', tier: 'gold' }).total).toBeNull();
  });

  it('leaves out who was merged', () => {
    const { standard, gold } = shop.member;
    ask(store, 'members.merge', {
      survivorId: standard,
      survivorVersion: 1,
      mergedId: gold,
      mergedVersion: 1,
    });
    expect(names()).not.toContain('Member gold');
    // The survivor has the higher tier now.
    expect(names({ tier: 'gold' })).toEqual(['王小明']);
    expect(list().total).toBe(3);
    expect(list({ tier: 'gold' }).total).toBe(1);
  });
});

describe('the queue of duplicates', () => {
  it('shows namesakes born the same day and namesakes with one digit wrong, each pair once', () => {
    add('李娜', '+8613700001111', '1990-05-01');
    add('李娜', '+8613700001112', '1990-05-01');
    add('张伟', '+8613611112222');
    add('张伟', '+8613611112232');
    add('张伟', '+8613699999999');
    add('陈杰', '+8613655550000', '1980-01-01');
    add('林静', '+8613655550001', '1980-01-01');
    expect(queue()).toEqual([
      ['nameAndBirthday', '李娜', '李娜'],
      ['nameAndSimilarPhone', '张伟', '张伟'],
    ]);
  });

  it('shows the same number with two countries', () => {
    add('Ana López', '+34912345678');
    add('Ana L.', '+86912345678');
    expect(queue()).toEqual([['phone', 'Ana L.', 'Ana López']]);
  });

  it('does not show again who was kept apart, nor who was merged', () => {
    const [one, other] = [add('李娜', '+8613700001111'), add('李娜', '+8613700001112')];
    ask(store, 'members.keepApart', { oneId: other, otherId: one });
    expect(queue()).toEqual([]);
    const third = add('李娜', '+8613700001113');
    expect(queue()).toHaveLength(2);
    ask(store, 'members.merge', {
      survivorId: one,
      survivorVersion: 1,
      mergedId: third,
      mergedVersion: 1,
    });
    expect(queue()).toEqual([]);
  });
});

describe('similar numbers', () => {
  it('differ in one digit or in two that changed places', () => {
    expect(isSimilarPhone('13812345678', '13812345679')).toBe(true);
    expect(isSimilarPhone('13812345678', '13812345687')).toBe(true);
    expect(isSimilarPhone('13812345678', '13812345678')).toBe(false);
    expect(isSimilarPhone('13812345678', '1381234567')).toBe(false);
    expect(isSimilarPhone('13812345678', '13812345689')).toBe(false);
  });

  it('are found by halves as by comparing every two', () => {
    const phone = fc.stringMatching(/^1[01]{6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(phone, { maxLength: 12 }), (phones) => {
        const rows = phones.map((text) => ({ phone: text }));
        const wanted = new Set<string>();
        for (const one of phones) {
          for (const other of phones) {
            const differs = [...one].filter((digit, at) => digit !== other[at]).length;
            if (differs === 1) wanted.add([one, other].sort().join());
          }
        }
        const found = similarPairs(rows).map(([one, other]) =>
          [one.phone, other.phone].sort().join(),
        );
        for (const pair of wanted) expect(found).toContain(pair);
        for (const [one, other] of similarPairs(rows)) {
          expect(isSimilarPhone(one.phone, other.phone)).toBe(true);
        }
      }),
    );
  });
});

const DAY = 86_400_000;

function day(offset: number): string {
  return new Date(Date.UTC(2026, 10, 21) + offset * DAY).toISOString().slice(0, 10);
}

describe('a statement of points', () => {
  it('goes from the opening to the closing balance, whatever the period', () => {
    const memberId = shop.member.standard;
    for (let turn = 0; turn < 6; turn += 1) {
      shop.sell(shop.basket(['cream', 'cream'], { memberId }));
      store.clock.advance(20 * DAY);
    }
    const pay = [{ kind: 'points' as const, points: 100 }];
    shop.tryToSell(shop.basket(['cream', 'cream'], { memberId, tenders: pay }));
    const sum = store.db.get<{ n: number }>('SELECT sum(points) AS n FROM points_entries')?.n;
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 130 }), fc.nat(140), (from, length) => {
        const period = { memberId, fromDay: day(from), toDay: day(from + length) };
        const page = store.value('members.statement', period);
        expect(page.opening + page.earned - page.spent - page.expired).toBe(page.closing);
        expect(page.movements.at(-1)?.balance ?? page.opening).toBe(page.closing);
        const next = { memberId, fromDay: day(from + length + 1), toDay: day(400) };
        const rest = store.value('members.statement', next);
        expect(rest.opening).toBe(page.closing);
        expect(rest.closing).toBe(sum);
      }),
      { numRuns: 40 },
    );
  });

  it('is printed as it is shown, once, and a period turned round is refused', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream'], { memberId }));
    const period = { memberId, fromDay: '2026-11-01', toDay: '2026-11-30' };
    const { svg, expiring } = store.value('members.statement', period);
    const text = svg.replace(/<[^>]*>/g, '');
    for (const part of ['王小明', '8800123450', '期末积分']) expect(text).toContain(part);
    expect(expiring).toHaveLength(1);
    const requestId = store.requestId();
    const jobs = [1, 2].map(
      () => store.value('members.printStatement', { requestId, ...period }).jobId,
    );
    expect(jobs[0]).toBe(jobs[1]);
    const job = store.db.get<{ kind: string; markup: string }>(
      'SELECT kind, markup FROM print_jobs WHERE id = :id',
      { id: jobs[0] ?? 0 },
    );
    expect(job).toMatchObject({
      kind: 'page',
      markup: expect.stringContaining('8800123450') as string,
    });
    const back = { memberId, fromDay: '2026-12-01', toDay: '2026-11-30' };
    expect(store.call('members.statement', back)).toMatchObject({
      error: { code: 'members.periodInvalid' },
    });
  });
});
