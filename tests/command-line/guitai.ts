import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/main/command-line/run-cli.ts';
import type { KeyStore } from '../../src/main/shell/pepper.ts';

/** How one command ended and what it said. */
export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process; `tests/store/cli.test.ts` starts the real program. */
export async function guitai(args: readonly string[], keys?: KeyStore): Promise<Said> {
  let stdout = '';
  let stderr = '';
  const output = {
    out(text: string) {
      stdout += text;
    },
    err(text: string) {
      stderr += text;
    },
  };
  const status = await runCli(args, output, keys);
  return { status, stdout, stderr };
}

/** The JSON a command said. */
export async function guitaiJson<Value>(args: readonly string[]): Promise<Value> {
  const { status, stdout, stderr } = await guitai([...args, '--json']);
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
  return JSON.parse(stdout) as Value;
}

/** A folder that goes away with the test. */
export function tempFolder(): { readonly at: (name: string) => string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-cli-'));
  return {
    at: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
