import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Calls `onAppear` when something happens to `path` in its folder: a device that was plugged
 * in appears there. A folder that does not exist cannot be watched; the caller retries anyway.
 */
export function watchPath(path: string, onAppear: () => void): () => void {
  let watcher: FSWatcher | null = null;
  try {
    const name = basename(path);
    watcher = watch(dirname(path), (_, changed) => {
      if (changed === name) onAppear();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    return () => {};
  }
  return () => watcher?.close();
}
