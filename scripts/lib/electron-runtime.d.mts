/** An Electron that runs on this machine. */
export interface ElectronRuntime {
  readonly source: 'given' | 'installed' | 'fallback';
  /** Path of the executable. */
  readonly bin: string;
  /** Its folder. */
  readonly dist: string;
  /** Such as "45.4.1". */
  readonly version: string;
  /** For better-sqlite3's `nativeBinding`; null where its prebuilt binary loads. */
  readonly sqliteBinding: string | null;
  /** What to add to the environment of anything that starts Electron. */
  readonly env: Readonly<Record<string, string>>;
}

/** Finds an Electron, or prepares one. See electron-runtime.mjs. */
export function resolveElectronRuntime(): Promise<ElectronRuntime>;
