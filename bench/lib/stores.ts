import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { type StorePaths, storePaths } from '../../src/main/store/store-paths.ts';
import { SIZES, type SizeName } from '../store/sizes.ts';

/** Raised whenever the generator writes something else for the same size. */
const GENERATOR_VERSION = 1;
/** Measured: what a generated store takes on the disk, with room to build indexes. */
const BYTES_PER_MEMBER = 8000;

export const DATA_FOLDER = join(import.meta.dirname, '..', '.data');
const STAMP = 'built.json';

/** A generated store, in a folder laid out as a till's user data. */
export interface BenchStore {
  readonly size: SizeName;
  readonly folder: string;
  readonly paths: StorePaths;
  readonly bytes: number;
}

/** What a generated store depends on: it is built again when this differs. */
function buildStamp(size: SizeName): string {
  const schema = createHash('sha256');
  for (const { sql } of MIGRATIONS) schema.update(sql);
  return JSON.stringify({
    generator: GENERATOR_VERSION,
    schema: schema.digest('hex'),
    size: SIZES[size],
  });
}

/** The generated store of a size; builds it when it is not there or of another schema. */
export function ensureStore(size: SizeName): BenchStore {
  const folder = join(DATA_FOLDER, size);
  if (stampOf(folder) !== buildStamp(size)) build(folder, size);
  const paths = storePaths(folder);
  return { size, folder, paths, bytes: statSync(paths.store).size };
}

function stampOf(folder: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(readFileSync(join(folder, STAMP), 'utf8')));
  } catch {
    return undefined;
  }
}

function build(folder: string, size: SizeName): void {
  mkdirSync(DATA_FOLDER, { recursive: true });
  const { bavail, bsize } = statfsSync(DATA_FOLDER);
  const needed = SIZES[size].members * BYTES_PER_MEMBER;
  if (bavail * bsize < needed) {
    const [want, have] = [needed, bavail * bsize].map((bytes) => (bytes / 2 ** 30).toFixed(1));
    throw new Error(`The ${size} store needs ${want} GB in ${DATA_FOLDER}, ${have} GB are free`);
  }
  // A process of its own: what building takes of memory must not be there while measuring.
  const script = join(import.meta.dirname, '..', 'generate.ts');
  const args = ['--max-old-space-size=6144', script, folder, size];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The ${size} store could not be built`);
  writeFileSync(join(folder, STAMP), buildStamp(size));
}
