import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Calls `onAppear` when something happens to `path` in its folder: a device that was plugged
 * in appears there. /dev/serial/by-id itself goes with its last device, so a missing folder is
 * awaited in the nearest one that is there.
 */
export function watchPath(path: string, onAppear: () => void): () => void {
  let awaited = path;
  while (!existsSync(dirname(awaited)) && dirname(awaited) !== awaited) awaited = dirname(awaited);
  let watcher: FSWatcher | null = null;
  try {
    const name = basename(awaited);
    watcher = watch(dirname(awaited), (_, changed) => {
      if (changed === name) onAppear();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The folder went meanwhile, or cannot be watched: the clock tries again.
    return () => {};
  }
  return () => watcher?.close();
}
