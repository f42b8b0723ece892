// node scripts/setup-system.mjs --for run|test|binding
// Makes sure that the system packages for that purpose are there (scripts/lib/system-packages.mjs).
import { ActionableError, runScript } from './lib/log.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';

await runScript(async () => {
  const [flag = '--for', purpose = 'run'] = process.argv.slice(2);
  if (flag !== '--for' || !['run', 'test', 'binding'].includes(purpose)) {
    throw new ActionableError('Usage: setup-system.mjs [--for run|test|binding]');
  }
  await ensureSystemPackages(purpose);
});
