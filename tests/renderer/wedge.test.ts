import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEDGE_GAP_MS, WEDGE_MIN_LENGTH, WedgeDetector } from '../../src/renderer/lib/wedge.ts';
import type { WedgeVerdict } from '../../src/renderer/lib/wedge.ts';

/** Presses keys `gapMs` apart and tells the last verdict and what reached the field. */
function press(detector: WedgeDetector, keys: readonly string[], gapMs: number, startAt = 1000) {
  let field = '';
  let last: WedgeVerdict = { kind: 'pass', isFirst: false };
  for (const [index, key] of keys.entries()) {
    last = detector.feed({ key, at: startAt + index * gapMs, isOther: false });
    if (last.kind === 'pass') field += detector.takeHeld() + (key.length === 1 ? key : '');
  }
  return { last, field };
}

const scanned = fc.array(fc.constantFrom(...'0123456789ABCXYZ-'), {
  minLength: WEDGE_MIN_LENGTH,
  maxLength: 60,
});

describe('a keyboard-wedge scanner', () => {
  it('is told by its speed and its Enter, whatever it sends', () => {
    fc.assert(
      fc.property(scanned, fc.integer({ min: 0, max: WEDGE_GAP_MS }), (keys, gapMs) => {
        const { last } = press(new WedgeDetector(), [...keys, 'Enter'], gapMs);
        expect(last).toEqual({ kind: 'scan', code: keys.join('') });
      }),
    );
  });

  it('leaves at most its first character in the field, for the owner to take back', () => {
    const { field } = press(new WedgeDetector(), [...'6901234567892', 'Enter'], 5);
    expect(field).toBe('6');
  });

  it('may end with Tab', () => {
    const { last } = press(new WedgeDetector(), [...'8800123450', 'Tab'], 3);
    expect(last).toEqual({ kind: 'scan', code: '8800123450' });
  });

  it('sends capitals with Shift between them', () => {
    const keys = ['Shift', 'S', '0', '1', '-', 'Shift', 'T', '0', '3', 'Enter'];
    expect(press(new WedgeDetector(), keys, 4).last).toEqual({ kind: 'scan', code: 'S01-T03' });
  });

  it('reads the same code twice in a row as two scans', () => {
    const detector = new WedgeDetector();
    press(detector, [...'12345', 'Enter'], 5);
    expect(press(detector, [...'12345', 'Enter'], 5, 2000).last.kind).toBe('scan');
  });
});

describe('a person', () => {
  it('is never taken for a scanner, and loses no key', () => {
    fc.assert(
      fc.property(scanned, fc.integer({ min: WEDGE_GAP_MS + 1, max: 900 }), (keys, gapMs) => {
        const { last, field } = press(new WedgeDetector(), [...keys, 'Enter'], gapMs);
        expect(last.kind).toBe('pass');
        expect(field).toBe(keys.join(''));
      }),
    );
  });

  it('may press a few keys at once: what was held back is given back', () => {
    const detector = new WedgeDetector();
    const burst = press(detector, [...'abc'], 10);
    expect(detector.isHolding).toBe(true);
    expect(burst.field + detector.takeHeld()).toBe('abc');
    expect(detector.isHolding).toBe(false);
  });

  it('may press Enter right after four fast keys', () => {
    expect(press(new WedgeDetector(), [...'5678', 'Enter'], 20).last.kind).toBe('pass');
  });

  it('may press Enter late after a fast burst', () => {
    const detector = new WedgeDetector();
    press(detector, [...'123456'], 10);
    expect(detector.feed({ key: 'Enter', at: 5000, isOther: false }).kind).toBe('pass');
  });
});

describe('keys that are nobody’s text', () => {
  it('held keys, shortcuts and input methods begin anew', () => {
    const detector = new WedgeDetector();
    for (let at = 0; at < 200; at += 20) {
      expect(detector.feed({ key: 'a', at, isOther: true }).kind).toBe('pass');
    }
    expect(detector.feed({ key: 'Enter', at: 210, isOther: false }).kind).toBe('pass');
  });
});
