import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './log.mjs';

const heartbeatMs = 5_000;
const staleMs = 60_000;

/**
 * Runs `work` while no other process on this machine holds the same lock. A lock whose owner has died, or has
 * not stirred for a minute, is taken over.
 * @template T
 * @param {{folder: string, what: string}} lock the lock's folder, and what its holder is doing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ folder, what }, work) {
  await acquire(folder, what);
  const heartbeat = setInterval(() => touch(folder), heartbeatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function acquire(folder, what) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  let hasSaid = false;
  while (!tryAcquire(folder)) {
    if (isAbandoned(folder)) {
      takeAway(folder);
      continue;
    }
    if (!hasSaid) say(`another process is already ${what}; waiting for it`);
    hasSaid = true;
    await sleep(300);
  }
}

function tryAcquire(folder) {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  fs.writeFileSync(
    path.join(folder, 'owner.json'),
    JSON.stringify({ pid: process.pid, host: os.hostname() }),
  );
  return true;
}

function isAbandoned(folder) {
  try {
    if (Date.now() - fs.statSync(folder).mtimeMs > staleMs) return true;
    const owner = JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8'));
    return owner.host === os.hostname() && !isAlive(owner.pid);
  } catch {
    // The owner is between creating the folder and signing it, or has just let go: look again.
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renaming first means that of two processes taking over, one fails harmlessly. */
function takeAway(folder) {
  const aside = `${folder}.abandoned-${process.pid}-${Date.now()}`;
  try {
    fs.renameSync(folder, aside);
    fs.rmSync(aside, { recursive: true, force: true });
  } catch {
    // Someone else was quicker.
  }
}

function touch(folder) {
  try {
    const now = new Date();
    fs.utimesSync(folder, now, now);
  } catch {
    // Taken away while this process slept (a suspended laptop): the work goes on into its own staging folder.
  }
}
