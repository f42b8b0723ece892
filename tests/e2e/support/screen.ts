import { ownXvfb } from '../../../scripts/lib/xvfb.mjs';

type ScreenEnv = Readonly<Record<string, string | undefined>>;

let own: Promise<ScreenEnv> | undefined;

/**
 * Environment of the screen that this worker's windows open on. The first worker has the run's own
 * screen; each further one starts a virtual screen for itself, because two windows on one screen
 * take the focus from each other.
 */
export function screenOfWorker(): Promise<ScreenEnv> {
  own ??= isFurtherWorker() ? ownXvfb() : Promise.resolve({});
  return own;
}

function isFurtherWorker(): boolean {
  return process.platform === 'linux' && Number(process.env['TEST_PARALLEL_INDEX'] ?? 0) > 0;
}
