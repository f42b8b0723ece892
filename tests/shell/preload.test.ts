import { expect, it, vi } from 'vitest';

const exposed: { name: string; value: unknown }[] = [];
const invoke = vi.fn<(...args: unknown[]) => Promise<string>>(async () => 'reply');
const listeners = new Map<string, (event: unknown, numbered: unknown) => void>();

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => exposed.push({ name, value }),
  },
  ipcRenderer: {
    invoke,
    on: (channel: string, listener: () => void) => listeners.set(channel, listener),
    removeListener: (channel: string, listener: () => void) => {
      if (listeners.get(channel) === listener) listeners.delete(channel);
    },
  },
}));

it('exposes two functions under one name, and nothing else', async () => {
  await import('../../src/preload/index.ts');
  expect(exposed).toMatchInlineSnapshot(`
    [
      {
        "name": "till",
        "value": {
          "call": [Function],
          "on": [Function],
        },
      },
    ]
  `);
  const till = exposed[0]?.value as {
    call: (...args: unknown[]) => Promise<unknown>;
    on: (listener: (numbered: unknown) => void) => () => void;
  };

  // Only a name and an input get through, on one channel; the answer comes back as it is.
  expect(await till.call('staff.list', { a: 1 }, 'more')).toBe('reply');
  expect(invoke.mock.calls).toEqual([['till:call', 'staff.list', { a: 1 }]]);

  // Listeners get the event, never Electron's own event with its sender.
  const heard: unknown[] = [];
  const end = till.on((...args: unknown[]) => heard.push(args));
  listeners.get('till:event')?.({ sender: 'ipcRenderer' }, { seq: 1 });
  expect(heard).toEqual([[{ seq: 1 }]]);
  end();
  expect(listeners.size).toBe(0);
});
