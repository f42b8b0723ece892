import type { NewTill } from '../../src/main/store/protocol.ts';

/** The till of most tests. */
export const TEST_TILL: NewTill = {
  storeCode: 'S01',
  storeName: '柜台百货',
  tillCode: 'T03',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  cutoverMinutes: 240,
  isSample: false,
};
