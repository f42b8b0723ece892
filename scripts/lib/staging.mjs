import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes something in a folder beside its final place, for the caller to rename there once it is whole. The folder is
 * removed at the end, whatever happens; so are those of earlier attempts that were killed, hence the caller holds
 * the lock on `target`.
 * @template T
 * @param {string} target the final place
 * @param {(staging: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStaging(target, work) {
  const prefix = `${path.basename(target)}.staging-`;
  const folder = path.dirname(target);
  for (const name of fs.readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const staging = path.join(folder, `${prefix}${process.pid}`);
  fs.mkdirSync(staging);
  try {
    return await work(staging);
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}
