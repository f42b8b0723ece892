import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a finished backup into another folder, flushed, and whole or not there. The folder's
 * parent must exist: a share that is not connected must not become a folder on the disk.
 */
export async function copyBackup(source: string, folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const target = path.join(folder, path.basename(source));
  const partial = `${target}.partial`;
  try {
    await copyFile(source, partial);
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    const [kept, made] = await Promise.all([stat(source), stat(partial)]);
    if (kept.size !== made.size)
      throw new Error(`${partial} has ${made.size} of ${kept.size} bytes`);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}
