import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RulePlayer } from './player.ts';
import { ruleHistory } from './rule-history.ts';

const HISTORIES = 10_000;

const EVERYTHING =
  'sell redeem pool return grace clawback debt deduct expire transfer merge adjust'.split(' ');

it(`${HISTORIES} random histories by the rules alone: points are neither made nor lost, and every split of a return is the one return`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(ruleHistory, (history) => {
      const player = new RulePlayer(history);
      player.play();
      for (const what of player.scene.seen) seen.add(what);
    }),
    { numRuns: HISTORIES },
  );
  // Otherwise these histories would prove nothing of it.
  expect(EVERYTHING.filter((what) => !seen.has(what))).toEqual([]);
});
