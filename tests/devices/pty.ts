import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One end of a serial cable: the far side of a pseudo-terminal that the till opens by `path`. */
export interface Pty {
  /** What the till opens: stable over unplug and replug, like /dev/serial/by-id. */
  readonly path: string;
  /** Sends bytes to the till. */
  send(bytes: Uint8Array): void;
  /** Called with what the till wrote; survives replugging. */
  onData(listener: (bytes: Buffer) => void): void;
  /** Pulls the cable: the path is gone, open ports fail. */
  unplug(): Promise<void>;
  /** Plugs it in again under the same path. */
  replug(): Promise<void>;
  /** Stops reading and writing, as a device that hangs; the cable stays in. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Opens a pseudo-terminal through socat. */
export async function openPty(name: string): Promise<Pty> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-pty-'));
  const path = join(folder, name);
  const listeners: ((bytes: Buffer) => void)[] = [];
  let cable = await plug(path, listeners);
  const unplug = async () => {
    const gone = cable;
    if (gone === null) return;
    cable = null;
    await pull(gone, path);
  };
  return {
    path,
    send: (bytes) => void cable?.child.stdin?.write(bytes),
    onData: (listener) => void listeners.push(listener),
    unplug,
    replug: async () => {
      await unplug();
      cable = await plug(path, listeners);
    },
    freeze: () => void cable?.child.kill('SIGSTOP'),
    thaw: () => void cable?.child.kill('SIGCONT'),
    stop: async () => {
      await unplug();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Cable {
  readonly child: ChildProcess;
  /** Held so that the till's closing of the port does not end socat. */
  readonly slave: number;
}

async function plug(path: string, listeners: readonly ((bytes: Buffer) => void)[]) {
  const child = spawn('socat', [`PTY,link=${path},raw,echo=0`, 'STDIO'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {});
  child.stdout.on('data', (bytes: Buffer) => {
    for (const listener of listeners) listener(bytes);
  });
  for (let waitedMs = 0; !existsSync(path); waitedMs += 5) {
    if (waitedMs > 5000) throw new Error('socat made no pseudo-terminal: is it installed?');
    await sleep(5);
  }
  const slave = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  return { child, slave } as Cable | null;
}

async function pull(cable: Cable, path: string): Promise<void> {
  const exited = once(cable.child, 'exit');
  cable.child.kill('SIGKILL');
  await exited;
  rmSync(path, { force: true });
  closeSync(cable.slave);
}
