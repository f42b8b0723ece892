import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Calls `onAppear` when something happens to `path` in its folder: a device that was plugged
 * in appears there. /dev/serial/by-id itself goes with its last device, so a missing folder is
 * awaited in the nearest one that is there. A device that moved to another socket appears under
 * another name: every new serial port in `ports` is worth a look.
 */
export function watchPath(path: string, onAppear: () => void, ports = '/dev'): () => void {
  const unwatch = watchOne(path, onAppear);
  if (!path.startsWith(`${ports}/`)) return unwatch;
  const unwatchPorts = watchFolder(ports, (name) => /^tty(USB|ACM|S)\d/.test(name), onAppear);
  return () => {
    unwatch();
    unwatchPorts();
  };
}

function watchOne(path: string, onAppear: () => void): () => void {
  let awaited = path;
  while (!existsSync(dirname(awaited)) && dirname(awaited) !== awaited) awaited = dirname(awaited);
  const name = basename(awaited);
  return watchFolder(dirname(awaited), (changed) => changed === name, onAppear);
}

function watchFolder(
  folder: string,
  isMeant: (name: string) => boolean,
  onAppear: () => void,
): () => void {
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, (_, changed) => {
      if (changed !== null && isMeant(changed)) onAppear();
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    // The folder went meanwhile, or cannot be watched: the clock tries again.
    return () => {};
  }
  return () => watcher?.close();
}
