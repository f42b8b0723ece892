import type { Figure } from '../lib/figures.ts';
import type { SizeName } from '../store/sizes.ts';

/** How a run was asked for. */
export interface BenchRun {
  readonly size: SizeName;
  /** Fewer turns, for trying the benches themselves. */
  readonly isQuick: boolean;
}

/** One budget: what it is called and how its figures are measured. */
export interface Budget {
  readonly name: string;
  readonly title: string;
  measure(run: BenchRun): Promise<Figure[]>;
}

/** The turns of a measurement; a tenth of them in a quick run. */
export function turnsOf(run: BenchRun, turns: number): number {
  return run.isQuick ? Math.ceil(turns / 10) : turns;
}
