import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../preload.c', import.meta.url));

/** Compiles the faulty disk once per version of its source; throws where there is no compiler. */
function faultyDisk(): string {
  const version = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  const library = join(tmpdir(), `guitai-faults-${version}.so`);
  if (existsSync(library)) return library;
  const beside = `${library}.${process.pid}`;
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', beside, SOURCE, '-ldl', '-lpthread']);
  renameSync(beside, library);
  return library;
}

/** The environment of a child on a faulty disk; see preload.c. */
export function onFaultyDisk(
  folder: string,
  faults: {
    readonly image?: string;
    readonly killAt?: number;
    readonly count?: string;
    readonly trigger?: string;
  },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_PRELOAD: faultyDisk(),
    GUITAI_FAULT_DIR: folder,
    ...(faults.image === undefined ? {} : { GUITAI_FAULT_IMAGE: faults.image }),
    ...(faults.killAt === undefined ? {} : { GUITAI_FAULT_KILL_AT: String(faults.killAt) }),
    ...(faults.count === undefined ? {} : { GUITAI_FAULT_COUNT: faults.count }),
    ...(faults.trigger === undefined ? {} : { GUITAI_FAULT_TRIGGER: faults.trigger }),
  };
}

/** Why these tests cannot run here, or null: a compiler and a preload are needed. */
export function whyNoFaultyDisk(): string | null {
  if (process.platform !== 'linux') return `no LD_PRELOAD on ${process.platform}`;
  try {
    faultyDisk();
    return null;
  } catch (error) {
    return `preload.c does not compile: ${error instanceof Error ? error.message : String(error)}`;
  }
}
