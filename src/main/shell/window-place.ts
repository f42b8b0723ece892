import type { WindowPlace } from './preferences.ts';

export const LEAST_WIDTH = 1024;
export const LEAST_HEIGHT = 700;
const USUAL = { width: 1440, height: 900 };
/** So much of a title bar must be on a screen for a hand to catch it. */
const GRIP = 80;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function within(size: number, least: number, most: number): number {
  return Math.max(least, Math.min(size, most));
}

/**
 * Where to open the window: where it was, if a screen is still there; else in the middle of the
 * first screen, which places it when x and y are left out.
 */
export function placeOf(
  kept: WindowPlace | null,
  screens: readonly Area[],
): { x?: number; y?: number; width: number; height: number } {
  const room = screens[0] ?? { x: 0, y: 0, ...USUAL };
  if (kept === null) {
    return {
      width: within(USUAL.width, LEAST_WIDTH, room.width),
      height: within(USUAL.height, LEAST_HEIGHT, room.height),
    };
  }
  const size = {
    width: within(kept.width, LEAST_WIDTH, 10_000),
    height: within(kept.height, LEAST_HEIGHT, 10_000),
  };
  const isReachable = screens.some(
    (screen) =>
      kept.x + size.width - GRIP > screen.x &&
      kept.x + GRIP < screen.x + screen.width &&
      kept.y >= screen.y &&
      kept.y + GRIP < screen.y + screen.height,
  );
  return isReachable ? { x: kept.x, y: kept.y, ...size } : size;
}
