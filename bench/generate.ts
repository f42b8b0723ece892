// node bench/generate.ts FOLDER SIZE: builds a store for the benches (bench/lib/stores.ts starts it).
import { generateStore } from './store/generate.ts';
import { isSizeName, SIZES } from './store/sizes.ts';

const [folder, size] = process.argv.slice(2);
if (folder === undefined || size === undefined || !isSizeName(size)) {
  throw new Error('node bench/generate.ts FOLDER small|medium|large');
}
generateStore(folder, SIZES[size]);
