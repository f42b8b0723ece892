import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALLS } from '../../../src/contract/index.ts';
import type { Draft } from '../../../src/contract/sales.ts';
import { reassignSales } from '../../../src/main/features/sales/face.ts';
import { CASHIER } from '../../support/store.ts';
import { ledgerOf, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  shop.closeProved();
});

type Basket = ReturnType<Shop['basket']>;

const draftOf = (basket: Basket): Draft => ({ ...basket, paymentRequestId: null });

function hold(basket: Basket, name = '') {
  const input = { requestId: shop.store.requestId(), name, draft: draftOf(basket) };
  return shop.store.value('sales.hold', input);
}

const resume = (heldId: number) =>
  shop.store.call('sales.resume', { requestId: shop.store.requestId(), heldId });

const discard = (heldId: number, reason = 'customer left') =>
  shop.store.call('sales.discardHeld', { requestId: shop.store.requestId(), heldId, reason });

const held = () => shop.store.value('sales.held', {});
const draft = () => shop.store.value('sales.draft', {});

function events(): { type: string; data: Record<string, unknown> }[] {
  return shop.store.db
    .all<{ type: string; data: string }>(
      `SELECT type, data FROM event_log WHERE type LIKE 'sale.%' ORDER BY seq`,
    )
    .map(({ type, data }) => ({ type, data: JSON.parse(data) as Record<string, unknown> }));
}

describe('a basket put aside', () => {
  it('leaves the counter, stands in the list, and comes back as it was', () => {
    const basket: Basket = {
      ...shop.basket(['cream', 'bag'], { memberId: shop.member.gold }),
      discount: { kind: 'percent', basisPoints: 500, reason: 'loyal' },
      note: 'red bag',
    };
    shop.store.value('sales.saveDraft', { draft: draftOf(basket) });
    const before = held();
    const one = hold(basket, 'Lady with the dog');
    expect(before).toEqual([]);
    expect(draft()).toBeNull();
    expect(held()).toEqual([one]);
    expect(one).toMatchObject({
      name: 'Lady with the dog',
      staffName: CASHIER.name,
      memberName: 'Member gold',
      lineCount: 2,
      totalMinor: 9595,
      createdAt: shop.store.clock.now(),
    });
    expect(resume(one.heldId)).toMatchObject({ ok: true, value: draftOf(basket) });
    expect(draft()).toEqual(draftOf(basket));
    expect(held()).toEqual([]);
  });

  it('is named for its member, or the time of day', () => {
    expect(hold(shop.basket(['bag'], { memberId: shop.member.standard })).name).toBe('王小明');
    expect(hold(shop.basket(['bag'])).name).toMatch(/^\d\d:\d\d$/);
    expect(hold(shop.basket(['bag']), '  3 \u0007 ').name).toBe('3');
  });

  it('is one of many, each taken up by itself, oldest first in the list', () => {
    const names = Array.from({ length: 12 }, (_, index) => `No. ${index}`);
    const ids = names.map((name) => hold(shop.basket(['bag']), name).heldId);
    expect(held().map((one) => one.name)).toEqual(names);
    expect(resume(ids[7] ?? 0).ok).toBe(true);
    expect(held().map((one) => one.heldId)).toEqual(ids.filter((_, index) => index !== 7));
  });

  it('touches no points and no receipt number', () => {
    const memberId = shop.member.standard;
    shop.sell(shop.basket(['cream', 'cream'], { memberId }));
    const ledger = ledgerOf(shop, memberId);
    const tenders = [{ kind: 'points' as const, points: 100 }];
    const { heldId } = hold(shop.basket(['cream'], { memberId, tenders }));
    expect(ledgerOf(shop, memberId)).toEqual(ledger);
    expect(shop.numbers('SELECT last_receipt_seq AS n FROM till')).toEqual([1]);
    expect(resume(heldId)).toMatchObject({ value: { tenders } });
  });

  it('can hold what is no longer sold: it is priced when it is taken up', () => {
    shop.store.write(({ db }) => db.run('UPDATE products SET is_active = 0'));
    const one = hold(shop.basket(['bag']));
    expect(one.totalMinor).toBeNull();
    expect(resume(one.heldId).ok).toBe(true);
  });

  it('follows its member into another', () => {
    const { heldId } = hold(shop.basket(['bag'], { memberId: shop.member.gold }));
    const fromId = shop.member.gold;
    shop.store.write(({ db }) => reassignSales(db, { fromId, toId: shop.member.silver }));
    expect(resume(heldId)).toMatchObject({ value: { memberId: shop.member.silver } });
  });

  it('asked for again with the same key, is put aside once', () => {
    const input = {
      requestId: shop.store.requestId(),
      name: 'twice',
      draft: draftOf(shop.basket(['bag'])),
    };
    const first = shop.store.value('sales.hold', input);
    expect(shop.store.value('sales.hold', input)).toEqual(first);
    expect(held()).toHaveLength(1);
  });
});

describe('is refused', () => {
  it('an empty basket, and one whose payment is on its way', () => {
    const call = (kept: Draft) =>
      shop.store.call('sales.hold', {
        requestId: shop.store.requestId(),
        name: '',
        draft: kept,
      });
    expect(call(draftOf(shop.basket([])))).toMatchObject({ error: { code: 'sales.empty' } });
    const paying = { ...shop.basket(['bag']), paymentRequestId: shop.store.requestId() };
    expect(call(paying)).toMatchObject({ error: { code: 'sales.paymentOpen' } });
  });

  it('to take one up while another is on the counter; nothing is lost', () => {
    const { heldId } = hold(shop.basket(['bag']), 'waits');
    const present = draftOf(shop.basket(['cream']));
    shop.store.value('sales.saveDraft', { draft: present });
    expect(resume(heldId)).toMatchObject({ error: { code: 'sales.draftInTheWay' } });
    expect(draft()).toEqual(present);
    expect(held()).toHaveLength(1);
  });

  it('but a draft with only a member, or one that was paid, gives way', () => {
    const first = hold(shop.basket(['bag']));
    const member = { ...shop.basket([]), memberId: shop.member.gold };
    shop.store.value('sales.saveDraft', { draft: draftOf(member) });
    expect(resume(first.heldId).ok).toBe(true);
  });

  it('what is gone already, twice', () => {
    const { heldId } = hold(shop.basket(['bag']));
    expect(discard(heldId).ok).toBe(true);
    expect(discard(heldId)).toMatchObject({ error: { code: 'sales.heldUnknown' } });
    expect(resume(heldId)).toMatchObject({ error: { code: 'sales.heldUnknown' } });
  });

  it('the hundred-and-first', () => {
    for (let count = 0; count < 100; count += 1) hold(shop.basket(['bag']), `${count}`);
    const input = {
      requestId: shop.store.requestId(),
      name: '',
      draft: draftOf(shop.basket(['bag'])),
    };
    expect(shop.store.call('sales.hold', input)).toMatchObject({
      error: { code: 'sales.tooManyHeld' },
    });
  });
});

describe('giving up', () => {
  it('a basket that waits is logged with its lines, total and reason', () => {
    const { heldId } = hold(shop.basket(['bag', 'bag']), 'a name');
    discard(heldId, 'closing time');
    const [suspended, voided] = events();
    expect(suspended).toMatchObject({ type: 'sale.suspended', data: { lineCount: 2 } });
    expect(voided).toEqual({
      type: 'sale.voided',
      data: {
        basket: suspended?.data['basket'],
        lineCount: 2,
        totalMinor: 200,
        reason: 'closing time',
      },
    });
    expect(JSON.stringify(events())).not.toContain('a name');
  });

  it('the basket on the counter clears the draft and is logged; a reason must be given', () => {
    const present = draftOf(shop.basket(['cream']));
    shop.store.value('sales.saveDraft', { draft: present });
    const input = { requestId: shop.store.requestId(), draft: present, reason: 'no money' };
    shop.store.value('sales.voidBasket', input);
    expect(draft()).toBeNull();
    expect(events()).toEqual([
      {
        type: 'sale.voided',
        data: { basket: null, lineCount: 1, totalMinor: 10_000, reason: 'no money' },
      },
    ]);
    expect(CALLS['sales.voidBasket'].input.safeParse({ ...input, reason: '  ' }).success).toBe(
      false,
    );
  });

  it('nothing, or a payment on its way, is refused', () => {
    const call = (kept: Draft) =>
      shop.store.call('sales.voidBasket', {
        requestId: shop.store.requestId(),
        draft: kept,
        reason: 'x',
      });
    expect(call(draftOf(shop.basket([])))).toMatchObject({ error: { code: 'sales.empty' } });
    const paying = { ...shop.basket(['bag']), paymentRequestId: shop.store.requestId() };
    expect(call(paying)).toMatchObject({ error: { code: 'sales.paymentOpen' } });
  });
});

it('in any order, every basket is in exactly one place', () => {
  const step = fc.record({
    kind: fc.constantFrom('hold' as const, 'resume' as const, 'discard' as const),
    pick: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      for (const { heldId } of held()) discard(heldId);
      shop.store.value('sales.saveDraft', { draft: null });
      let made = 0;
      let gone = 0;
      for (const { kind, pick } of steps) {
        const chosen = held()[pick % Math.max(1, held().length)]?.heldId ?? 4711;
        if (kind === 'hold') {
          const onCounter = draft();
          if (onCounter === null) made += 1;
          hold(onCounter ?? shop.basket(['bag']));
        } else if (kind === 'resume') {
          resume(chosen);
        } else if (discard(chosen).ok) {
          gone += 1;
        }
        expect(held().length + (draft() === null ? 0 : 1)).toBe(made - gone);
      }
    }),
    { numRuns: 25 },
  );
});
