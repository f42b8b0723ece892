import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');
/** Inside the checkout, so that better-sqlite3 is found from there. */
const KEPT = path.join(ROOT, 'node_modules/.cache/guitai-tests');
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Bundles programs, one file each, as the product's own build does, SQLite left outside: they start
 * in a fraction of the time that Node needs for a hundred TypeScript modules, which counts where a
 * test starts dozens. The folder is named for what is in it: the next run finds it, and what Node
 * has compiled of it. Returns the folder; its files are `NAME.js`.
 */
export async function bundle(input: Readonly<Record<string, string>>): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      write: false,
      target: 'node22',
      minify: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('Not one bundle');
  const files = built.output.flatMap((file) =>
    file.type === 'chunk' ? [{ name: file.fileName, code: file.code }] : [],
  );
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const folder = path.join(KEPT, hash);
  mkdirSync(KEPT, { recursive: true });
  if (!existsSync(folder)) write(folder, files);
  removeOld();
  return folder;
}

/** All or nothing: other test files may be waiting for the same programs. */
function write(folder: string, files: readonly { readonly name: string; readonly code: string }[]) {
  const fresh = mkdtempSync(`${folder}-`);
  for (const { name, code } of files) {
    mkdirSync(path.dirname(path.join(fresh, name)), { recursive: true });
    writeFileSync(path.join(fresh, name), code);
  }
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

function removeOld(): void {
  for (const name of readdirSync(KEPT)) {
    const folder = path.join(KEPT, name);
    const madeAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - madeAt > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}
