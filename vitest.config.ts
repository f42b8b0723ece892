import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine; that is not what the tests are about.
    expect: { poll: { timeout: 10_000 } },
    // A test file that finds nothing to run is a mistake.
    passWithNoTests: false,
  },
});
