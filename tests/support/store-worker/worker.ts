import { runStoreWorker } from '../../../src/main/store/worker.ts';
import { testHandlers } from './handlers.ts';

runStoreWorker(testHandlers);
