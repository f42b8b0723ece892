import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where the templates of this run lie; every worker process finds it here. */
const RUN_FOLDER_VARIABLE = 'GUITAI_E2E_RUN';

/**
 * Makes the run's folder before the first spec; removes it after the last. One that is given from
 * outside is kept, so that the next run need not build the sample shop again.
 */
export default function makeRunFolder(): (() => void) | undefined {
  const given = process.env[RUN_FOLDER_VARIABLE];
  if (given !== undefined) {
    mkdirSync(given, { recursive: true });
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'guitai-e2e-run-'));
  process.env[RUN_FOLDER_VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** What a till keeps that is its own; the rest of its folder is Chromium's. */
const KEPT = ['store', 'known-store.json', 'pepper', 'preferences.json'];

/**
 * A till's folder that every spec copies: made once a run by whoever needs it first; `make` gives
 * a folder in which a till was closed.
 */
export async function templateOf(name: string, make: () => Promise<string>): Promise<string> {
  const run = process.env[RUN_FOLDER_VARIABLE];
  if (run === undefined) throw new Error('The run has no folder: see playwright.config.ts');
  const template = join(run, name);
  const claim = `${template}.claimed`;
  while (!existsSync(template)) {
    if (!claimed(claim)) {
      await sleep(200);
      continue;
    }
    try {
      const made = await make();
      for (const part of KEPT)
        if (existsSync(join(made, part)))
          cpSync(join(made, part), join(claim, part), { recursive: true });
      renameSync(claim, template);
      rmSync(made, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      rmSync(claim, { recursive: true, force: true });
      throw error;
    }
  }
  return template;
}

/** Whether the folder could be made, which only one process can. */
function claimed(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
