import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/main/devices/clock.ts';
import { DeviceHostClient } from '../../src/main/devices/host-client.ts';
import { DeviceKeeper } from '../../src/main/shell/device-keeper.ts';
import type { StoreState } from '../../src/main/shell/store-keeper.ts';

const READY = { state: 'ready', till: {} } as unknown as StoreState;

/** A client whose host is never there. */
function idleClient(): DeviceHostClient {
  return new DeviceHostClient({
    store: { configs: async () => [], spool: async () => null },
    clock: systemClock,
    spawn: () => ({ post() {}, onMessage() {}, onExit() {}, kill() {} }),
  });
}

function keeperOf(launch: () => Promise<DeviceHostClient>) {
  const problems: string[] = [];
  const report = (where: string) => {
    problems.push(where);
    return '';
  };
  return { problems, keeper: new DeviceKeeper({ launch, onEvent: () => undefined, report }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('devices', () => {
  it('that could not be started are started again by themselves', async () => {
    let launches = 0;
    const { keeper, problems } = keeperOf(async () => {
      launches += 1;
      if (launches < 3) throw new Error('busy');
      return idleClient();
    });
    keeper.storeBecame(READY);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(launches).toBe(3);
    expect(problems).toEqual(['devices', 'devices']);
  });

  it('are not started any more once the till closes', async () => {
    const launch = vi.fn(() => Promise.reject(new Error('busy')));
    const { keeper } = keeperOf(launch);
    keeper.storeBecame(READY);
    await vi.advanceTimersByTimeAsync(0);
    await keeper.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(launch).toHaveBeenCalledTimes(1);
  });
});
