import { describe, expect, it } from 'vitest';
import { CALLS } from '../../src/contract/index.ts';
import {
  checkSetup,
  currencyChoices,
  firstValues,
  setupCommand,
  zoneChoices,
} from '../../src/renderer/features/system/setup-values.ts';

const filled = {
  ...firstValues('zh-CN'),
  storeName: '南都百货',
  managerName: '王芳',
  pin: '2468',
  pinAgain: '2468',
};

describe('the form of a new till', () => {
  it('turns into a command the contract accepts', () => {
    expect(checkSetup(filled)).toEqual({});
    const command = setupCommand({ ...filled, storeCode: 'ｓ０１', cutover: '04:30' });
    expect(CALLS['system.createShop'].input.parse(command)).toMatchObject({
      storeCode: 'S01',
      currency: 'CNY',
      cutoverMinutes: 270,
    });
  });

  it('names every field that is wrong', () => {
    const wrong = { ...filled, storeName: ' \u200b ', storeCode: 'S-1', pin: '12', timeZone: '' };
    expect(Object.keys(checkSetup(wrong)).sort()).toEqual([
      'pin',
      'storeCode',
      'storeName',
      'timeZone',
    ]);
    expect(checkSetup({ ...filled, pinAgain: '2469' })).toEqual({ pinAgain: 'common:pin.differs' });
  });

  it('offers the usual currencies by name, and only those whose cents the till counts', () => {
    const codes = currencyChoices('es').map(({ code }) => code);
    for (const code of ['CNY', 'TWD', 'EUR', 'USD', 'MXN', 'JPY', 'HKD']) {
      expect(codes).toContain(code);
    }
    // The unidad de fomento has four decimals.
    expect(codes).not.toContain('CLF');
  });

  it('offers the zone the machine stands in', () => {
    expect(zoneChoices()).toContain(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});
