import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, StatusDemux } from '../../src/main/devices/printer/status-demux.ts';
import {
  ALL_WELL,
  flagsOfAsb,
  stateOfFlags,
  withRealTime,
} from '../../src/main/devices/printer/printer-flags.ts';

const asb = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map(([a, b, c, d]) => [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f] as const)
  .map((bytes): Sent => ({ bytes, answer: { kind: 'asb', bytes } }));
const block = fc
  .string({
    unit: fc.integer({ min: 0x21, max: 0x7a }).map((c) => String.fromCharCode(c)),
    minLength: 4,
    maxLength: 4,
  })
  .map((id): Sent => {
    const data = `"${id}`;
    return {
      bytes: [0x37, ...Buffer.from(data, 'latin1'), 0],
      answer: { kind: 'block', header: 0x37, data },
    };
  });
const paper = fc
  .constantFrom(0x00, 0x03, 0x0c, 0x0f)
  .map((value): Sent => ({ bytes: [value], answer: { kind: 'paper', value } }));
const realTime = fc
  .constantFrom(0x12, 0x16, 0x1a, 0x1e)
  .map((value): Sent => ({ bytes: [value], answer: { kind: 'realTime', value } }));
const flow = fc
  .boolean()
  .map((isOn): Sent => ({ bytes: [isOn ? 0x11 : 0x13], answer: { kind: 'flow', isOn } }));

interface Sent {
  readonly bytes: readonly number[];
  readonly answer: Answer;
}

const sortKey = (answer: Answer) => JSON.stringify(answer);

describe('case 29: answers of a printer', () => {
  it('are told apart however the line splits them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(asb, block, paper, realTime, flow), { maxLength: 40 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (sent, sizes) => {
          const bytes = sent.flatMap((one) => [...one.bytes]);
          const demux = new StatusDemux();
          const answers: Answer[] = [];
          for (let at = 0; at < bytes.length; ) {
            const size = sizes.next().value as number;
            answers.push(...demux.push(Uint8Array.from(bytes.slice(at, at + size))));
            at += size;
          }
          expect(answers).toEqual(sent.map((one) => one.answer));
        },
      ),
    );
  });

  it('survive flow control and status in their midst', () => {
    fc.assert(
      fc.property(
        fc.oneof(asb, block),
        fc.array(fc.tuple(fc.nat(6), fc.oneof(flow, realTime)), { maxLength: 5 }),
        (outer, inner) => {
          const bytes = [...outer.bytes];
          for (const [at, one] of inner) bytes.splice(Math.min(at, bytes.length), 0, ...one.bytes);
          const answers = new StatusDemux().push(Uint8Array.from(bytes));
          expect(answers.map(sortKey).sort()).toEqual(
            [outer.answer, ...inner.map(([, one]) => one.answer)].map(sortKey).sort(),
          );
        },
      ),
    );
  });

  it('are found again after any noise that ends with a rest', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), block, (noise, known) => {
        const demux = new StatusDemux();
        demux.push(noise);
        demux.push(Uint8Array.of(0, 0, 0, 0));
        expect(demux.push(Uint8Array.from(known.bytes))).toEqual([known.answer]);
      }),
    );
  });

  it('say what is the matter, the most pressing first', () => {
    expect(stateOfFlags(flagsOfAsb([0x10, 0, 0, 0]), false)).toBe('ready');
    expect(stateOfFlags(flagsOfAsb([0x10, 0, 0x03, 0]), false)).toBe('near-end');
    expect(stateOfFlags(flagsOfAsb([0x18, 0, 0x0f, 0]), false)).toBe('paper-out');
    expect(stateOfFlags(flagsOfAsb([0x38, 0, 0x0f, 0]), false)).toBe('cover-open');
    expect(stateOfFlags(flagsOfAsb([0x18, 0x08, 0, 0]), false)).toBe('error');
    expect(stateOfFlags(flagsOfAsb([0x18, 0, 0, 0]), false)).toBe('offline');
    expect(stateOfFlags(flagsOfAsb([0x10, 0, 0, 0]), true)).toBe('printing');
    const outOfPaper = withRealTime(withRealTime(ALL_WELL, 1, 0x1a), 4, 0x7e);
    expect(stateOfFlags(outOfPaper, false)).toBe('paper-out');
    expect(stateOfFlags(withRealTime(outOfPaper, 1, 0x12), false)).toBe('near-end');
    expect(stateOfFlags(withRealTime(ALL_WELL, 2, 0x16), true)).toBe('cover-open');
    expect(stateOfFlags(withRealTime(ALL_WELL, 3, 0x1a), true)).toBe('error');
  });
});
