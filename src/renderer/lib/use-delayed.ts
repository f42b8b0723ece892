import { useEffect, useState, useSyncExternalStore } from 'react';

/** True once `isWaiting` has lasted 300 ms: what is quicker needs no spinner. */
export function useDelayed(isWaiting: boolean, delayMs = 300): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setIsLong(true), delayMs);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isWaiting, delayMs]);
  return isWaiting && isLong;
}

const TICK_MS = 250;

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
}

function stand(): () => void {
  return () => {};
}

/** The clock in steps of a quarter of a second, ticking while `isRunning`: for countdowns. */
export function useNow(isRunning: boolean): number {
  return useSyncExternalStore(
    isRunning ? tick : stand,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
  );
}
