import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    // Workers and programs that tests start load twice as fast when their modules are compiled already.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'guitai-compile-cache') },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a busy machine; that is not what the tests are about.
    expect: { poll: { timeout: 10_000 } },
    // A test file that finds nothing to run is a mistake.
    passWithNoTests: false,
  },
});
