import { rmSync, writeFileSync } from 'node:fs';
import { renameDurably } from '../durable-files.ts';

/** A file on its way to `target`: whoever opens that finds the old one, or the whole new one. */
export interface FileOnItsWay {
  readonly partial: string;
  /** Puts it in its place; an older file of that name goes. */
  place(): void;
  /** Removes what is unfinished. */
  drop(): void;
}

/** Begins a file that only this account can read. Throws where nothing can be written. */
export function beginFile(target: string): FileOnItsWay {
  const partial = `${target}.partial`;
  writeFileSync(partial, '', { mode: 0o600 });
  return {
    partial,
    place: () => renameDurably(partial, target),
    drop: () => rmSync(partial, { force: true }),
  };
}
