import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type CreateStoreOptions } from '../../src/main/store/manage-stores.ts';
import {
  openStore,
  type OpenResult,
  type OpenStoreOptions,
  type Store,
} from '../../src/main/store/pool.ts';
import { storePaths, type StorePaths } from '../../src/main/store/store-paths.ts';
import { madeOnce } from './made-once.ts';
import { testHandlers, type TestInternal } from './store-worker/handlers.ts';
import { TEST_TILL } from './till-fields.ts';

/** The worker of the tests, with the small handlers of `store-worker/handlers.ts`. */
export const TEST_WORKER = new URL('./store-worker/worker.ts', import.meta.url);

/** A user data folder that goes away with the test. */
export interface TempTill {
  readonly folder: string;
  readonly paths: StorePaths;
  /**
   * Makes the store with what `test.sell` needs. Without options a fresh till gets a copy of one
   * that was made before: whoever tests the making itself passes options, `{}` at the least.
   */
  create(options?: Partial<CreateStoreOptions>): Promise<void>;
  open(options?: Partial<OpenStoreOptions<TestInternal>>): Promise<OpenResult<TestInternal>>;
  /** Opens a store that must open. */
  store(options?: Partial<OpenStoreOptions<TestInternal>>): Promise<Store<TestInternal>>;
  /** Closes what is open. */
  close(): Promise<void>;
  /** Closes what is open and removes the folder. */
  remove(): Promise<void>;
}

async function make(paths: StorePaths, options: Partial<CreateStoreOptions>): Promise<void> {
  const made = await createStore({
    paths,
    workerUrl: TEST_WORKER,
    till: TEST_TILL,
    createdAt: Date.now(),
    steps: [{ name: 'test.basics', input: null }],
    ...options,
  });
  if (!made.ok) throw new Error(`${made.problem}: ${made.detail}`);
}

const copyOfPlainTill = madeOnce((folder) => make(storePaths(folder), {}));

/** A till in a new temp folder, or in `folder`. */
export function tempTill(folder = mkdtempSync(join(tmpdir(), 'guitai-till-'))): TempTill {
  const paths = storePaths(folder);
  const opened: Store<TestInternal>[] = [];
  const open: TempTill['open'] = async (options) => {
    const result = await openStore({
      paths,
      workerUrl: TEST_WORKER,
      internal: testHandlers.internal,
      backgroundCheckAfterMs: null,
      ...options,
    });
    if (result.ok) opened.push(result.store);
    return result;
  };
  const close = async () => {
    for (const store of opened.splice(0)) await store.close();
  };
  return {
    folder,
    paths,
    open,
    async create(options) {
      const isFresh = readdirSync(folder).length === 0;
      await (options === undefined && isFresh
        ? copyOfPlainTill(folder)
        : make(paths, options ?? {}));
    },
    async store(options) {
      const result = await open(options);
      if (!result.ok) throw new Error(`${result.problem}: ${result.detail}`);
      return result.store;
    },
    close,
    async remove() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
