import { describe, expect, test } from 'vitest';
import { figureTable, limited, skipped, told } from '../../bench/lib/figures.ts';
import { percentile, summarise } from '../../bench/lib/percentiles.ts';
import { sideBySide } from '../../bench/lib/side-by-side.ts';

describe('percentiles', () => {
  test('are nearest ranks of the sorted values', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile([7], 99)).toBe(7);
    expect(() => percentile([], 50)).toThrow(RangeError);
  });

  test('do not care about the order of the sample', () => {
    const sample = summarise([9, 1, 5, 3, 7]);
    expect(sample).toEqual({ count: 5, p50: 5, p95: 9, p99: 9, max: 9 });
  });
});

describe('measuring side by side', () => {
  test('gives every side the same turns, warm-up not counted', async () => {
    const asked: Record<'one' | 'other', number[]> = { one: [], other: [] };
    const samples = await sideBySide(
      { one: (turn) => asked.one.push(turn), other: async (turn) => asked.other.push(turn) },
      { turns: 25, warmUp: 3, block: 10 },
    );
    const measured = Array.from({ length: 25 }, (_, turn) => turn);
    expect(asked.one).toEqual([0, 1, 2, ...measured]);
    expect(asked.other).toEqual(asked.one);
    expect(samples.one.count).toBe(25);
    expect(samples.other.count).toBe(25);
  });

  test('waits for a side that answers later', async () => {
    const { late, now } = await sideBySide(
      { late: () => new Promise((done) => setTimeout(done, 20)), now: () => undefined },
      { turns: 3, warmUp: 0 },
    );
    expect(late.p50).toBeGreaterThan(15);
    expect(now.p50).toBeLessThan(late.p50);
  });
});

describe('the table', () => {
  const budget = 'any';

  test('judges a figure by its limit, the limit included', () => {
    const verdicts = [5, 5.01, Number.NaN].map(
      (value) => limited({ budget, what: 'ratio', value, limit: 5, unit: '×' }).verdict,
    );
    expect(verdicts).toEqual(['within', 'MISSED', 'MISSED']);
  });

  test('shows measured value, budget, verdict and why something was skipped', () => {
    const table = figureTable([
      limited({ budget, what: '两个字', value: 6, limit: 5, unit: 'ms' }),
      told({ budget, what: 'beside it', measured: '1.00 ms' }),
      skipped(budget, 'not here', 'no screen'),
    ]).split('\n');
    expect(table[2]).toMatch(/^两个字 +6\.00 ms +≤ 5 ms +✗ MISSED$/);
    expect(table[3]).toMatch(/^ {2}beside it +1\.00 ms$/);
    expect(table[4]).toMatch(/^not here +– +– skipped +skipped: no screen$/);
  });
});
