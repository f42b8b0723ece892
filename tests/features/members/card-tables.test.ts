import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLuhn } from '../../../src/contract/kernel/barcode.ts';
import {
  cardNoCandidates,
  cardNoOf,
  isCardNo,
  issuingRule,
} from '../../../src/main/features/members/rules/card-number.ts';
import { CASHIER, MANAGER } from '../../support/store.ts';
import type { Shop } from '../sales/shop.ts';
import { codeOf, expectVerified, openCareShop, versionOf } from './care-support.ts';

const SIX_LONG = { prefix: '6', length: 12, hasLuhn: true };
const LETTERS = { prefix: 'VIP', length: 8, hasLuhn: false };
const TABLES = {
  cards: [LETTERS, SIX_LONG],
  legacyCards: [{ from: '600000000000', to: '600000000009' }],
};

describe('a store with its own table of cards', () => {
  let shop: Shop;
  beforeEach(() => {
    shop = openCareShop();
    shop.store.value(
      'settings.save',
      { requestId: randomUUID(), codes: TABLES },
      { session: MANAGER },
    );
  });
  afterEach(() => {
    expectVerified(shop.store);
    shop.close();
  });

  const replace = (cardNo: string) => ({
    memberId: shop.member.standard,
    expectedVersion: versionOf(shop.store, shop.member.standard),
    reason: 'damaged',
    cardNo,
  });

  it('issues numbers of its first row that numbers can be made by', () => {
    const { store } = shop;
    const person = { name: '新会员', phone: '', cardNo: '', birthday: null, note: '' };
    const reply = store.value(
      'members.enrol',
      { requestId: randomUUID(), ...person, hasConsented: true, isDuplicateAccepted: true },
      { session: CASHIER },
    );
    expect(reply.cardNo).toMatch(/^6\d{11}$/);
    expect(isLuhn(reply.cardNo)).toBe(true);
    expect(store.value('sales.readScan', { code: reply.cardNo })).toMatchObject({
      kind: 'member',
      hit: { id: reply.memberId },
    });
  });

  it('refuses a wrong check digit by its own row, not by the row it began with', () => {
    const { store } = shop;
    const wrong = `${cardNoOf(7, SIX_LONG).slice(0, -1)}${(Number(cardNoOf(7, SIX_LONG).slice(-1)) + 1) % 10}`;
    expect(codeOf(store, 'members.replaceCard', replace(wrong) as never, CASHIER)).toBe(
      'members.cardInvalid',
    );
    expect(
      codeOf(
        store,
        'members.addIdentifier',
        { memberId: shop.member.gold, kind: 'card', value: wrong },
        CASHIER,
      ),
    ).toBe('members.cardInvalid');
    // Not a row of this store: 88 with a wrong Luhn digit is some other shop's number.
    expect(codeOf(store, 'members.replaceCard', replace('8811111111') as never, CASHIER)).toBe(
      'ok',
    );
  });

  it('takes a legacy number whatever its last digit', () => {
    const reply = codeOf(
      shop.store,
      'members.replaceCard',
      replace('600000000003') as never,
      CASHIER,
    );
    expect(reply).toBe('ok');
  });
});

describe('numbers of a table', () => {
  it('are valid by the table they were made by, and differ from each other', () => {
    const rule = fc.record({
      prefix: fc.stringMatching(/^\d{1,4}$/),
      length: fc.integer({ min: 4, max: 20 }),
      hasLuhn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.uuid(), (cards, uid) => {
        const tables = { cards, legacyCards: [] };
        const some: string[] = [];
        for (const cardNo of cardNoCandidates(uid, tables)) if (some.push(cardNo) === 50) break;
        expect(new Set(some).size).toBe(50);
        for (const cardNo of some) {
          expect(isCardNo(cardNo, tables)).toBe(true);
          expect(cardNo.startsWith(issuingRule(tables).prefix)).toBe(true);
          expect(cardNo).toHaveLength(issuingRule(tables).length);
        }
      }),
    );
  });

  it('are made by the row a store begins with where no row has room', () => {
    expect(issuingRule({ cards: [LETTERS, { prefix: '12', length: 6, hasLuhn: true }] })).toEqual({
      prefix: '88',
      length: 10,
      hasLuhn: true,
    });
  });
});
