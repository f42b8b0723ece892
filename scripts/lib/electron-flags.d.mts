/** Whether Chromium's sandbox can work here. */
export function canSandbox(): boolean;

/** Command line switches that Electron needs on this machine for development and tests. */
export function electronFlags(): string[];
