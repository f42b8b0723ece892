import { describe, expect, it } from 'vitest';
import { withSteadyPlan } from '../../src/main/store/open-database.ts';

describe('parameters that do not change the plan', () => {
  it('puts a sign before every parameter', () => {
    expect(withSteadyPlan('SELECT a FROM t WHERE (x, y) < (:x, :y_1) LIMIT :limit')).toBe(
      'SELECT a FROM t WHERE (x, y) < (+:x, +:y_1) LIMIT +:limit',
    );
  });

  it('leaves quoted text alone', () => {
    expect(withSteadyPlan("SELECT 'at :noon', ':' FROM t WHERE x = :x")).toBe(
      "SELECT 'at :noon', ':' FROM t WHERE x = +:x",
    );
  });
});
