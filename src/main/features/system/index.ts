import { foundShop } from './commands/found-shop.ts';
import { buildSampleShop } from './sample-shop/build-sample-shop.ts';

/** Steps of a new store. */
export const systemInternal = {
  queries: {},
  commands: { 'system.foundShop': foundShop },
} as const;

/** What fills a new store, by name. */
export const systemBuilders = { 'system.sampleShop': buildSampleShop } as const;
