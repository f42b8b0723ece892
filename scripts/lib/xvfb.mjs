import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ActionableError } from './log.mjs';

const startTimeoutMs = 15_000;
const stopTimeoutMs = 5_000;

/**
 * The server's keeper: it ends the server when told to, and also when the pipe to this process closes, which
 * happens however this process ends (xvfb-run, killed, leaves its server and everything on it behind).
 */
const keeper = `
folder=$1; shift
Xvfb "$@" <&- & server=$!
exec 3>&-
trap 'kill $server 2>/dev/null' TERM INT HUP
read -r _ || true
kill $server 2>/dev/null
wait $server
rm -rf "$folder"
`;

/**
 * Starts a virtual screen of its own for this process.
 * @param {{width?: number, height?: number}} [size]
 * @returns {Promise<{display: string, env: Record<string, string | undefined>, stop: () => Promise<void>}>} `env` is
 *   to be merged into the environment of whatever shall open windows there
 */
async function startXvfb({ width = 1600, height = 1000 } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guitai-xvfb-'));
  const authority = path.join(folder, 'Xauthority');
  fs.writeFileSync(authority, authorityEntry(), { mode: 0o600 });
  const options = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-nolisten',
    'tcp',
    '-auth',
    authority,
    '-noreset',
  ];
  // A process group of its own: Ctrl+C in a terminal must not take the screen away from an application that is still closing.
  const child = spawn('sh', ['-c', keeper, 'xvfb-keeper', folder, ...options], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = once(() => stopXvfb(child, folder));
  const emergencyStop = () => child.stdin.destroy();
  process.once('exit', emergencyStop);
  try {
    const display = `:${await readDisplayNumber(child)}`;
    child.unref();
    for (const stream of child.stdio) stream?.unref?.();
    return {
      display,
      env: { DISPLAY: display, XAUTHORITY: authority, WAYLAND_DISPLAY: undefined },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs `work` with a virtual screen that ends with it.
 * @template T
 * @param {(env: Record<string, string | undefined>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withXvfb(work) {
  const screen = await startXvfb();
  try {
    return await work(screen.env);
  } finally {
    await screen.stop();
  }
}

/**
 * Gives this process a virtual screen that ends with it.
 * @returns {Promise<Record<string, string | undefined>>} what to merge into the environment of whatever opens windows
 */
export async function ownXvfb() {
  const screen = await startXvfb();
  return screen.env;
}

function readDisplayNumber(child) {
  return new Promise((resolve, reject) => {
    let complaints = '';
    let number = '';
    const fail = (reason) =>
      reject(
        new ActionableError(
          `The virtual screen (Xvfb) did not start: ${reason}\n${complaints.trim()}`,
        ),
      );
    const timer = setTimeout(
      () => fail(`no answer within ${startTimeoutMs / 1000} s`),
      startTimeoutMs,
    );
    child.stderr.on('data', (chunk) => (complaints = (complaints + chunk).slice(-2_000)));
    child.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      resolve(number.trim());
    });
    child.once('error', (error) => fail(error.message));
    // Only the server holds the other end. After the number has come this changes nothing.
    child.stdio[3].once('close', () => {
      clearTimeout(timer);
      fail('it ended at once');
    });
  });
}

async function stopXvfb(child, folder) {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  if (!hasEnded) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.stdin.end();
    const timer = setTimeout(() => killGroup(child.pid), stopTimeoutMs);
    await ended;
    clearTimeout(timer);
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

/** An X authority entry that holds for whichever display number the server picks (family "wild"). */
function authorityEntry() {
  const anyAddress = lengthAndBytes(Buffer.alloc(0));
  const anyNumber = lengthAndBytes(Buffer.alloc(0));
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    anyAddress,
    anyNumber,
    lengthAndBytes(Buffer.from('MIT-MAGIC-COOKIE-1')),
    lengthAndBytes(randomBytes(16)),
  ]);
}

function lengthAndBytes(bytes) {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function once(action) {
  let outcome;
  return () => (outcome ??= action());
}
