import type { Draft } from '../../../../contract/sales.ts';
import type { SaleStore } from './sale-store.ts';
import { draftOf } from './sale-content.ts';

/** How the till keeps and gives back drafts; `false` and `undefined` mean that it could not. */
export interface DraftShelf {
  readonly load: () => Promise<Draft | null | undefined>;
  readonly save: (draft: Draft | null) => Promise<boolean>;
}

export interface DraftKeeper {
  /**
   * Brings the kept draft onto the screen, once; until that has worked nothing is saved, and it is
   * tried again by itself.
   */
  readonly restore: () => Promise<void>;
  /** Saves now what is not saved yet: before a payment, a lock, a reload. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

const SAVE_AFTER_MS = 300;
const RETRY_AFTER_MS = 2000;

/**
 * Keeps the sale in the store while it grows, a moment after each change, one save at a time and
 * always the newest state, so that lock, crash and power loss take nothing.
 */
export function keepDraft(store: SaleStore, shelf: DraftShelf): DraftKeeper {
  let hasRestored = false;
  let restoring: Promise<void> | null = null;
  let isWanted = false;
  let saved = 'null';
  let saving: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  async function saveOnce(): Promise<void> {
    const draft = draftOf(store.get());
    const text = JSON.stringify(draft);
    if (text === saved) return;
    if (await shelf.save(draft)) saved = text;
    else later(RETRY_AFTER_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (!hasRestored && isWanted) await restore();
    if (!hasRestored) return;
    await saving;
    saving ??= saveOnce().finally(() => {
      saving = null;
    });
    await saving;
  }

  async function load(): Promise<void> {
    const draft = await shelf.load();
    if (draft === undefined) {
      later(RETRY_AFTER_MS);
      return;
    }
    hasRestored = true;
    const wasEmpty = draftOf(store.get()) === null;
    if (draft !== null) store.dispatch({ type: 'draftRestored', draft });
    // A sale begun before the answer came is newer than what was kept.
    saved = wasEmpty ? JSON.stringify(draftOf(store.get())) : JSON.stringify(draft);
    later(SAVE_AFTER_MS);
  }

  function restore(): Promise<void> {
    isWanted = true;
    if (hasRestored) return Promise.resolve();
    restoring ??= load().finally(() => {
      restoring = null;
    });
    return restoring;
  }

  const unsubscribe = store.subscribe(() => later(SAVE_AFTER_MS));
  return {
    restore,
    flush,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
