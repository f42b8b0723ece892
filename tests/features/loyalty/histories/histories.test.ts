import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyPoints } from '../../../../src/main/verifier/verify-points.ts';
import { verifyStore } from '../../../../src/main/store/verify/verify-store.ts';
import { anyHistory } from './any-step.ts';
import { type HistoryShop, openHistoryShop } from './history-shop.ts';
import { Player, type Seen } from './play.ts';

/** GUITAI_HISTORIES=10000 for the whole proof (CONTRIBUTING, Tests); GUITAI_SEED repeats a run. */
const HISTORIES = Number(process.env['GUITAI_HISTORIES'] ?? 150);
const SEED = Number(process.env['GUITAI_SEED'] ?? 20_261_122);
/** So many histories share a shop; then all of it is proved and a new one opened. */
const PER_SHOP = 15;
/** In one history of so many, the independent verifier is asked after every step. */
const PROVED_STEP_BY_STEP = 15;

const EVERYTHING =
  'sell twice redeem return exchange claim expire merge freeze transfer adjust bonus gift undo tier rules as-of';

/** The verifier that shares no code with what it checks agrees. */
function prove(shop: HistoryShop): void {
  assert.deepEqual(verifyPoints(shop.store.db, shop.today()).differences, []);
}

/** Closes a shop that played its histories, after the whole of `verify`. */
function close(shop: HistoryShop): void {
  const wrong = verifyStore(shop.store.db).checks.filter((check) => check.wrong !== null);
  shop.close();
  assert.deepEqual(wrong, []);
}

it(`${HISTORIES} random histories: after every step the books add up, and in the end nothing but history is left`, () => {
  const seen: Seen = new Map();
  let shop: HistoryShop | undefined;
  let played = 0;
  try {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        if (shop !== undefined && played % PER_SHOP === 0) {
          const full = shop;
          shop = undefined;
          close(full);
        }
        shop ??= openHistoryShop();
        const player = new Player(shop, seen);
        const isStepByStep = played % PROVED_STEP_BY_STEP === 0;
        for (const step of steps) {
          player.run(step);
          if (isStepByStep) prove(shop);
        }
        player.end();
        prove(shop);
        played += 1;
      }),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: true },
    );
    if (shop !== undefined) close(shop);
    shop = undefined;
  } finally {
    shop?.store.close();
  }
  // Otherwise these histories would prove nothing of it.
  const expected = HISTORIES >= 100 ? EVERYTHING.split(' ') : [];
  expect(expected.filter((what) => !seen.has(what))).toEqual([]);
}, 3_600_000);
