import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';

/**
 * What lies over what. A screen is layer 0; each dialog, when it opens, lies over all that are
 * open. Shortcuts and scans go to the layer on top.
 */
const open = new Set<number>();
const listeners = new Set<() => void>();
let next = 1;

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The layer on top at this moment. */
export function topLayer(): number {
  return Math.max(0, ...open);
}

/** The layer that surrounds a component. */
export const LayerContext = createContext(0);

/** Opens a layer as long as the component is mounted and tells its number. */
export function useNewLayer(): number {
  const [layer] = useState(() => {
    next += 1;
    return next;
  });
  useEffect(() => {
    open.add(layer);
    announce();
    return () => {
      open.delete(layer);
      announce();
    };
  }, [layer]);
  return layer;
}

/** The layer of this component, and whether nothing lies over it. */
export function useLayer(): { readonly layer: number; readonly isOnTop: boolean } {
  const layer = useContext(LayerContext);
  const top = useSyncExternalStore(subscribe, topLayer);
  return { layer, isOnTop: layer >= top };
}
