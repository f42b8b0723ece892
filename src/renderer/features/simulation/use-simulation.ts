import { useState } from 'react';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import type { SimulatedPeriod, SimulationResult } from '../../../contract/simulation.ts';
import type { CallFailure } from '../../lib/bridge.ts';
import { useTillCommand, useTillEvent } from '../../lib/use-till.ts';

/** A result with the rules it was worked out for, as text: they may have changed since. */
interface Kept {
  readonly result: SimulationResult;
  readonly rulesText: string;
}

export interface Simulation {
  readonly isRunning: boolean;
  readonly isStopping: boolean;
  readonly progress: { readonly phase: string; readonly done: number; readonly total: number };
  readonly result: SimulationResult | null;
  /** The draft is another one than the result's. */
  readonly isStale: boolean;
  readonly failure: CallFailure<'simulation.run'> | null;
  readonly run: (period: SimulatedPeriod) => void;
  readonly stop: () => void;
}

const NOT_BEGUN = { phase: 'sales', done: 0, total: 0 };

/** Runs simulations of a draft, one at a time, and keeps the last result. */
export function useSimulation(rules: ProgrammeRules): Simulation {
  const command = useTillCommand('simulation.run');
  const cancel = useTillCommand('simulation.cancel');
  const [kept, setKept] = useState<Kept | null>(null);
  const [progress, setProgress] = useState(NOT_BEGUN);
  const [isStopping, setIsStopping] = useState(false);
  useTillEvent('job.progress', ({ job, phase, done, total }) => {
    if (job === 'simulation') setProgress({ phase, done, total });
  });
  return {
    isRunning: command.isPending,
    isStopping,
    progress,
    result: kept?.result ?? null,
    isStale: kept !== null && kept.rulesText !== JSON.stringify(rules),
    // Who stopped it knows.
    failure: command.failure?.code === 'simulation.cancelled' ? null : command.failure,
    run(period) {
      setProgress(NOT_BEGUN);
      setIsStopping(false);
      void command.run({ rules, period }).then((reply) => {
        if (reply.ok) setKept({ result: reply.value, rulesText: JSON.stringify(rules) });
      });
    },
    stop() {
      setIsStopping(true);
      void cancel.run({});
    },
  };
}
