/**
 * Runs `work` with a virtual screen that ends with it; `env` goes into the environment of whatever
 * shall open windows there.
 */
export function withXvfb<T>(
  work: (env: Readonly<Record<string, string | undefined>>) => Promise<T>,
): Promise<T>;

/** Gives this process a virtual screen that ends with it: what to merge into a window's environment. */
export function ownXvfb(): Promise<Readonly<Record<string, string | undefined>>>;
