import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Readable, Writable } from 'node:stream';

/** A process under test that says what it does line by line, and may die at any moment. */
export interface Child {
  /** Everything it said so far. */
  readonly lines: readonly string[];
  say(line: string): void;
  /** Resolves when the count of lines that begin with `prefix` is reached, or the process ends. */
  until(prefix: string, count?: number): Promise<void>;
  /** SIGKILL. */
  kill(): void;
  /** Resolves when the process has ended and all it said was read. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly stderr: () => string;
}

/** Starts a script, by its path or its name in this folder, under the Node of the tests. */
export function startChild(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    [path, ...args],
    {
      env: { ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'guitai-compile-cache') },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let errors = '';
  let isEnded = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // A child that was killed cannot be told anything.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      isEnded = true;
      for (const look of waiting) look();
      resolve({ code, signal });
    });
  });
  return {
    lines,
    ended,
    stderr: () => errors,
    say: (line) => child.stdin.write(`${line}\n`),
    kill: () => child.kill('SIGKILL'),
    until: (prefix, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = lines.filter((line) => line.startsWith(prefix)).length;
          if (found < count && !isEnded) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The second words of the lines that begin with `word`. */
export function said(child: Child, word: string): readonly string[] {
  return child.lines
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => line.split(' ')[1] ?? '');
}
