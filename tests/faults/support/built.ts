import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const OUT = fileURLToPath(new URL('../../../node_modules/.cache/guitai-faults/', import.meta.url));

/** Programs of this folder in one file each: they start in a fifth of the time. */
export interface BuiltPrograms {
  readonly poolSeller: string;
  readonly directSeller: string;
  /** The worker of a till whose counter is stocked by `counter.ts`. */
  readonly counterWorker: URL;
  /** Removes them again. */
  remove(): void;
}

/** Builds what the sellers need, as the product's own build does: bundled, SQLite left outside. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  const outDir = join(OUT, String(process.pid));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          'pool-seller': join(HERE, 'pool-seller.ts'),
          'direct-seller': join(HERE, 'direct-seller.ts'),
          'counter-worker': join(HERE, 'counter-worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return {
    poolSeller: join(outDir, 'pool-seller.js'),
    directSeller: join(outDir, 'direct-seller.js'),
    counterWorker: pathToFileURL(join(outDir, 'counter-worker.js')),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
