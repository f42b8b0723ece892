import type { UtcMs } from './time.ts';

/** A UUID version 7 (RFC 9562), lower case: for rows that may be born on several tills. */
export type Uid = string;

/** Matches a UUIDv7 in canonical lower case. */
export const UID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Makes a UUIDv7 from an instant and ten random bytes, which the caller supplies. */
export function uuidV7(at: UtcMs, random: Uint8Array): Uid {
  if (random.length < 10) throw new RangeError('uuidV7 needs ten random bytes');
  const bytes = new Uint8Array(16);
  let rest = at;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
