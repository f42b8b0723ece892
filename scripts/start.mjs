// node scripts/start.mjs [ARGUMENT…]: everything between a fresh checkout and the open window.
import fs from 'node:fs';
import { buildIfStale } from './lib/build.mjs';
import { runForeground } from './lib/child.mjs';
import { electronFlags } from './lib/electron-flags.mjs';
import { resolveElectronRuntime } from './lib/electron-runtime.mjs';
import { ActionableError, runScript, say } from './lib/log.mjs';
import { fromRoot, withProjectBin } from './lib/paths.mjs';
import { ensureSystemPackages, hasDisplay } from './lib/system-packages.mjs';
import { toolNode } from './lib/tools.mjs';
import { withXvfb } from './lib/xvfb.mjs';

await runScript(async () => {
  const node = toolNode();
  await ensureSystemPackages('run');
  const runtime = await resolveElectronRuntime();
  await buildIfStale();
  const env = withProjectBin({ ...process.env, ...runtime.env });
  return hasDisplay() ? openWindow(runtime, env) : runDemo(node, env);
});

function openWindow(runtime, env) {
  const flags = electronFlags();
  if (flags.includes('--no-sandbox'))
    say('this account cannot use the browser sandbox: starting without it');
  return runForeground({
    command: runtime.bin,
    args: ['.', ...flags, ...process.argv.slice(2)],
    env,
  });
}

function runDemo(node, env) {
  say(
    'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo on a virtual one',
  );
  const script = fromRoot('scripts/demo.mjs');
  if (!fs.existsSync(script))
    throw new ActionableError(
      'This checkout has no demo (scripts/demo.mjs). Start it where there is a screen.',
    );
  return withXvfb((screen) =>
    runForeground({
      command: node,
      args: [script, ...process.argv.slice(2)],
      env: { ...env, ...screen },
    }),
  );
}
