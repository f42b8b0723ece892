import type { CDPSession, Page } from '@playwright/test';

interface Stroke {
  readonly key: string;
  readonly text?: string;
  readonly isRepeat?: boolean;
}

const ENTER: Stroke = { key: 'Enter', text: '\r' };

/**
 * Sends keys as a machine does, each `gapMs` after the one before by the events' own clock, and
 * without waiting for the page in between. Real input: what it does, a keyboard would do.
 */
async function sendStrokes(page: Page, strokes: readonly Stroke[], gapMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  await Promise.all(
    strokes.flatMap((stroke, index) => press(session, stroke, start + (index * gapMs) / 1000)),
  );
  await session.detach();
}

function press(session: CDPSession, stroke: Stroke, timestamp: number): Promise<unknown>[] {
  const { key, text = key, isRepeat = false } = stroke;
  const windowsVirtualKeyCode = key === 'Enter' ? 13 : key === 'Tab' ? 9 : 0;
  const same = { key, code: key, windowsVirtualKeyCode, timestamp };
  const down = { ...same, type: 'keyDown', text, autoRepeat: isRepeat } as const;
  const sent = [session.send('Input.dispatchKeyEvent', down)];
  if (!isRepeat) sent.push(session.send('Input.dispatchKeyEvent', { ...same, type: 'keyUp' }));
  return sent;
}

/** A scan by a scanner that pretends to be a keyboard: 5 ms between keys, Enter at the end. */
export function wedgeScan(page: Page, code: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
  const keys: Stroke[] = [...code].map((key) => ({ key }));
  return sendStrokes(page, [...keys, { key: end, text: end === 'Enter' ? '\r' : '\t' }], 5);
}

/** Enter ten times in 100 ms. */
export function hammerEnter(page: Page): Promise<void> {
  return sendStrokes(
    page,
    Array.from({ length: 10 }, () => ENTER),
    10,
  );
}

/** Enter held down until it repeats. */
export function holdEnter(page: Page): Promise<void> {
  const repeats = Array.from({ length: 20 }, () => ({ ...ENTER, isRepeat: true }));
  return sendStrokes(page, [ENTER, ...repeats], 30);
}
