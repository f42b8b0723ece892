import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../support/bundle.ts';

/** Programs of this folder in one file each. */
export interface BuiltPrograms {
  readonly poolSeller: string;
  readonly directSeller: string;
  /** The worker of a till whose counter is stocked by `counter.ts`. */
  readonly counterWorker: URL;
}

export async function buildPrograms(): Promise<BuiltPrograms> {
  const folder = await bundle({
    'pool-seller': join(import.meta.dirname, 'pool-seller.ts'),
    'direct-seller': join(import.meta.dirname, 'direct-seller.ts'),
    'counter-worker': join(import.meta.dirname, 'counter-worker.ts'),
  });
  return {
    poolSeller: join(folder, 'pool-seller.js'),
    directSeller: join(folder, 'direct-seller.js'),
    counterWorker: pathToFileURL(join(folder, 'counter-worker.js')),
  };
}
