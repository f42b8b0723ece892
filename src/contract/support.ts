import { z } from 'zod';
import { call, MANAGERS, STAFF } from './call.ts';
import { deviceState } from './devices.ts';
import { rowId, utcMs } from './primitives.ts';

/** What a person at the till can read aloud over the phone of one device. */
export const deviceFacts = z.object({
  deviceId: rowId,
  /** The port or address it is reached at now; null while it is not, or on the screen. */
  port: z.string().nullable(),
  /** How often it was reached since the till started. */
  connections: z.int().min(0),
  lastHeardAt: utcMs.nullable(),
  bytesIn: z.int().min(0),
  bytesOut: z.int().min(0),
  /** The last thing that was wrong, also when it is well again. */
  lastTrouble: z
    .object({ state: deviceState, detail: z.string().nullable(), at: utcMs })
    .nullable(),
});
export type DeviceFacts = z.infer<typeof deviceFacts>;

export const supportCalls = {
  'support.deviceFacts': call({
    lane: 'host',
    access: STAFF,
    input: z.strictObject({}),
    output: z.array(deviceFacts),
    errors: [],
  }),
  /**
   * Writes what support needs into a file that a person chooses: versions, settings without
   * secrets, devices, sizes, the newest log lines. Nobody's name, phone or card is in it. Null:
   * no file was chosen.
   */
  'support.bundle': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.object({ file: z.string(), bytes: z.int() }).nullable(),
    errors: ['support.notWritable'],
  }),
};
