import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { currentProgramme } from '../../../src/main/features/loyalty/face.ts';
import { openPlanningShop, TODAY } from './programme-shop.ts';

it('the list says what the till does, on every day, however versions are planned and retired', () => {
  const plans = fc.array(fc.record({ ahead: fc.nat(6), isRetired: fc.boolean() }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(plans, (planned) => {
      const shop = openPlanningShop();
      try {
        for (const { ahead, isRetired } of planned) {
          const made = shop.publish(shop.draft(), addDays(TODAY, ahead));
          if (!made.ok) throw new Error(made.error.code);
          if (isRetired) shop.call('programmes.retire', { version: made.value.version });
        }
        for (let ahead = 0; ahead < 8; ahead += 1) {
          const day = addDays(TODAY, ahead);
          const current = shop.store.read(({ db }) => currentProgramme(db, day).version);
          const { versions } = shop.store.value('programmes.list', {});
          const told = versions.filter(
            ({ state, effectiveFrom, untilDay }) =>
              (state === 'inForce' || state === 'scheduled') &&
              effectiveFrom <= day &&
              (untilDay === null || untilDay >= day),
          );
          expect(told.map(({ version }) => version)).toEqual([current]);
        }
      } finally {
        shop.close();
      }
    }),
    { numRuns: 25 },
  );
});
