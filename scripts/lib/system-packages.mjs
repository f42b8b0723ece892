import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCaptured } from './child.mjs';
import { ActionableError, say } from './log.mjs';

/**
 * What has to be on a Linux machine, how to see that it is there without asking a package manager, and the Debian
 * packages that bring it: newer releases first (they renamed some libraries to …t64), the first that exists is taken.
 * @typedef {{isPresent: () => boolean, packages: string[]}} Requirement
 */

/** @type {Record<'run' | 'test' | 'binding', () => Requirement[]>} */
const requirements = {
  run: () => [
    library('libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']),
    library('libnss3.so', ['libnss3']),
    library('libasound.so.2', ['libasound2t64', 'libasound2']),
    library('libgbm.so.1', ['libgbm1']),
    program('udevadm', ['udev']),
    { isPresent: hasChineseFont, packages: ['fonts-noto-cjk'] },
    ...(hasDisplay() ? [] : virtualDisplay()),
  ],
  test: () => [
    ...requirements.run(),
    ...virtualDisplay(),
    program('socat', ['socat']),
    program('zbarimg', ['zbar-tools']),
    program('rsvg-convert', ['librsvg2-bin']),
  ],
  binding: () => [
    program('g++', ['g++']),
    program('make', ['make']),
    program('python3', ['python3']),
  ],
};

/** Whether a window can be opened here as things are. */
export function hasDisplay() {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

/**
 * Makes sure that the machine has the system packages for a purpose: installs what is missing as root on Debian or
 * Ubuntu, and otherwise stops with the command that would. Other systems than Linux need none.
 * @param {'run' | 'test' | 'binding'} purpose
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux') return;
  const missing = missingFor(purpose);
  if (missing.length === 0) return;
  if (!hasProgram('apt-get')) throw new ActionableError(otherSystemAdvice(missing));
  if (process.getuid() !== 0) throw new ActionableError(rootAdvice(missing));
  await installOnDebian(missing, purpose);
}

function missingFor(purpose) {
  const seen = new Set();
  return requirements[purpose]().filter(({ isPresent, packages: [name] }) => {
    if (seen.has(name) || isPresent()) return false;
    return seen.add(name);
  });
}

async function installOnDebian(missing, purpose) {
  const startedAt = Date.now();
  say(`updating the list of system packages (missing: ${missing.map(oldName).join(' ')})`);
  // An unreachable extra repository fails the update while the needed packages may still be there: carry on and see.
  const update = await aptGet(['update'], 2);
  const names = missing.map(({ packages }) => packages.find(isInArchive) ?? oldName({ packages }));
  say(`installing ${names.join(' ')}`);
  const install = await aptGet(['install', '-y', '--no-install-recommends', ...names], 3);
  const stillMissing = missingFor(purpose);
  if (install.code !== 0 || stillMissing.length > 0) {
    const output =
      install.code === 0
        ? 'it reported success'
        : `${update.code === 0 ? '' : update.output}${install.output}`;
    throw new ActionableError(
      `Could not install ${(stillMissing.length > 0 ? stillMissing : missing).map(oldName).join(' ')}:\n` +
        `${output.trim().split('\n').slice(-12).join('\n')}\n\nWhen the package archive is reachable, run:\n  ${commandFor(missing)}`,
    );
  }
  say(`system packages are ready (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

async function aptGet(args, attempts) {
  const options = [
    '-q',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Acquire::Retries=3',
    '-o',
    'Dpkg::Use-Pty=0',
  ];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  for (let attempt = 1; ; attempt += 1) {
    const result = await runCaptured({ command: 'apt-get', args: [...options, ...args], env });
    if (result.code === 0 || attempt === attempts) return result;
    say(`apt-get ${args[0]} failed, trying again (${attempt} of ${attempts})`);
    await sleep(3_000 * attempt);
  }
}

function isInArchive(name) {
  const { status, stdout } = spawnSync('apt-cache', ['show', '--no-all-versions', name], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.includes('Package:');
}

const oldName = ({ packages }) => packages.at(-1);

function commandFor(missing) {
  return `apt-get update && apt-get install -y --no-install-recommends ${missing.map(oldName).join(' ')}`;
}

function rootAdvice(missing) {
  const renamed = missing.filter(({ packages }) => packages.length > 1);
  const note = renamed.map(({ packages }) => `${packages.at(-1)} (newer releases: ${packages[0]})`);
  return (
    'This machine lacks system packages that Guitai needs. Run this once, then try again:\n' +
    `  sudo sh -c '${commandFor(missing)}'` +
    (note.length > 0
      ? `\nSome have another name on Debian 13 and Ubuntu 24.04: ${note.join(', ')}.`
      : '')
  );
}

function otherSystemAdvice(missing) {
  return (
    'This machine lacks system packages that Guitai needs. Install what your distribution calls these Debian packages,\n' +
    `then try again:\n  ${missing.map(oldName).join(' ')}`
  );
}

function virtualDisplay() {
  return [program('Xvfb', ['xvfb']), program('xauth', ['xauth'])];
}

/** @returns {Requirement} */
function program(name, packages) {
  return { isPresent: () => hasProgram(name), packages };
}

function hasProgram(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
  ];
  return folders.some((folder) => folder && fs.existsSync(path.join(folder, name)));
}

/** @returns {Requirement} */
function library(soname, packages) {
  return { isPresent: () => knownLibraries().includes(soname), packages };
}

/** What the dynamic linker can find, asked afresh each time because an installation may lie between two questions. */
function knownLibraries() {
  const folders = '/usr/sbin:/sbin:/usr/bin:/bin';
  return spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: { PATH: folders } }).stdout ?? '';
}

function hasChineseFont() {
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    path.join(process.env.HOME ?? '/root', '.local/share/fonts'),
  ];
  return folders.some((folder) => hasFileLike(folder, /cjk|source-?han|wqy|droidsansfallback/i));
}

function hasFileLike(folder, pattern) {
  try {
    return fs.readdirSync(folder, { recursive: true }).some((name) => pattern.test(String(name)));
  } catch {
    return false;
  }
}
