import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { NumberedEvent } from '../../src/contract/events.ts';
import { EventHub } from '../../src/main/gateway/event-hub.ts';

function listen() {
  const told: NumberedEvent[] = [];
  return { told, hub: new EventHub((numbered) => told.push(numbered)) };
}

describe('the event hub', () => {
  it('numbers events without a gap', async () => {
    const { told, hub } = listen();
    hub.emit({ type: 'store.state' });
    hub.changed(['member:1']);
    await nextTurn();
    hub.emit({ type: 'app.secondInstance' });
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('tells the topics of one turn once, each once', async () => {
    const { told, hub } = listen();
    hub.changed(['member:1', 'sale:2']);
    hub.changed(['member:1', 'printJobs']);
    hub.changed([]);
    await nextTurn();
    await nextTurn();
    expect(told.map(({ event }) => event)).toEqual([
      { type: 'data.changed', topics: ['member:1', 'sale:2', 'printJobs'] },
    ]);
  });

  it('keeps what changed before the event that came after it', async () => {
    const { told, hub } = listen();
    hub.changed(['sale:2']);
    hub.emit({ type: 'store.state' });
    await nextTurn();
    expect(told.map(({ event }) => event.type)).toEqual(['data.changed', 'store.state']);
  });
});
