// node scripts/dev.mjs [ARGUMENT…]: the application with live reload. Arguments go to electron-vite dev.
import { runForeground } from './lib/child.mjs';
import { canSandbox } from './lib/electron-flags.mjs';
import { resolveElectronRuntime } from './lib/electron-runtime.mjs';
import { runScript, say } from './lib/log.mjs';
import { withProjectBin } from './lib/paths.mjs';
import { ensureSystemPackages, hasDisplay } from './lib/system-packages.mjs';
import { npmTool } from './lib/tools.mjs';
import { withXvfb } from './lib/xvfb.mjs';

await runScript(async () => {
  const { command, args } = npmTool('electron-vite');
  await ensureSystemPackages('run');
  const runtime = await resolveElectronRuntime();
  const sandbox = canSandbox() ? {} : { NO_SANDBOX: '1' };
  const run = (screen) =>
    runForeground({
      command,
      args: [...args, 'dev', ...process.argv.slice(2)],
      env: withProjectBin({ ...process.env, ...runtime.env, ...sandbox, ...screen }),
    });
  if (hasDisplay()) return run({});
  say(
    'there is no screen here: opening the window on a virtual one (set REMOTE_DEBUGGING_PORT to look at it)',
  );
  return withXvfb(run);
});
