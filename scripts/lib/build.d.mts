/** Builds main, preload and renderer into out/; throws an ActionableError when that fails. */
export function buildApp(): Promise<void>;

/** Builds unless out/ is newer than everything it is made of. */
export function buildIfStale(): Promise<void>;
