/** A virtual screen; `env` goes into the environment of whatever shall open windows there. */
export interface VirtualScreen {
  readonly display: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: () => Promise<void>;
}

/** Starts a virtual screen of its own for this process. */
export function startXvfb(size?: {
  readonly width?: number;
  readonly height?: number;
}): Promise<VirtualScreen>;

/** Runs `work` with a virtual screen that ends with it. */
export function withXvfb<T>(
  work: (env: Readonly<Record<string, string | undefined>>) => Promise<T>,
): Promise<T>;
