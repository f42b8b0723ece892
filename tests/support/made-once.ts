import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * A folder that is dear to make, such as one with a till's store: it is made when a test of the
 * file first wants it, and copied into the folder of each. Call it where the file's tests begin.
 */
export function madeOnce(make: (folder: string) => Promise<void>): (into: string) => Promise<void> {
  let made: Promise<string> | undefined;
  const begin = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guitai-once-'));
    await make(folder);
    return folder;
  };
  afterAll(async () => {
    if (made !== undefined) rmSync(await made, { recursive: true, force: true });
  });
  return async (into) => {
    made ??= begin();
    cpSync(await made, into, { recursive: true });
  };
}
