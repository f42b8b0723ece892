// node scripts/electron-runtime.mjs [--xvfb] -- COMMAND [ARGUMENT…]
// Runs a command with an Electron for this machine in its environment (scripts/lib/electron-runtime.mjs); with --xvfb
// on a virtual screen where there is no real one. Without a command it prints what it found.
import { runForeground } from './lib/child.mjs';
import { resolveElectronRuntime } from './lib/electron-runtime.mjs';
import { ActionableError, runScript } from './lib/log.mjs';
import { withProjectBin } from './lib/paths.mjs';
import { hasDisplay } from './lib/system-packages.mjs';
import { npmTool } from './lib/tools.mjs';
import { withXvfb } from './lib/xvfb.mjs';

/** Commands of npm packages, started without the shell that Windows would need for them. */
const packageOfCommand = {
  'electron-vite': 'electron-vite',
  playwright: '@playwright/test',
  vitest: 'vitest',
  'electron-builder': 'electron-builder',
};

await runScript(async () => {
  const { isXvfbWanted, command, args } = parse(process.argv.slice(2));
  const runtime = await resolveElectronRuntime();
  if (!command) {
    process.stdout.write(`${JSON.stringify(runtime, null, 2)}\n`);
    return 0;
  }
  const run = (screen) =>
    runForeground({
      ...toolOf(command, args),
      env: withProjectBin({ ...process.env, ...runtime.env, ...screen }),
    });
  return isXvfbWanted && !hasDisplay() ? withXvfb(run) : run({});
});

function parse(argv) {
  const at = argv.indexOf('--');
  const options = at < 0 ? argv : argv.slice(0, at);
  const unknown = options.find((option) => option !== '--xvfb');
  if (unknown)
    throw new ActionableError(
      `Unknown option ${unknown}. Usage: electron-runtime.mjs [--xvfb] -- COMMAND [ARGUMENT…]`,
    );
  const [command, ...args] = at < 0 ? [] : argv.slice(at + 1);
  return { isXvfbWanted: options.includes('--xvfb'), command, args };
}

function toolOf(command, args) {
  const packageName = packageOfCommand[command];
  if (!packageName) return { command, args };
  const tool = npmTool(packageName, command);
  return { command: tool.command, args: [...tool.args, ...args] };
}
