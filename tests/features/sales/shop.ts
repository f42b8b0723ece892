import type { CallInput, CallValue } from '../../../src/contract/index.ts';
import type { ProgrammeRules } from '../../../src/contract/loyalty.ts';
import { MAX_AMOUNT_MINOR } from '../../../src/contract/kernel/money.ts';
import { type Basket, NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';
import { TIERS, type Tier } from '../../../src/contract/members.ts';
import {
  insertCounter,
  insertProduct,
  insertSupplier,
} from '../../../src/main/features/catalog/face.ts';
import { addDefaultVirtualDevices } from '../../../src/main/features/devices/face.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../src/main/features/loyalty/face.ts';
import { loyaltyInternal, loyaltyQueries } from '../../../src/main/features/loyalty/index.ts';
import { insertMember } from '../../../src/main/features/members/face.ts';
import { membersIdle } from '../../../src/main/features/members/index.ts';
import { salesCommands, salesQueries } from '../../../src/main/features/sales/index.ts';
import { settingsCommands, settingsQueries } from '../../../src/main/features/settings/index.ts';
import type { CommandContext } from '../../../src/main/store/context.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { openTestStore, type TestStore, type TestStoreOptions } from '../../support/store.ts';

const PRODUCTS = {
  /** 100.00. */
  cream: { priceMinor: 10_000, taxRateBp: 1300, unit: 'piece', barcodes: ['4006381333931'] },
  /** 19.99 a kilogram. */
  cheese: { priceMinor: 1999, taxRateBp: 900, unit: 'kg', barcodes: ['0036000291452'] },
  /** 1.00. */
  bag: { priceMinor: 100, taxRateBp: 2100, unit: 'piece', barcodes: [] },
  /** Costs nothing. */
  sample: { priceMinor: 0, taxRateBp: 1300, unit: 'piece', barcodes: [] },
  diamond: { priceMinor: MAX_AMOUNT_MINOR, taxRateBp: 1300, unit: 'piece', barcodes: ['DIAMOND'] },
} as const;
type ProductName = keyof typeof PRODUCTS;
const PRODUCT_NAMES = Object.keys(PRODUCTS) as ProductName[];

/** A small shop: what every test of selling needs. */
export interface Shop {
  readonly store: TestStore;
  /** Ids of products: cream 100.00, cheese 19.99/kg, bag 1.00, sample free, diamond the most. */
  readonly product: Readonly<Record<ProductName, number>>;
  /** Ids of members by tier; 王小明 (standard) has the phone 13812345678. */
  readonly member: Readonly<Record<Tier, number>>;
  /** One piece (1.000) of each of the products. */
  basket(names: readonly ProductName[], more?: Partial<Basket>): Basket;
  quote(basket: Basket): CallValue<'sales.quote'>;
  /** Completes with what the quote says; cash pays what is due. Gives the reply. */
  tryToSell(basket: Basket, requestId?: string): ReturnType<typeof completeOf>;
  /** The same for a sale that must succeed. */
  sell(basket: Basket): CallValue<'sales.complete'>;
  /** Rows of a whole-number column, to count and add. */
  numbers(sql: string): number[];
  /** Closes the store; throws when a use case threw, which none of these tests expects. */
  close(): void;
  /** The same, after `verify` proved that the store adds up; throws what it found wrong. */
  closeProved(): void;
}

function completeOf(store: TestStore, input: CallInput<'sales.complete'>) {
  return store.call('sales.complete', input);
}

function addProducts(context: CommandContext): Record<ProductName, number> {
  const { db } = context;
  const supplierId = insertSupplier(db, { uid: context.newUid(), code: 'SUP1', name: '欧美供应' });
  const counterId = insertCounter(db, {
    uid: context.newUid(),
    code: 'C01',
    name: '兰 Beauty',
    supplierId,
  });
  const entries = PRODUCT_NAMES.map((name) => {
    const { barcodes, ...row } = PRODUCTS[name];
    const more = { sku: `${name.toUpperCase()}-1`, name, category: 'test', brand: '' };
    const id = insertProduct(db, { uid: context.newUid(), ...more, ...row, counterId, barcodes });
    return [name, id] as const;
  });
  return Object.fromEntries(entries) as Record<ProductName, number>;
}

function addMembers(context: CommandContext): Record<Tier, number> {
  const entries = TIERS.map((tier, index) => {
    const id = insertMember(context.db, {
      uid: context.newUid(),
      name: tier === 'standard' ? '王小明' : `Member ${tier}`,
      phone: `+861381234567${8 - index}`,
      cardNo: `880012345${index}`,
      email: null,
      birthday: null,
      tier,
      joinedDay: '2026-01-01',
      lastVisitAt: null,
      lastVisitDay: null,
      consentAt: null,
      createdAt: context.now,
      createdBy: null,
    });
    return [tier, id] as const;
  });
  return Object.fromEntries(entries) as Record<Tier, number>;
}

/** Opens a shop with the base programme, or with `rules`. Close it. */
export function openShop(
  options: { readonly rules?: ProgrammeRules; readonly store?: TestStoreOptions } = {},
): Shop {
  const store = openTestStore({
    ...options.store,
    features: [
      ...(options.store?.features ?? []),
      { idle: membersIdle },
      { queries: salesQueries, commands: salesCommands },
      { queries: loyaltyQueries, internal: loyaltyInternal },
      { queries: settingsQueries, commands: settingsCommands },
    ],
  });
  const made = store.write((context) => {
    publishProgramme(context, {
      rules: options.rules ?? BASE_PROGRAMME,
      effectiveFrom: '2020-01-01',
    });
    addDefaultVirtualDevices(context);
    return { product: addProducts(context), member: addMembers(context) };
  });
  const quote = (basket: Basket) => store.value('sales.quote', basket);
  const tryToSell = (basket: Basket, requestId = store.requestId()) => {
    const { totalMinor, dueMinor } = quote(basket);
    const cash = dueMinor > 0 ? [{ kind: 'cash' as const, amountMinor: dueMinor }] : [];
    return completeOf(store, {
      ...basket,
      tenders: [...basket.tenders, ...cash],
      requestId,
      expectedTotalMinor: totalMinor,
    });
  };
  const close = () => {
    store.close();
    if (store.bugs.length > 0) throw new Error('A use case threw', { cause: store.bugs[0] });
  };
  return {
    store,
    ...made,
    quote,
    tryToSell,
    basket: (names, more = {}) => ({
      ...NOTHING_DECIDED,
      lines: names.map((name) => plainLine(made.product[name], 1000)),
      memberId: null,
      tenders: [],
      ...more,
    }),
    sell(basket) {
      const reply = tryToSell(basket);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error), { cause: store.bugs.at(-1) });
      return reply.value;
    },
    numbers: (sql) => store.db.all<{ n: number }>(sql).map((row) => row.n),
    close,
    closeProved() {
      const { checks } = verifyStore(store.db);
      close();
      const wrong = checks.find((check) => check.wrong !== null);
      if (wrong !== undefined) throw new Error(`verify: ${JSON.stringify(wrong)}`);
    },
  };
}

/** Σ entries, Σ lots' remaining, and how many lots disagree with their movements. */
export function ledgerOf(shop: Shop, memberId: number) {
  const where = `WHERE member_id = ${memberId}`;
  const one = (sql: string) => shop.numbers(sql)[0] ?? 0;
  return {
    entries: one(`SELECT coalesce(sum(points), 0) AS n FROM points_entries ${where}`),
    remaining: one(`SELECT coalesce(sum(remaining), 0) AS n FROM points_lots ${where}`),
    oddLots: one(`SELECT count(*) AS n FROM points_lots AS lot WHERE remaining <>
      (SELECT coalesce(sum(points), 0) FROM points_movements WHERE lot_id = lot.id)`),
    oddEntries: one(`SELECT count(*) AS n FROM points_entries AS entry WHERE points <>
      (SELECT coalesce(sum(points), 0) FROM points_movements WHERE entry_id = entry.id)`),
  };
}
