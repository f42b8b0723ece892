import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { printerOn, scannerOn, TestHost, until } from '../support.ts';

const SCRIPT = join(import.meta.dirname, 'simulate.ts');

/** A simulator run as a person runs it. */
class Terminal {
  readonly child: ChildProcess;
  output = '';

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [SCRIPT, ...args], { stdio: 'pipe' });
    this.child.stdout?.on('data', (bytes: Buffer) => {
      this.output += bytes.toString('utf8');
    });
  }

  async path(): Promise<string> {
    await this.says(/^Port: (.+)$/m);
    return /^Port: (.+)$/m.exec(this.output)?.[1] ?? '';
  }

  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  says(pattern: RegExp): Promise<void> {
    return until(String(pattern), () => pattern.test(this.output), 15_000);
  }
}

describe('npm run simulate', () => {
  const till = new TestHost();
  let terminal: Terminal;

  afterEach(async () => {
    await till.host.configure([]);
    terminal.child.kill('SIGKILL');
  });

  it('scanner: what is typed is scanned, a burst arrives whole, quitting leaves nothing', async () => {
    terminal = new Terminal('scanner');
    const path = await terminal.path();
    await till.run([scannerOn(path)]);
    terminal.type('6901234567892');
    await until('a scan', () => till.codes().includes('6901234567892'));
    terminal.type('burst 2000');
    await until('2001 scans', () => till.codes().length === 2001, 15_000);
    expect(new Set(till.codes()).size).toBe(2001);
    terminal.type('quit');
    await once(terminal.child, 'exit');
    expect(existsSync(path)).toBe(false);
  });

  it('printer: paper, cover and silence are what the till sees', async () => {
    terminal = new Terminal('printer');
    await till.run([printerOn(await terminal.path())]);
    terminal.type('paper out');
    await till.reaches(1, 'paper-out');
    terminal.type('paper in');
    await till.reaches(1, 'ready');
    terminal.type('cover open');
    await till.reaches(1, 'cover-open');
    terminal.type('cover close');
    terminal.type('silence');
    await till.reaches(1, 'unresponsive', 15_000);
    terminal.type('dance');
    await terminal.says(/There is no “dance”/);
    expect(till.states(1)).toContain('cover-open');
  });

  it('display: shows its two lines as they change', async () => {
    terminal = new Terminal('display');
    const transport = scannerOn(await terminal.path()).transport;
    const settings = {
      protocol: 'cd5220',
      characters: 'latin',
      locale: 'es',
      greeting: '',
    } as const;
    await till.run([{ kind: 'display', name: 'Display', isEnabled: true, transport, settings }]);
    await terminal.says(/\[ {3}¡Bienvenidos! {4}\]/);
    expect(till.state(1)).toBe('ready');
  });
});
