import { handlers } from './handlers.ts';
import { runStoreWorker } from './store/worker.ts';

/** The store's worker threads start here; what each is for is in its workerData. */
runStoreWorker(handlers);
