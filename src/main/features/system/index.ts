import { foundShop } from './commands/found-shop.ts';

/** Steps of a new store. */
export const systemInternal = {
  queries: {},
  commands: { 'system.foundShop': foundShop },
} as const;
