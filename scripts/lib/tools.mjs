import fs from 'node:fs';
import path from 'node:path';
import { ActionableError } from './log.mjs';
import { fromRoot, installedVersion, projectRoot } from './paths.mjs';

const oldestNode = [22, 14];

/**
 * The Node that runs the project's tools: the pinned one out of node_modules where npm installed it,
 * otherwise the one running this script, if it is new enough for better-sqlite3's prebuilt binary.
 * @returns {string} path of the executable
 */
export function toolNode() {
  const pinned = pinnedNode();
  if (pinned) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (isNewEnough) return process.execPath;
  if (!installedVersion('electron-vite')) throw notInstalled('The project');
  throw new ActionableError(
    `Node ${process.versions.node} is too old for Guitai's tools, and npm did not install the pinned Node 24.\n` +
      `Run "npm ci" without --omit=optional, or install Node ${oldestNode.join('.')} or newer (24 is best) and try again.`,
  );
}

function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = fromRoot(`node_modules/node-${platform}-${process.arch}/bin/${executable}`);
  return fs.existsSync(file) ? file : null;
}

/**
 * How to start a command of an npm package on every platform, without a shell in between.
 * @param {string} packageName
 * @param {string} [binName] the package's own name when left out
 * @returns {{command: string, args: string[]}}
 */
export function npmTool(packageName, binName = packageName) {
  const folder = fromRoot(`node_modules/${packageName}`);
  const manifest = path.join(folder, 'package.json');
  if (!fs.existsSync(manifest)) throw notInstalled(packageName);
  const { bin } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const script = typeof bin === 'string' ? bin : bin?.[binName];
  if (!script) throw new Error(`${packageName} has no command named ${binName}`);
  return { command: toolNode(), args: [path.join(folder, script)] };
}

function notInstalled(what) {
  return new ActionableError(`${what} is not installed. Run "npm ci" in ${projectRoot} first.`);
}
