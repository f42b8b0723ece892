import type { TillBridge } from '../../src/contract/bridge.ts';
import { CALLS } from '../../src/contract/index.ts';
import type { CallName } from '../../src/contract/index.ts';
import { deviceHandlers } from './fake/device-handlers.ts';
import { refused } from './fake/handlers.ts';
import type { FakeHandlers } from './fake/handlers.ts';
import { heldHandlers } from './fake/held-handlers.ts';
import { saleHandlers } from './fake/sale-handlers.ts';
import { readScenario } from './fake/scenario.ts';
import type { Scenario } from './fake/scenario.ts';
import { staffHandlers } from './fake/staff-handlers.ts';
import { makeState } from './fake/state.ts';
import type { FakeState } from './fake/state.ts';
import { systemHandlers } from './fake/system-handlers.ts';

const HANDLERS: FakeHandlers = {
  ...systemHandlers,
  ...staffHandlers,
  ...deviceHandlers,
  ...saleHandlers,
  ...heldHandlers,
};

/** An in-memory till in the shape of the real bridge, for building and checking screens. */
export function makeFakeTill(scenario: Scenario): { bridge: TillBridge; state: FakeState } {
  const state = makeState(scenario);
  const call = async (name: CallName, input: unknown) => {
    const definition = CALLS[name];
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) {
      return refused('call.invalid', { reference: parsed.error.issues[0]?.message ?? '' });
    }
    if (definition.access !== 'anyone' && state.session === null) return refused('call.signedOut');
    const key = `${name} ${String(Object.entries(parsed.data).find(([k]) => k === 'requestId')?.[1])}`;
    if (!key.endsWith(' undefined') && state.replies.has(key)) return state.replies.get(key);
    // The handler and the input it gets belong to the same name.
    const handle = HANDLERS[name] as ((input: unknown, state: FakeState) => unknown) | undefined;
    if (handle === undefined) return refused('internal', { reference: `FAKE-${name}` });
    const reply = await handle(parsed.data, state);
    if (isOk(reply) && !key.endsWith(' undefined')) state.replies.set(key, reply);
    if (isOk(reply) && reply.changed.length > 0) {
      state.emit({ type: 'data.changed', topics: [...reply.changed] });
    }
    return reply;
  };
  const bridge: TillBridge = {
    // What a handler returns is typed per name above; here the name is any.
    call: call as TillBridge['call'],
    on: (listener) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
  };
  return { bridge, state };
}

function isOk(reply: unknown): reply is { ok: true; changed: readonly string[] } {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === true;
}

if (typeof window !== 'undefined' && window.till === undefined) {
  const { bridge, state } = makeFakeTill(readScenario(window.location.search));
  Object.assign(window, { till: bridge, fakeTill: state });
}
