import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/main/devices/clock.ts';
import { DeviceLink, type LinkState } from '../../src/main/devices/device-link.ts';
import {
  type Transport,
  TransportError,
  type TransportFault,
} from '../../src/main/devices/transports/transport.ts';
import { until } from './support.ts';

/** A clock on which nothing happens until the test lets it. */
class StillClock implements Clock {
  readonly delays: number[] = [];
  #due: (() => void)[] = [];

  now(): number {
    return 0;
  }

  after(delayMs: number, work: () => void): () => void {
    this.delays.push(delayMs);
    this.#due.push(work);
    return () => {
      this.#due = this.#due.filter((other) => other !== work);
    };
  }

  ring(): void {
    const due = this.#due;
    this.#due = [];
    for (const work of due) work();
  }
}

/** A line that never opens, for the reason given. */
class DeadEnd {
  readonly clock = new StillClock();
  readonly states: (readonly [LinkState, string | null])[] = [];
  attempts = 0;
  readonly link: DeviceLink;

  constructor(fault: TransportFault, path: string | null) {
    const makeTransport = (): Transport => ({
      open: async () => {
        this.attempts += 1;
        throw new TransportError(fault, `${fault}!`);
      },
      write: async () => {},
      onData: () => {},
      onGone: () => {},
      close: async () => {},
    });
    this.link = new DeviceLink(
      {
        path,
        makeTransport,
        onState: (...state) => this.states.push(state),
        onUp: () => {},
        onData: () => {},
        onDown: () => {},
      },
      this.clock,
    );
    this.link.start();
  }

  async attempted(count: number): Promise<void> {
    await until(`${count} attempts`, () => this.clock.delays.length === count);
  }
}

describe('a line that does not open', () => {
  it('is tried after 0.25 s, doubling to 10 s, each time a little off', async () => {
    const dead = new DeadEnd('absent', null);
    for (let count = 1; count <= 9; count += 1) {
      await dead.attempted(count);
      dead.clock.ring();
    }
    await dead.attempted(10);
    const wanted = [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000];
    for (const [index, delay] of dead.clock.delays.entries()) {
      expect(delay / (wanted[index] ?? 0)).toBeGreaterThanOrEqual(0.75);
      expect(delay / (wanted[index] ?? 0)).toBeLessThanOrEqual(1.25);
    }
    expect(new Set(dead.clock.delays.slice(6)).size).toBeGreaterThan(1);
    await dead.link.stop();
  });

  it('is tried at once when its path appears, however long the wait would be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-link-'));
    const path = join(folder, 'ttyUSB0');
    const dead = new DeadEnd('absent', path);
    await dead.attempted(1);
    writeFileSync(join(folder, 'ttyUSB1'), '');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(dead.attempts).toBe(1);
    writeFileSync(path, '');
    await until('a second attempt', () => dead.attempts >= 2, 1000);
    expect(dead.attempts).toBeGreaterThanOrEqual(2);
    await dead.link.stop();
    rmSync(folder, { recursive: true });
  });

  it('is tried at once when the folder of its path appears, as udev makes it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-link-'));
    const dead = new DeadEnd('absent', join(folder, 'by-id', 'usb-Scanner'));
    await dead.attempted(1);
    mkdirSync(join(folder, 'by-id'));
    await until('a second attempt', () => dead.attempts >= 2, 1000);
    writeFileSync(join(folder, 'by-id', 'usb-Scanner'), '');
    await until('a third attempt', () => dead.attempts >= 3, 1000);
    expect(dead.attempts).toBeGreaterThanOrEqual(3);
    await dead.link.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['absent', 'disconnected'],
    ['no-permission', 'no-permission'],
    ['busy-elsewhere', 'busy-elsewhere'],
    ['failed', 'error'],
    ['timed-out', 'error'],
  ] as const)('%s shows as %s, with what the system said', async (fault, state) => {
    const dead = new DeadEnd(fault, null);
    await dead.attempted(1);
    expect(dead.states).toEqual([
      ['connecting', null],
      [state, `${fault}!`],
    ]);
    await dead.link.stop();
  });
});
