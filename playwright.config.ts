import { defineConfig } from '@playwright/test';

/** End to end, in the real Electron window. `npm run e2e` builds first and gives it a screen. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/run-folder.ts',
  fullyParallel: false,
  // Each worker has a screen of its own (support/screen.ts).
  workers: Number(process.env['GUITAI_E2E_WORKERS'] ?? 2),
  // A spec that passes only at the second try has found a race: in the product or in the spec.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./tests/e2e/support/last-words.ts']],
  forbidOnly: true,
  use: { trace: 'retain-on-failure' },
});
