import { type CouponTerms, couponTerms } from '../../../src/contract/coupons.ts';
import {
  couponsCommands,
  couponsIdle,
  couponsQueries,
} from '../../../src/main/features/coupons/index.ts';
import { returnsCommands, returnsQueries } from '../../../src/main/features/returns/index.ts';
import { MANAGER, type TestStoreOptions } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';
import type { z } from 'zod';

type Wish = Partial<z.input<typeof couponTerms>>;

/** Terms with 20.00 off everything, for this month, unless told. */
export function termsOf(wish: Wish = {}): CouponTerms {
  return couponTerms.parse({
    schema: 1,
    benefit: { kind: 'amount', amountMinor: 2000 },
    validity: { kind: 'fixed', fromDay: '2026-11-01', toDay: '2026-11-30' },
    codes: 'bearer',
    ...wish,
  });
}

/** A shop with coupons, and what tests do with them. */
export interface CouponShop extends Shop {
  /** An active campaign; returns its id and its public code, if it has one. */
  campaign(wish?: Wish, name?: string): { readonly id: number; readonly publicCode: string };
  /** Codes of slips for whoever brings them. */
  slips(campaignId: number, count?: number): string[];
  /** A member's own code. */
  give(campaignId: number, memberId: number): string;
}

export function openCouponShop(store: TestStoreOptions = {}): CouponShop {
  const shop = openShop({
    store: {
      ...store,
      features: [
        ...(store.features ?? []),
        { queries: couponsQueries, commands: couponsCommands, idle: couponsIdle },
        { queries: returnsQueries, commands: returnsCommands },
      ],
    },
  });
  const asManager = { session: MANAGER };
  const codeOf = (couponId: number) => {
    const found = shop.store.db.get<{ code: string }>('SELECT code FROM coupons WHERE id = :id', {
      id: couponId,
    });
    if (found === undefined) throw new Error('No such coupon');
    return found.code;
  };
  return {
    ...shop,
    campaign(wish = {}, name = 'Autumn') {
      const requestId = shop.store.requestId();
      const saved = shop.store.value(
        'coupons.save',
        { requestId, campaignId: null, version: 0, name, terms: termsOf(wish) },
        asManager,
      );
      const { publicCode } = shop.store.value(
        'coupons.activate',
        { requestId: shop.store.requestId(), ...saved },
        asManager,
      );
      return { id: saved.campaignId, publicCode: publicCode ?? '' };
    },
    slips(campaignId, count = 1) {
      const requestId = shop.store.requestId();
      const { couponIds } = shop.store.value(
        'coupons.issueSlips',
        { requestId, campaignId, count },
        asManager,
      );
      return couponIds.map(codeOf);
    },
    give(campaignId, memberId) {
      const requestId = shop.store.requestId();
      return shop.store.value(
        'coupons.issueToMember',
        { requestId, campaignId, memberId },
        asManager,
      ).code;
    },
  };
}
