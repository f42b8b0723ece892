import { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../contract/index.ts';
import { EventEar } from './events.ts';
import { staleQueries } from './topics.ts';

/** Data is fresh until the till says that it changed; nothing is asked on a timer or on focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The window's subscription to the till's events. */
export const tillEvents = new EventEar(() => refetchEverything());

/** Asks for everything on the screen again. */
export function refetchEverything(): void {
  void queryClient.invalidateQueries();
}

/** Marks what `topics` changed as old; what is on the screen is asked again at once. */
export function invalidateTopics(topics: readonly string[]): void {
  const stale = staleQueries(topics);
  if (stale === null) {
    refetchEverything();
    return;
  }
  void queryClient.invalidateQueries({
    // Query keys of this window start with the call's name (see use-till).
    predicate: ({ queryKey }) => stale.has(queryKey[0] as CallName),
  });
}

/** Forgets what was read for the person who was signed in: members, sales, receipts. */
export function forgetAnswers(): void {
  queryClient.removeQueries({
    predicate: ({ queryKey }) => !/^(system|staff)\./.test(String(queryKey[0])),
  });
}

/** Starts listening to the till; call once. */
export function connectEvents(): void {
  window.till?.on((event) => tillEvents.receive(event));
  tillEvents.on('data.changed', ({ topics }) => invalidateTopics(topics));
  tillEvents.on('device.status', () => invalidateTopics(['devices', 'health']));
  tillEvents.on('session.changed', () => invalidateTopics(['system', 'staff']));
  tillEvents.on('store.state', () => refetchEverything());
}
