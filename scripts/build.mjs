// node scripts/build.mjs: builds the application into out/.
import { buildApp } from './lib/build.mjs';
import { runScript } from './lib/log.mjs';

await runScript(buildApp);
