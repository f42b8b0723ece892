import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** What a small file of settings held. */
export type JsonRead<Value> =
  | { readonly state: 'read'; readonly value: Value }
  | { readonly state: 'missing' }
  /** It is there and makes no sense. */
  | { readonly state: 'corrupt' };

/** Reads a small JSON file; anything that does not fit the schema is corrupt. */
export async function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<JsonRead<z.output<Schema>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { state: isMissing ? 'missing' : 'corrupt' };
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { state: 'read', value: parsed.data } : { state: 'corrupt' };
  } catch {
    return { state: 'corrupt' };
  }
}

/** Writes a small JSON file so that after a power cut either the old or the new one is there. */
export async function writeJson(
  file: string,
  value: unknown,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const staging = `${file}.new`;
  const handle = await open(staging, 'w', options.mode ?? 0o644);
  try {
    await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(staging, file);
  await syncFolder(path.dirname(file));
}

/** Only then is a renamed file there after a power cut: without its pepper a store is locked. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
