import { spawn } from 'node:child_process';
import { ActionableError } from './log.mjs';
import { projectRoot } from './paths.mjs';

const forwardedSignals =
  process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
const patienceMs = 10_000;

/**
 * Runs a command to its end in the foreground. Signals sent to this script go on to the command, which gets
 * ten seconds to leave before it is killed.
 * @param {{command: string, args?: string[], env?: NodeJS.ProcessEnv, cwd?: string}} options
 * @returns {Promise<number>} its exit code, or 128 + the signal's number as a shell would report it
 */
export async function runForeground({ command, args = [], env = process.env, cwd = projectRoot }) {
  const child = spawn(command, args, { env, cwd, stdio: 'inherit' });
  const stopForwarding = forwardSignals(child);
  try {
    return await exitCodeOf(child, command);
  } finally {
    stopForwarding();
  }
}

/**
 * Runs a command to its end and keeps what it prints, both streams in the order they came.
 * @param {{command: string, args?: string[], env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number}} options
 * @returns {Promise<{code: number, output: string, isTimedOut: boolean}>}
 */
export async function runCaptured({
  command,
  args = [],
  env = process.env,
  cwd = projectRoot,
  timeoutMs,
}) {
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  let isTimedOut = false;
  const timer =
    timeoutMs &&
    setTimeout(() => {
      isTimedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
  const stopForwarding = forwardSignals(child);
  try {
    const code = await exitCodeOf(child, command);
    return { code, output: Buffer.concat(chunks).toString('utf8'), isTimedOut };
  } finally {
    clearTimeout(timer);
    stopForwarding();
  }
}

/**
 * As runCaptured, but a failure throws with the end of the output in its message.
 * @param {Parameters<typeof runCaptured>[0] & {what: string}} options `what` names the work in the message
 * @returns {Promise<string>} the output
 */
export async function runOrThrow({ what, ...options }) {
  const { code, output, isTimedOut } = await runCaptured(options);
  if (code === 0) return output;
  const reason = isTimedOut
    ? `took longer than ${options.timeoutMs / 1000} s`
    : `ended with code ${code}`;
  throw new ActionableError(
    `${what} ${reason}:\n${output.trimEnd().split('\n').slice(-25).join('\n')}`,
  );
}

function exitCodeOf(child, command) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(
        error.code === 'ENOENT'
          ? new ActionableError(`Cannot find the command "${command}".`)
          : error,
      );
    });
    child.once('close', (code, signal) => resolve(code ?? 128 + signalNumber(signal)));
  });
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[signal] ?? 1;
}

function forwardSignals(child) {
  let killTimer;
  const forward = (signal) => {
    // Ctrl+C in a terminal reaches the whole foreground group by itself; a second one would cut a shutdown short.
    const isAlreadyDelivered = signal === 'SIGINT' && process.stdin.isTTY;
    if (!isAlreadyDelivered) child.kill(signal);
    killTimer ??= setTimeout(() => child.kill('SIGKILL'), patienceMs).unref();
  };
  for (const signal of forwardedSignals) process.on(signal, forward);
  return () => {
    clearTimeout(killTimer);
    for (const signal of forwardedSignals) process.off(signal, forward);
  };
}
