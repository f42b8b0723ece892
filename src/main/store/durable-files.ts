import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Flushes a file to the disk. Never to be used on a store that this process has open in SQLite:
 * closing any descriptor of a file drops the process's locks on it (https://sqlite.org/howtocorrupt.html, 2.2).
 */
function fsyncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes a folder's entries: a new or renamed file is durable only then. Windows has no such call. */
export function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a finished file in the place of another, so that a cut leaves the old or the new one. */
export function renameDurably(from: string, to: string): void {
  fsyncFile(from);
  renameSync(from, to);
  fsyncFolder(dirname(to));
}

/**
 * Makes an empty file that only this account can read, for SQLite to fill: stores hold names and
 * phone numbers, and whoever fills the file leaves its permissions as they are.
 */
export function createPrivateFile(path: string): void {
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
}

/** Replaces a small text file in one step; with `isDurable`, it survives a power cut on return. */
export function replaceFile(
  path: string,
  text: string,
  options: { readonly isDurable: boolean },
): void {
  const beside = `${path}.new`;
  writeFileSync(beside, text);
  if (options.isDurable) renameDurably(beside, path);
  else renameSync(beside, path);
}

/** The write-ahead log and its index, beside a store. */
export function walFilesOf(path: string): readonly string[] {
  return [`${path}-wal`, `${path}-shm`];
}

/** Removes a store file with its write-ahead log, as far as they are there. */
export function removeStoreFiles(path: string): void {
  for (const file of [path, `${path}-journal`, ...walFilesOf(path)]) rmSync(file, { force: true });
}
