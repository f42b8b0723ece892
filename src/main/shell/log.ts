import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';

const MAX_BYTES = 5 * 1024 * 1024;
const KEPT_FILES = 3;
const NAME = 'guitai.log';

export type Level = 'info' | 'warn' | 'error';

/**
 * The till's own log: lines of `time level where message`, three files of 5 MB. It holds ids and
 * codes, never names, numbers or PINs (TRUST, Privacy). Writing never blocks and never throws.
 */
export class LogFile {
  private readonly folder: string;
  private readonly maxBytes: number;
  private pending: string[] = [];
  private writing: Promise<void> = Promise.resolve();
  private isPlanned = false;

  constructor(folder: string, maxBytes = MAX_BYTES) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  write(level: Level, where: string, message: string): void {
    const line = message.replaceAll(/\s*\n\s*/g, ' ⏎ ').slice(0, 4000);
    this.pending.push(`${new Date().toISOString()} ${level} ${where} ${line}\n`);
    if (this.isPlanned) return;
    this.isPlanned = true;
    this.writing = this.writing.then(() => this.flush());
  }

  /** Writes a bug down and returns the reference under which it is found again. */
  report(where: string, problem: unknown): string {
    const reference = randomBytes(4).toString('hex').toUpperCase();
    this.write('error', where, `[${reference}] ${describe(problem)}`);
    return reference;
  }

  /** The newest whole lines, at most so many bytes of them. */
  async recent(maxBytes: number): Promise<string> {
    await this.writing;
    const newest = path.join(this.folder, NAME);
    const all = (await textOf(`${newest}.1`)) + (await textOf(newest));
    return all.length <= maxBytes ? all : all.slice(all.indexOf('\n', -maxBytes + all.length) + 1);
  }

  /** Resolves when everything is on the disk. */
  settled(): Promise<void> {
    return this.writing;
  }

  private async flush(): Promise<void> {
    this.isPlanned = false;
    const lines = this.pending.join('');
    this.pending = [];
    const file = path.join(this.folder, NAME);
    try {
      await mkdir(this.folder, { recursive: true });
      const size = await stat(file).then(
        (stats) => stats.size,
        () => 0,
      );
      if (size > 0 && size + lines.length > this.maxBytes) await this.rotate(file);
      await appendFile(file, lines, 'utf8');
    } catch {
      // A disk that cannot take the log must not stop a sale.
    }
  }

  private async rotate(file: string): Promise<void> {
    for (let number = KEPT_FILES - 1; number > 0; number -= 1) {
      const from = number === 1 ? file : `${file}.${number - 1}`;
      await rename(from, `${file}.${number}`).catch(() => undefined);
    }
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function describe(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  const cause = problem.cause === undefined ? '' : ` ← ${describe(problem.cause)}`;
  return `${problem.stack ?? problem.message}${cause}`;
}
