// node scripts/demo.mjs: plays a sale in the real window, on virtual devices, and leaves pictures in demo-out/.
import { buildIfStale } from './lib/build.mjs';
import { runForeground } from './lib/child.mjs';
import { resolveElectronRuntime } from './lib/electron-runtime.mjs';
import { runScript } from './lib/log.mjs';
import { fromRoot, withProjectBin } from './lib/paths.mjs';
import { ensureSystemPackages, hasDisplay } from './lib/system-packages.mjs';
import { toolNode } from './lib/tools.mjs';
import { withXvfb } from './lib/xvfb.mjs';

await runScript(async () => {
  const node = toolNode();
  await ensureSystemPackages('run');
  const runtime = await resolveElectronRuntime();
  await buildIfStale();
  const play = (screen) =>
    runForeground({
      command: node,
      args: [fromRoot('tests/demo/play-demo.ts'), ...process.argv.slice(2)],
      env: withProjectBin({ ...process.env, ...runtime.env, ...screen }),
    });
  return hasDisplay() ? play({}) : withXvfb(play);
});
