import { useEffect, useState } from 'react';

/** True once `isWaiting` has lasted 300 ms: what is quicker needs no spinner. */
export function useDelayed(isWaiting: boolean, delayMs = 300): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) {
      setIsLong(false);
      return undefined;
    }
    const timer = setTimeout(() => setIsLong(true), delayMs);
    return () => clearTimeout(timer);
  }, [isWaiting, delayMs]);
  return isWaiting && isLong;
}

/** The clock, ticking each second while `isRunning`: for countdowns. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
