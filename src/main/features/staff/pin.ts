import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { foldWidth } from '../../../contract/kernel/text.ts';
import type { Credential } from './tables.ts';

/** Cost of the product: 2^17, about a third of a second and 128 MiB (TRUST, People). */
export const PRODUCT_LOG2N = 17;
const LEAST_LOG2N = 4;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const FORMAT = 1;
const HEADER_BYTES = 2;

/** What a PIN is guarded with beside its salt. */
export interface PinGuard {
  /** 32 bytes that are not in the store: a stolen store alone cannot be guessed through. */
  readonly pepper: Uint8Array;
  /** Logarithm of scrypt's cost for new hashes. */
  readonly log2N: number;
}

/**
 * Hashes a PIN for keeping: scrypt over an HMAC with the pepper. The hash names its own format
 * and cost, so that a later version may raise it.
 */
export async function hashPin(pin: string, guard: PinGuard): Promise<Credential> {
  const pinSalt = randomBytes(SALT_BYTES);
  const key = await derive({ pin, pepper: guard.pepper, salt: pinSalt, log2N: guard.log2N });
  return { pinSalt, pinHash: Buffer.concat([Buffer.from([FORMAT, guard.log2N]), key]) };
}

/** Whether `pin` is the one that was hashed. A record nobody here has written never matches. */
export async function verifyPin(
  pin: string,
  { credential, pepper }: { readonly credential: Credential; readonly pepper: Uint8Array },
): Promise<boolean> {
  const hash = Buffer.from(credential.pinHash);
  const log2N = hash[1] ?? 0;
  const isOurs = hash.length === HEADER_BYTES + KEY_BYTES && hash[0] === FORMAT;
  if (!isOurs || log2N < LEAST_LOG2N || log2N > PRODUCT_LOG2N) return false;
  const key = await derive({ pin, pepper, salt: credential.pinSalt, log2N });
  return timingSafeEqual(key, hash.subarray(HEADER_BYTES));
}

interface Derivation {
  readonly pin: string;
  readonly pepper: Uint8Array;
  readonly salt: Uint8Array;
  readonly log2N: number;
}

function derive({ pin, pepper, salt, log2N }: Derivation): Promise<Buffer> {
  const secret = createHmac('sha256', pepper).update(foldWidth(pin), 'utf8').digest();
  const options = { N: 2 ** log2N, r: BLOCK_SIZE, p: PARALLEL, maxmem: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
