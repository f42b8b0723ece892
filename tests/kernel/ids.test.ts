import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, pageOf, TOP, writeCursor } from '../../src/contract/kernel/cursor.ts';
import { UID_PATTERN, uuidV7 } from '../../src/contract/kernel/ids.ts';

it('uuidV7 carries the instant, version and variant', () => {
  const uid = uuidV7(0x0199_0000_abcd, new Uint8Array(10).fill(0xff));
  expect(uid).toBe('01990000-abcd-7fff-bfff-ffffffffffff');
  expect(uuidV7(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000');
  expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
});

it('uuidV7 is always canonical, and later ones sort later', () => {
  const random = fc.uint8Array({ minLength: 10, maxLength: 16 });
  fc.assert(
    fc.property(fc.nat(4e12), fc.integer({ min: 1, max: 1e9 }), random, (at, later, bytes) => {
      const uid = uuidV7(at, bytes);
      expect(uid).toMatch(UID_PATTERN);
      expect(uid < uuidV7(at + later, new Uint8Array(10))).toBe(true);
    }),
  );
});

it('a cursor comes back as the place it was; anything else is the top', () => {
  fc.assert(
    fc.property(fc.nat(4e12), fc.nat(4e9), (at, id) => {
      expect(readCursor(writeCursor({ at, id }))).toEqual({ at, id });
    }),
  );
  for (const odd of [undefined, '', 'x', '1', '1.2.3', "1.1'; DROP", '9999999999999999.1']) {
    expect(readCursor(odd)).toEqual(TOP);
  }
});

it('a page names the next one only when there are more rows', () => {
  const rows = [3, 2, 1].map((id) => ({ at: id * 10, id }));
  expect(pageOf(rows, 2, (row) => row)).toEqual({ rows: rows.slice(0, 2), nextCursor: '20.2' });
  expect(pageOf(rows, 3, (row) => row)).toEqual({ rows, nextCursor: null });
  expect(pageOf([], 3, () => TOP)).toEqual({ rows: [], nextCursor: null });
});
