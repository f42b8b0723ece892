import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * The store's worker bundled into one file, as the app has it: it starts in a fraction of the
 * time that Node needs for a hundred TypeScript modules, which counts where a test starts dozens.
 */
export async function buildStoreWorker(): Promise<{ readonly url: URL; remove(): void }> {
  const root = path.join(import.meta.dirname, '../..');
  // Inside the checkout, so that better-sqlite3 is found from there.
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(path.join(cache, 'store-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: 'src/main/store-worker.ts',
      outDir,
      target: 'node20.18',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'store-worker.js' } },
    },
  });
  return {
    url: pathToFileURL(path.join(outDir, 'store-worker.js')),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
