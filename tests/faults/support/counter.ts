import {
  insertCounter,
  insertProduct,
  insertSupplier,
} from '../../../src/main/features/catalog/face.ts';
import { insertMember } from '../../../src/main/features/members/face.ts';
import { handlers } from '../../../src/main/handlers.ts';
import type { Builder, CommandContext } from '../../../src/main/store/context.ts';
import { MANAGER } from '../../support/people.ts';
import { PRICE_MINOR } from './sale-of.ts';

function openCounter(context: CommandContext): void {
  const { db, now, today } = context;
  const supplierId = insertSupplier(db, { uid: context.newUid(), code: 'V01', name: '茶叶公司' });
  const counterId = insertCounter(db, {
    uid: context.newUid(),
    code: 'C01',
    name: 'Tea & Té',
    supplierId,
  });
  insertProduct(db, {
    uid: context.newUid(),
    sku: 'T-1',
    name: '龙井 Longjing',
    category: 'tea',
    brand: '',
    unit: 'piece',
    priceMinor: PRICE_MINOR,
    taxRateBp: 1300,
    counterId,
    barcodes: ['4006381333931'],
  });
  insertMember(db, {
    uid: context.newUid(),
    name: '王小明',
    phone: '+8613800138000',
    cardNo: '8800123450',
    email: null,
    birthday: null,
    tier: 'gold',
    joinedDay: today,
    lastVisitAt: null,
    lastVisitDay: null,
    consentAt: now,
    createdAt: now,
    createdBy: null,
  });
}

const buildCounter: Builder<null> = (context) => {
  context.write((command) => openCounter(command));
};

/** The product's own handlers, and one more that stocks a counter with a product and a member. */
export const counterHandlers = {
  ...handlers,
  builders: { ...handlers.builders, 'test.counter': buildCounter },
};

/** The steps that make a till with one person, one programme, one product and one member. */
export const COUNTER_STEPS = [
  {
    name: 'system.foundShop',
    input: {
      manager: {
        name: MANAGER.name,
        role: 'manager',
        pinSalt: new Uint8Array(16),
        pinHash: new Uint8Array(32),
      },
    },
  },
  { name: 'test.counter', input: null },
];
