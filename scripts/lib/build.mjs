import fs from 'node:fs';
import path from 'node:path';
import { runForeground } from './child.mjs';
import { ActionableError, say } from './log.mjs';
import { fromRoot, withProjectBin } from './paths.mjs';
import { npmTool } from './tools.mjs';

const stamp = fromRoot('out/.built');
const sources = [
  'src',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds main, preload and renderer into out/. */
export async function buildApp() {
  const startedAt = new Date();
  const { command, args } = npmTool('electron-vite');
  const code = await runForeground({
    command,
    args: [...args, 'build'],
    env: withProjectBin(process.env),
  });
  if (code !== 0) throw new ActionableError('The build failed; its messages are above.');
  fs.writeFileSync(stamp, '');
  // A file saved while the build ran may have missed it.
  fs.utimesSync(stamp, startedAt, startedAt);
}

/** Builds unless out/ is newer than everything it is made of. */
export async function buildIfStale() {
  if (isUpToDate()) return;
  say('building');
  await buildApp();
}

function isUpToDate() {
  try {
    const builtAtMs = fs.statSync(stamp).mtimeMs;
    return (
      fs.existsSync(fromRoot('out/main/index.js')) &&
      sources.every((source) => newestMs(fromRoot(source)) <= builtAtMs)
    );
  } catch {
    return false;
  }
}

/** Folders count too: their time changes when a file in them is removed. */
function newestMs(file) {
  if (!fs.existsSync(file)) return 0;
  const stats = fs.statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    stats.mtimeMs,
    ...fs.readdirSync(file).map((name) => newestMs(path.join(file, name))),
  );
}
