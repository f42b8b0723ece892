import { useSyncExternalStore } from 'react';

export type NoticeTone = 'ok' | 'info' | 'warn' | 'danger';

/** A short word to the person, gone by itself unless it is a failure. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: NoticeTone;
  readonly action?: { readonly label: string; readonly run: () => void };
}

let current: Notice | null = null;
let spoken = '';
let lastId = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows and announces a notice; it replaces the one before. */
export function notify(notice: Omit<Notice, 'id'>): void {
  lastId += 1;
  current = { ...notice, id: lastId };
  tell();
}

/** Takes the notice away. */
export function dismissNotice(): void {
  current = null;
  tell();
}

/** Says something to readers of the screen only, such as how many hits there are. */
export function announce(text: string): void {
  // The same words twice are said twice: a changed invisible end makes them new.
  spoken = spoken === text ? `${text}\u00a0` : text;
  tell();
}

/** The notice of the moment. */
export function useNotice(): Notice | null {
  return useSyncExternalStore(subscribe, () => current);
}

/** The words of the moment for readers of the screen. */
export function useAnnouncement(): string {
  return useSyncExternalStore(subscribe, () => spoken);
}
