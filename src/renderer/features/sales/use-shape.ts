import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/**
 * How the counter is laid out: `wide` with a column for the member, `medium` with a bar for them
 * over the basket, `narrow` (a small window, or 200 % zoom) one below the other.
 */
export type CounterShape = 'wide' | 'medium' | 'narrow';

const WIDE_PX = 1240;
const MEDIUM_PX = 760;

function shapeOf(width: number): CounterShape {
  if (width >= WIDE_PX) return 'wide';
  return width >= MEDIUM_PX ? 'medium' : 'narrow';
}

/** The shape that fits the place: the virtual devices may stand beside it. */
export function useShape(place: RefObject<HTMLElement | null>): CounterShape {
  const [shape, setShape] = useState(() => shapeOf(globalThis.innerWidth));
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setShape(shapeOf(element.offsetWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return shape;
}
