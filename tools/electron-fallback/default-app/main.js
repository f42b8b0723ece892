// What a stock Electron does with `electron [-r MODULE] FOLDER`: run the application in that folder as its own.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { app } from 'electron/main';

const { modules, entry, isVersionAsked } = parse(process.argv.slice(1));

if (isVersionAsked) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (!entry) {
  console.error('Name the folder of the application to run.');
  process.exit(1);
}
process.defaultApp = true;
if (modules.length > 0) Module._preloadModules(modules);
await runApplication(path.resolve(entry));

function parse(args) {
  const found = { modules: [], entry: undefined, isVersionAsked: false };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '-r' || arg === '--require') found.modules.push(args[(at += 1)]);
    else if (arg === '-v' || arg === '--version') found.isVersionAsked = true;
    else if (!arg.startsWith('-')) return { ...found, entry: arg };
  }
  return found;
}

async function runApplication(target) {
  const manifest = path.join(target, 'package.json');
  if (fs.existsSync(manifest)) describe(JSON.parse(fs.readFileSync(manifest, 'utf8')));
  try {
    const script = createRequire(import.meta.url).resolve(target);
    app.setAppPath(fs.existsSync(manifest) ? target : path.dirname(script));
    await import(pathToFileURL(script).href);
  } catch (error) {
    console.error(`Cannot start the application in ${target}`);
    console.error(error);
    app.exit(1);
  }
}

function describe({ version, productName, name, desktopName, v8Flags }) {
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  app.setDesktopName(desktopName || `${app.name}.desktop`);
  if (v8Flags) v8.setFlagsFromString(v8Flags);
}
