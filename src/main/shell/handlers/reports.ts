import type { TillEvent } from '../../../contract/events.ts';
import type { CallParsed, CallReply, CallValue } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import { CancelledError } from '../../store/lane-client.ts';
import type { StoreKeeper } from '../store-keeper.ts';

export interface ReportHandlerParts {
  readonly store: Pick<StoreKeeper, 'runReport'>;
  readonly now: () => number;
  readonly emit: (event: TillEvent) => void;
}

type ReportCall = 'simulation.run' | 'liability.report';
type ReportHandlers = Required<
  Pick<ShellHandlers, ReportCall | 'simulation.cancel' | 'liability.cancel'>
>;

/** Progress is told at most this often. */
const TOLD_MS = 100;

/** Reports that may take a minute: each at most once at a time, beside the lanes. */
export function reportHandlers(parts: ReportHandlerParts): ReportHandlers {
  const simulation = new LongReport(parts, 'simulation', 'simulation.run');
  const liability = new LongReport(parts, 'liability', 'liability.report');
  return {
    'simulation.run': async (input) => {
      const end = await simulation.run(input);
      return typeof end === 'string'
        ? fail(`simulation.${end}`)
        : endOf(end, 'simulation.periodWrong');
    },
    'simulation.cancel': async () => simulation.cancel(),
    'liability.report': async (input) => {
      const end = await liability.run(input);
      return typeof end === 'string'
        ? fail(`liability.${end}`)
        : endOf(end, 'liability.periodWrong');
    },
    'liability.cancel': async () => liability.cancel(),
  };
}

/** What a report returns: its value, or null when its period is none. */
function endOf<Value, const Code extends string>({ value }: { value: Value | null }, code: Code) {
  return value === null ? fail(code) : done(value);
}

/** One kind of report, and whether it is under way. */
class LongReport<Name extends ReportCall> {
  private readonly parts: ReportHandlerParts;
  private readonly job: 'simulation' | 'liability';
  private readonly name: Name;
  private running: SharedArrayBuffer | null = null;

  constructor(parts: ReportHandlerParts, job: 'simulation' | 'liability', name: Name) {
    this.parts = parts;
    this.job = job;
    this.name = name;
  }

  cancel(): CallReply<'simulation.cancel'> {
    if (this.running !== null) Atomics.store(new Int32Array(this.running), 0, 1);
    return done(null);
  }

  async run(
    input: CallParsed<Name>,
  ): Promise<'running' | 'cancelled' | { readonly value: CallValue<Name> | null }> {
    if (this.running !== null) return 'running';
    const cancelled = new SharedArrayBuffer(4);
    this.running = cancelled;
    let toldAt = Number.NEGATIVE_INFINITY;
    try {
      const { name, job } = this;
      const task = { name, input, at: this.parts.now(), cancelled };
      const value = await this.parts.store.runReport(task, (progress) => {
        if (performance.now() - toldAt < TOLD_MS) return;
        toldAt = performance.now();
        const { phase, done: made, total } = progress;
        this.parts.emit({ type: 'job.progress', job, phase, done: made, total });
      });
      // What the report of this name returns; the gateway checks it in development and tests.
      return { value: value as CallValue<Name> | null };
    } catch (error) {
      if (error instanceof CancelledError) return 'cancelled';
      throw error;
    } finally {
      this.running = null;
    }
  }
}
