import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that these scripts belong to. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const binFolder = path.join(projectRoot, 'node_modules', '.bin');

/** @param {string} relativePath */
export function fromRoot(relativePath) {
  return path.join(projectRoot, relativePath);
}

/** Where things are kept that are costly to make and can always be made again. */
export function cacheFolder() {
  if (process.env.GUITAI_CACHE) return path.resolve(process.env.GUITAI_CACHE);
  const base =
    process.platform === 'win32'
      ? process.env.LOCALAPPDATA
      : process.platform === 'darwin'
        ? path.join(os.homedir(), 'Library', 'Caches')
        : process.env.XDG_CACHE_HOME;
  return path.join(base || path.join(os.homedir(), '.cache'), 'guitai');
}

/**
 * The version of an installed npm package, or null when it is not installed.
 * @param {string} name
 * @returns {string | null}
 */
export function installedVersion(name) {
  try {
    return JSON.parse(fs.readFileSync(fromRoot(`node_modules/${name}/package.json`), 'utf8'))
      .version;
  } catch {
    return null;
  }
}

/**
 * The environment with the project's own commands first on the PATH; that folder holds Node 24 as well.
 * @param {NodeJS.ProcessEnv} env
 */
export function withProjectBin(env) {
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (env[pathKey] ?? '').split(path.delimiter);
  if (folders[0] === binFolder) return env;
  return { ...env, [pathKey]: [binFolder, ...folders].join(path.delimiter) };
}
