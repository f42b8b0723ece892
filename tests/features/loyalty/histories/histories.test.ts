import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyPoints } from '../../../../src/main/verifier/verify-points.ts';
import { verifyStore } from '../../../../src/main/store/verify/verify-store.ts';
import { anyHistory, type Step } from './any-step.ts';
import { type HistoryShop, openHistoryShop } from './history-shop.ts';
import { Player, type Seen } from './play.ts';

/** GUITAI_HISTORIES=10000 for the whole proof (CONTRIBUTING, Tests); GUITAI_SEED repeats a run. */
const HISTORIES = Number(process.env['GUITAI_HISTORIES'] ?? 150);
const SEED = Number(process.env['GUITAI_SEED'] ?? 20_261_122);
/**
 * So many histories share a shop; then all of it is proved and a new one opened. More would make
 * each proof longer, fewer would open more shops.
 */
const PER_SHOP = 8;
/** The first history of every second shop is proved after each step, all others in their end. */
const PROVED_STEP_BY_STEP = 2 * PER_SHOP;

const EVERYTHING =
  'sell twice redeem pool return exchange claim expire merge freeze household dissolve transfer adjust bonus gift undo tier rules as-of';

/** The verifier that shares no code with what it checks agrees. */
function prove(shop: HistoryShop): void {
  assert.deepEqual(verifyPoints(shop.store.db, shop.today()).differences, []);
}

/** Plays histories in shops that several share, until one fails. */
class Run {
  private readonly seen: Seen;
  private shop: HistoryShop | undefined;
  private played = 0;
  private hasFailed = false;

  constructor(seen: Seen) {
    this.seen = seen;
  }

  /** Once a history failed, shorter ones are looked for, each alone in a shop and step by step. */
  play(steps: readonly Step[]): void {
    if (this.hasFailed || this.played % PER_SHOP === 0) this.closeProved();
    this.shop ??= openHistoryShop();
    try {
      this.playIn(this.shop, steps);
    } catch (error) {
      this.hasFailed = true;
      this.close();
      throw error;
    }
    this.played += 1;
  }

  private playIn(shop: HistoryShop, steps: readonly Step[]): void {
    const player = new Player(shop, this.seen);
    const isStepByStep = this.hasFailed || this.played % PROVED_STEP_BY_STEP === 0;
    for (const step of steps) {
      player.run(step);
      if (isStepByStep) prove(shop);
    }
    player.end();
    prove(shop);
  }

  /** Closes a shop that played its histories, after the whole of `verify`. */
  closeProved(): void {
    const { shop } = this;
    if (shop === undefined) return;
    const wrong = verifyStore(shop.store.db).checks.filter((check) => check.wrong !== null);
    this.shop = undefined;
    shop.close();
    assert.deepEqual(wrong, []);
  }

  close(): void {
    this.shop?.store.close();
    this.shop = undefined;
  }
}

it(`${HISTORIES} random histories: after every step the books add up, and in the end nothing but history is left`, () => {
  const seen: Seen = new Map();
  const run = new Run(seen);
  try {
    fc.assert(
      fc.property(anyHistory, (steps) => {
        run.play(steps);
      }),
      { numRuns: HISTORIES, seed: SEED },
    );
    run.closeProved();
  } finally {
    run.close();
  }
  // Otherwise these histories would prove nothing of it.
  const expected = HISTORIES >= 100 ? EVERYTHING.split(' ') : [];
  expect(expected.filter((what) => !seen.has(what))).toEqual([]);
}, 3_600_000);
