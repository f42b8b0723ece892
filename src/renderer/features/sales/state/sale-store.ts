import { useSyncExternalStore } from 'react';
import { EMPTY_SALE } from './sale-content.ts';
import { saleReducer } from './sale-reducer.ts';
import type { SaleAction, SaleState } from './sale-types.ts';

/** The sale on the screen, and how to change it. */
export interface SaleStore {
  readonly get: () => SaleState;
  readonly dispatch: (action: SaleAction) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store with an empty sale. */
export function makeSaleStore(): SaleStore {
  let state = EMPTY_SALE;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch: (action) => {
      const next = saleReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The window's one sale: it outlives screens and the lock. */
export const saleStore = makeSaleStore();

/** The sale on the screen. */
export function useSale(): SaleState {
  return useSyncExternalStore(saleStore.subscribe, saleStore.get);
}
