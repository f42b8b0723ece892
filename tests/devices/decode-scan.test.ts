import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScan } from '../../src/main/devices/scanner/decode-scan.ts';
import { Framer, MAX_FRAME_BYTES } from '../../src/main/devices/scanner/framer.ts';

const decode = (text: string) => decodeScan(Buffer.from(text));

describe('the bytes of a scan', () => {
  it('lose their AIM prefix and nothing else', () => {
    expect(decode(']C1010690123456789210LOT\u001d17261231')).toEqual({
      aim: ']C1',
      code: '010690123456789210LOT\u001d17261231',
    });
    expect(decode(']Q3王小明')).toEqual({ aim: ']Q3', code: '王小明' });
    expect(decode('](note)')).toEqual({ aim: null, code: '](note)' });
    expect(decode(']E0')).toBe('empty');
    expect(decode('   ')).toBe('empty');
  });

  it('are no text with controls that no code has', () => {
    for (const bad of ['A\u0000B', 'A\u001bB', 'A\u0010\u0004', 'A\u007f']) {
      expect(decode(bad)).toBeNull();
    }
    expect(decodeScan(Uint8Array.of(0x80))).toBeNull();
  });
});

describe('frames', () => {
  const code = fc.string({ unit: fc.constantFrom(...'0123456789ABC]-'), minLength: 1 });

  it('are the same however the line splits the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(code, fc.constantFrom('\r', '\n', '\r\n', '\r\r\n'))),
        fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
        (scans, sizes) => {
          const bytes = Buffer.from(scans.map((scan) => scan.join('')).join(''));
          const framer = new Framer('line');
          const seen: string[] = [];
          for (let at = 0; at < bytes.length; ) {
            const size = Number(sizes.next().value);
            for (const frame of framer.push(bytes.subarray(at, at + size))) {
              if (frame.kind === 'data') seen.push(Buffer.from(frame.bytes).toString());
            }
            at += size;
          }
          expect(seen).toEqual(scans.map(([text]) => text));
        },
      ),
    );
  });

  it('of 8 KiB are kept, longer ones are noise up to the next silence', () => {
    const framer = new Framer('line');
    const longest = Buffer.alloc(MAX_FRAME_BYTES, 0x41);
    expect([...framer.push(Buffer.concat([longest, Buffer.from('\r')]))]).toMatchObject([
      { kind: 'data' },
    ]);
    expect([...framer.push(Buffer.concat([longest, Buffer.from('B\rC\r')]))]).toEqual([]);
    expect(framer.silence()).toEqual([
      { kind: 'discarded', reason: 'tooLong', bytes: MAX_FRAME_BYTES + 4 },
    ]);
    expect([...framer.push(Buffer.from('OK\r'))]).toMatchObject([{ kind: 'data' }]);
  });
});
