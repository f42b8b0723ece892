// better-sqlite3's prebuilt binary wants Node-API 10, which Electron before 35 lacks. The same sources compiled
// against the experimental Node-API run there: the two defines stand for the pieces of version 10 that it uses.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runOrThrow } from './child.mjs';
import { withLock } from './lock.mjs';
import { ActionableError, say } from './log.mjs';
import { cacheFolder, fromRoot, installedVersion, projectRoot } from './paths.mjs';
import { withStaging } from './staging.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const oldestMajorWithPrebuild = 35;
const oldDefine = "'NAPI_VERSION=10'";
const newDefines = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";
const compileTimeoutMs = 15 * 60_000;

/**
 * Whether an Electron needs a binding of its own.
 * @param {string} electronVersion
 */
export function needsOwnBinding(electronVersion) {
  return Number.parseInt(electronVersion, 10) < oldestMajorWithPrebuild;
}

/** @param {string} electronVersion */
export function isSqliteBindingReady(electronVersion) {
  return fs.existsSync(bindingFile(electronVersion));
}

/**
 * The compiled binding for an Electron that cannot load the prebuilt one, compiled now if it never was.
 * @param {string} electronVersion
 * @param {{nodeGyp?: string}} [options] node-gyp's script, where a newer one than npm's own is at hand
 * @returns {Promise<string>} path of the .node file, for the constructor's `nativeBinding` option
 */
export async function ensureSqliteBinding(electronVersion, { nodeGyp } = {}) {
  const file = bindingFile(electronVersion);
  if (fs.existsSync(file)) return file;
  return withLock({ folder: `${path.dirname(file)}.lock`, what: 'compiling SQLite' }, async () => {
    if (!fs.existsSync(file)) await compile(file, nodeGyp ?? npmsNodeGyp());
    return file;
  });
}

function bindingFile(electronVersion) {
  const version = installedVersion('better-sqlite3');
  if (!version)
    throw new ActionableError(
      `better-sqlite3 is not installed. Run "npm ci" in ${projectRoot} first.`,
    );
  const recipe = createHash('sha256').update(newDefines).digest('hex').slice(0, 6);
  const major = Number.parseInt(electronVersion, 10);
  const name = `better-sqlite3-${version}-electron-${major}-${process.platform}-${process.arch}-${recipe}`;
  return path.join(cacheFolder(), name, 'better_sqlite3.node');
}

async function compile(file, nodeGyp) {
  await ensureSystemPackages('binding');
  say('compiling SQLite for it (about a minute, once)');
  const folder = path.dirname(file);
  await withStaging(folder, async (staging) => {
    const source = path.join(staging, 'node_modules/better-sqlite3');
    copySources(source, staging);
    await runOrThrow({
      what: 'Compiling better-sqlite3',
      command: process.execPath,
      args: [
        nodeGyp,
        'rebuild',
        '--release',
        '--force_build=1',
        '-j',
        '2',
        `--nodedir=${nodeHeaders()}`,
      ],
      cwd: source,
      env: withoutNpmSettings(process.env),
      timeoutMs: compileTimeoutMs,
    });
    const ready = path.join(staging, 'ready');
    fs.mkdirSync(ready);
    fs.copyFileSync(
      path.join(source, 'build/Release/better_sqlite3.node'),
      path.join(ready, path.basename(file)),
    );
    fs.renameSync(ready, folder);
  });
}

/** node-gyp takes npm's settings for stronger than its own arguments: a `nodedir` there would win. */
function withoutNpmSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_config_/i.test(name)));
}

function copySources(source, staging) {
  const origin = fromRoot('node_modules/better-sqlite3');
  for (const part of ['package.json', 'binding.gyp', 'src', 'deps', 'lib']) {
    fs.cpSync(path.join(origin, part), path.join(source, part), { recursive: true });
  }
  const addonApi = path.dirname(
    createRequire(path.join(origin, 'package.json')).resolve('node-addon-api/package.json'),
  );
  fs.cpSync(addonApi, path.join(staging, 'node_modules/node-addon-api'), { recursive: true });
  const gypFile = path.join(source, 'binding.gyp');
  const gyp = fs.readFileSync(gypFile, 'utf8');
  if (!gyp.includes(oldDefine)) {
    throw new Error(
      `better-sqlite3's binding.gyp no longer says ${oldDefine}: adapt ${import.meta.url}`,
    );
  }
  fs.writeFileSync(gypFile, gyp.replace(oldDefine, newDefines));
}

/** The Node headers out of the pinned Node's npm package: node-gyp's own download may not be reachable. */
function nodeHeaders() {
  const folder = fromRoot(`node_modules/node-${process.platform}-${process.arch}`);
  if (fs.existsSync(path.join(folder, 'include/node/node_api.h'))) return folder;
  throw new ActionableError(
    `The Node headers are missing from ${folder}.\nRun "npm ci" without --omit=optional and try again.`,
  );
}

function npmsNodeGyp() {
  const besideNpm =
    process.env.npm_execpath &&
    path.join(path.dirname(process.env.npm_execpath), '../node_modules/node-gyp/bin/node-gyp.js');
  if (besideNpm && fs.existsSync(besideNpm)) return besideNpm;
  throw new ActionableError(
    'This Electron is older than 35 and needs its own build of better-sqlite3, for which node-gyp is missing.\n' +
      'Run this through "npm run", or use a newer Electron.',
  );
}
