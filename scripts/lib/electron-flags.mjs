import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const smallestSharedMemory = 256 * 1024 * 1024;

/**
 * Whether Chromium's sandbox can work here: not as root, and not where a kernel setting or a container forbids
 * unprivileged user namespaces.
 */
export function canSandbox() {
  if (process.platform !== 'linux') return true;
  if (process.getuid() === 0) return false;
  return spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
}

/**
 * Command line switches that Electron needs on this machine for development and tests.
 * @returns {string[]}
 */
export function electronFlags() {
  const flags = canSandbox() ? [] : ['--no-sandbox'];
  if (hasLittleSharedMemory()) flags.push('--disable-dev-shm-usage');
  return flags;
}

/** A container's default of 64 MB crashes renderers. */
function hasLittleSharedMemory() {
  try {
    const { bsize, blocks } = fs.statfsSync('/dev/shm');
    return process.platform === 'linux' && bsize * blocks < smallestSharedMemory;
  } catch {
    return false;
  }
}
