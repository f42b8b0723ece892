import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/main/shell/environment.ts';
import { serial } from '../../src/main/shell/serial.ts';
import { closeInOrder } from '../../src/main/shell/shutdown.ts';
import { placeOf } from '../../src/main/shell/window-place.ts';

describe('the environment', () => {
  const env = {
    GUITAI_USER_DATA: '/tmp/x',
    GUITAI_AUTOLOCK_MS: '3000',
    GUITAI_SCRYPT_LOG2N: '8',
    GUITAI_HEADLESS: '1',
    ELECTRON_RENDERER_URL: 'http://localhost:5173',
  };

  it('is heard in development', () => {
    expect(readEnvironment(env, false)).toEqual({
      userData: '/tmp/x',
      autoLockMs: 3000,
      scryptLog2N: 8,
      isHeadless: true,
      devServer: 'http://localhost:5173',
    });
  });

  it('cannot weaken a packaged till', () => {
    expect(readEnvironment(env, true)).toEqual({
      userData: '/tmp/x',
      autoLockMs: null,
      scryptLog2N: null,
      isHeadless: false,
      devServer: null,
    });
  });

  it.each(['', '-1', '1e3', '99', '0', '3', 'NaN', '999999999999'])(
    'ignores the number %j',
    (text) => {
      const read = readEnvironment({ GUITAI_SCRYPT_LOG2N: text, GUITAI_AUTOLOCK_MS: text }, false);
      expect(read).toMatchObject({ scryptLog2N: null, autoLockMs: null });
    },
  );
});

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const kept = { x: 100, y: 50, width: 1200, height: 800, isMaximized: false };

  it('is where it was', () => {
    expect(placeOf(kept, [screen])).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
  });

  it('is left to the system when its screen is gone', () => {
    expect(placeOf({ ...kept, x: 3000 }, [screen])).toEqual({ width: 1200, height: 800 });
    expect(placeOf({ ...kept, y: -2000 }, [screen])).toEqual({ width: 1200, height: 800 });
    const second = { x: 1920, y: 0, width: 1920, height: 1040 };
    expect(placeOf({ ...kept, x: 3000 }, [screen, second])).toMatchObject({ x: 3000 });
  });

  it('is never smaller than the screens are drawn for', () => {
    expect(placeOf({ ...kept, width: 10, height: 10 }, [screen])).toMatchObject({
      width: 1024,
      height: 700,
    });
    const small = { x: 0, y: 0, width: 1024, height: 768 };
    expect(placeOf(null, [small])).toEqual({ width: 1024, height: 768 });
    expect(placeOf(null, [])).toEqual({ width: 1440, height: 900 });
  });
});

describe('closing', () => {
  it('goes on when a step fails or hangs, and says so', async () => {
    const done: string[] = [];
    const problems: string[] = [];
    await closeInOrder(
      [
        { name: 'devices', atMostMs: 50, run: () => new Promise(() => undefined) },
        {
          name: 'backup',
          atMostMs: 50,
          run: () => {
            throw new Error('disk full');
          },
        },
        { name: 'store', atMostMs: 50, run: async () => void done.push('store') },
      ],
      (where, problem) => problems.push(`${where}: ${String(problem)}`),
    );
    expect(done).toEqual(['store']);
    expect(problems).toEqual([
      'closing devices: not done after 50 ms',
      'closing backup: Error: disk full',
    ]);
  });
});

describe('one by one', () => {
  it('keeps the order and survives failures', async () => {
    const oneByOne = serial();
    const order: number[] = [];
    const work = (number: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 5 - number));
      order.push(number);
      if (number === 1) throw new Error('broke');
      return number;
    };
    const results = await Promise.allSettled([0, 1, 2, 3].map((number) => oneByOne(work(number))));
    expect(order).toEqual([0, 1, 2, 3]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
