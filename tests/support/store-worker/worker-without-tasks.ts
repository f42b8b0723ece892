import { workerData } from 'node:worker_threads';
import { runStoreWorker } from '../../../src/main/store/worker.ts';
import { testHandlers } from './handlers.ts';

/** A worker whose tasks beside the lanes end for want of memory, say. */
const { role } = workerData as { readonly role: string };
if (role === 'task') throw new RangeError('No memory for another worker');
runStoreWorker(testHandlers);
