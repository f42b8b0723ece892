import { z } from 'zod';
import { device } from './devices.ts';
import { utcMs } from './primitives.ts';
import { session } from './staff.ts';

/**
 * What the till tells its windows, over one channel. Each carries a sequence number; a window
 * that sees a gap, or was reloaded, asks for everything again.
 */
export const tillEvent = z.discriminatedUnion('type', [
  /** Rows changed: topics like `member:42`, `sale:9`, `devices`, `printJobs`, `staff`. */
  z.object({ type: z.literal('data.changed'), topics: z.array(z.string()) }),
  /** A scanner read something; the window decides by context what to do with it. */
  z.object({
    type: z.literal('scanner.scanned'),
    deviceId: z.int(),
    /** The data without prefix, AIM identifier and suffix. */
    code: z.string(),
    /** AIM symbology identifier such as `]E0`, if the scanner sends it. */
    aim: z.string().nullable(),
    at: utcMs,
  }),
  /** A frame was thrown away: too long, or not text. */
  z.object({
    type: z.literal('scanner.discarded'),
    deviceId: z.int(),
    reason: z.enum(['tooLong', 'unreadable']),
    bytes: z.int(),
  }),
  z.object({ type: z.literal('device.status'), device }),
  z.object({
    type: z.literal('job.progress'),
    job: z.enum(['sampleShop', 'backup', 'export', 'import', 'simulation', 'liability']),
    phase: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({
    type: z.literal('session.changed'),
    session: session.nullable(),
    reason: z.enum(['signedIn', 'locked', 'autoLocked', 'changed']),
  }),
  /** The session locks in `secondsLeft` unless something is done. */
  z.object({ type: z.literal('session.expiring'), secondsLeft: z.int() }),
  /** The store opened, closed or failed: ask `system.boot` again. */
  z.object({ type: z.literal('store.state') }),
  /** Another start of the app was asked for; this window came to the front. */
  z.object({ type: z.literal('app.secondInstance') }),
]);
export type TillEvent = z.infer<typeof tillEvent>;

/** An event with its place in the order of all events of this run. */
export interface NumberedEvent {
  readonly seq: number;
  readonly event: TillEvent;
}
