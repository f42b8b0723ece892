import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import type { TKey } from '../i18n/types.ts';
import { isImeKey } from './keys.ts';
import { useLayer } from './layers.ts';

/** Under which heading the help sheet and the palette show an action. */
export type ActionGroup = 'counter' | 'member' | 'screens' | 'till' | 'look';

/** Something a person can do here, by key, from the palette, and by the button beside it. */
export interface Action {
  /** Unique, `feature.verb`. */
  readonly id: string;
  readonly label: TKey;
  readonly group: ActionGroup;
  /** As react-hotkeys-hook writes it: `f9`, `ctrl+k`, `alt+1`. */
  readonly keys?: string;
  readonly run: () => void;
  readonly isEnabled?: boolean;
  /** Works over dialogs as well; else only while nothing lies over the screen. */
  readonly isGlobal?: boolean;
  /** Shown in the help sheet but not in the palette (keys that make sense in place only). */
  readonly isHelpOnly?: boolean;
}

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(updated: readonly Action[]): void {
  actions = updated;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every action of the screens that are mounted, for the palette and the help sheet. */
export function useActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => actions);
}

/**
 * Offers an action as long as the component is mounted: its key works in inputs too, never
 * while an input method composes, and it is listed in the palette (Ctrl+K) and help (F1).
 */
export function useAction(action: Action): void {
  const { isOnTop } = useLayer();
  const isEnabled = action.isEnabled ?? true;
  const isGlobal = action.isGlobal ?? false;
  const isHelpOnly = action.isHelpOnly ?? false;
  const run = useEffectEvent(() => action.run());
  const { id, label, group, keys } = action;

  useEffect(() => {
    const listed: Action = {
      id,
      label,
      group,
      ...(keys === undefined ? {} : { keys }),
      run: () => run(),
      isEnabled,
      isGlobal,
      isHelpOnly,
    };
    change([...actions.filter((other) => other.id !== id), listed]);
    return () => change(actions.filter((other) => other !== listed));
  }, [id, label, group, keys, isEnabled, isGlobal, isHelpOnly]);

  useHotkeys(
    keys ?? [],
    (event) => {
      if (!event.repeat) action.run();
    },
    {
      enabled: keys !== undefined && isEnabled && (isGlobal || isOnTop),
      enableOnFormTags: true,
      enableOnContentEditable: true,
      preventDefault: true,
      ignoreEventWhen: isImeKey,
    },
  );
}
