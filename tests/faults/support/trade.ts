import type { HandlerSet } from '../../../src/main/store/handler-set.ts';
import type { CommandRunner } from '../../../src/main/store/run-command.ts';
import { MANAGER } from '../../support/people.ts';
import { testHandlers } from '../../support/store-worker/handlers.ts';
import { counterHandlers } from './counter.ts';
import { saleOf } from './sale-of.ts';

/** How a sale ended: booked, or a code of why not. */
export type Outcome = 'ok' | (string & {});

/** A way to sell in this thread: the same id is always the same sale. */
interface Trade {
  readonly handlers: HandlerSet;
  /** The name under which its requests are remembered. */
  readonly call: string;
  sell(runner: CommandRunner, requestId: string): Outcome;
}

/** The product's own sale: `sales.complete`, with points, event log and print job. */
const counter: Trade = {
  handlers: counterHandlers,
  call: 'sales.complete',
  sell(runner, requestId) {
    const input = saleOf(requestId);
    const reply = runner.run({ name: 'sales.complete', input, session: MANAGER });
    return reply.ok ? 'ok' : reply.error.code;
  },
};

/** The small sale of the store's own tests. */
const small: Trade = {
  handlers: testHandlers,
  call: 'test.sell',
  sell(runner, requestId) {
    const input = { requestId, amountMinor: 1999 };
    runner.runInternal({ name: 'test.sell', input, session: null });
    return 'ok';
  },
};

export const TRADES = { counter, small };
export type TradeName = keyof typeof TRADES;
