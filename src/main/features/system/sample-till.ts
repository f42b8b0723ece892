import type { StaffToInsert } from '../staff/face.ts';

/** The sample shop's till. */
export const SAMPLE_TILL = {
  storeCode: 'S01',
  storeName: '南都百货',
  tillCode: 'T03',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  cutoverMinutes: 240,
  isSample: true,
} as const;

/** Who works in the sample shop. Everybody's PIN is the one its sign-in screen tells. */
export const SAMPLE_PEOPLE = [
  { name: '王芳', role: 'manager', pin: '1234' },
  { name: '李娜', role: 'cashier', pin: '1234' },
  { name: 'Carmen Ruiz', role: 'cashier', pin: '1234' },
  { name: 'James Lee', role: 'cashier', pin: '1234' },
] as const;

/** What the builder `system.sampleShop` gets. */
export interface SampleShopInput {
  readonly seed: number;
  /** The people of the shop: a manager first, then cashiers, with their hashed PINs. */
  readonly staff: readonly StaffToInsert[];
  /** Fewer members, for tests. */
  readonly memberCount?: number;
  /** Fewer days of trade, for tests. */
  readonly days?: number;
}
