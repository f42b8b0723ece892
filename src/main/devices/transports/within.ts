import { TransportError } from './transport.ts';

/** Runs `start` and waits for its callback, but no longer. @throws {@link TransportError} `timed-out` */
export function within(
  timeoutMs: number,
  start: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TransportError('timed-out', `Nothing happened within ${timeoutMs} ms`)),
      timeoutMs,
    );
    start((error) => {
      clearTimeout(timer);
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
