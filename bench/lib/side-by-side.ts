import { type Sample, summarise } from './percentiles.ts';

/** A thing to measure; `turn` counts up, so that each turn can ask for something else. */
export type Side = (turn: number) => unknown;

export interface SideBySideOptions {
  /** Measured turns of each side. */
  readonly turns: number;
  /** Turns before that are not counted: caches, compilation. */
  readonly warmUp: number;
  /** How many turns of one side follow each other; both sides get the same turns. */
  readonly block?: number;
}

/**
 * Measures several sides in turns, block by block, so that whatever else the machine does falls
 * on all of them alike. The ratio of two of them is what a budget judges.
 */
export async function sideBySide<Name extends string>(
  sides: Readonly<Record<Name, Side>>,
  options: SideBySideOptions,
): Promise<Record<Name, Sample>> {
  const names = Object.keys(sides) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  const block = options.block ?? 50;
  for (let turn = 0; turn < options.warmUp; turn += 1) {
    for (const name of names) await sides[name](turn);
  }
  for (let from = 0; from < options.turns; from += block) {
    const until = Math.min(options.turns, from + block);
    // Whoever comes first in one block comes last in the next.
    if (from > 0) names.push(...names.splice(0, 1));
    for (const name of names) await measureBlock(sides[name], { from, until }, taken.get(name));
  }
  const samples = names.map((name) => [name, summarise(taken.get(name) ?? [])] as const);
  return Object.fromEntries(samples) as Record<Name, Sample>;
}

async function measureBlock(
  side: Side,
  turns: { readonly from: number; readonly until: number },
  into: number[] = [],
): Promise<void> {
  for (let turn = turns.from; turn < turns.until; turn += 1) {
    const startedAt = performance.now();
    const pending = side(turn);
    if (pending instanceof Promise) await pending;
    into.push(performance.now() - startedAt);
  }
}
