import { runStoreWorker } from '../../../src/main/store/worker.ts';
import { counterHandlers } from './counter.ts';

runStoreWorker(counterHandlers);
