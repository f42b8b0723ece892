import fs from 'node:fs';
import path from 'node:path';
import { ActionableError } from './log.mjs';

/**
 * How to start npm: the very npm that is running this script where there is one, otherwise the one on the PATH.
 * @returns {{command: string, args: string[]}}
 */
export function npmCommand() {
  const script = [process.env.npm_execpath, ...npmScriptsBesideNode()].find(
    (file) => file && /npm-cli\.[cm]?js$/.test(file) && fs.existsSync(file),
  );
  if (script) return { command: process.execPath, args: [script] };
  if (process.platform !== 'win32') return { command: 'npm', args: [] };
  throw new ActionableError(
    'Cannot find npm. Start this through "npm run", or install Node with npm.',
  );
}

function npmScriptsBesideNode() {
  const folder = path.dirname(process.execPath);
  return [
    path.join(folder, 'node_modules/npm/bin/npm-cli.js'),
    path.join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
}
