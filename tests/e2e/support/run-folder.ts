import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the templates of this run lie; every worker process finds it here. */
export const RUN_FOLDER_VARIABLE = 'GUITAI_E2E_RUN';

/**
 * Makes the run's folder before the first spec; removes it after the last. One that is given from
 * outside is kept, so that the next run need not build the sample shop again.
 */
export default function makeRunFolder(): (() => void) | undefined {
  if (process.env[RUN_FOLDER_VARIABLE] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'guitai-e2e-run-'));
  process.env[RUN_FOLDER_VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
