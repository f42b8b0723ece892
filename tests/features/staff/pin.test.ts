import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPin, PRODUCT_LOG2N, verifyPin } from '../../../src/main/features/staff/pin.ts';

const pepper = randomBytes(32);
const guard = { pepper, log2N: 8 };

describe('PIN hashes', () => {
  it('match the PIN they were made of, and no other', async () => {
    const credential = await hashPin('2468', guard);
    expect(await verifyPin('2468', { credential, pepper })).toBe(true);
    expect(await verifyPin('2469', { credential, pepper })).toBe(false);
    expect(await verifyPin('', { credential, pepper })).toBe(false);
  });

  it('take full-width digits for digits', async () => {
    const credential = await hashPin('2468', guard);
    expect(await verifyPin('２４６８', { credential, pepper })).toBe(true);
  });

  it('differ between two people with the same PIN', async () => {
    const one = await hashPin('1357', guard);
    const two = await hashPin('1357', guard);
    expect(Buffer.from(one.pinHash).equals(Buffer.from(two.pinHash))).toBe(false);
    expect(one.pinSalt).toHaveLength(16);
  });

  it('are worth nothing without the pepper', async () => {
    const credential = await hashPin('2468', guard);
    expect(await verifyPin('2468', { credential, pepper: randomBytes(32) })).toBe(false);
  });

  it('name their cost, so that a store made at one cost opens at another', async () => {
    const cheap = await hashPin('2468', { pepper, log2N: 6 });
    expect(cheap.pinHash[1]).toBe(6);
    expect(await verifyPin('2468', { credential: cheap, pepper })).toBe(true);
  });

  it('never match a record that is not ours: empty, cut, unknown format, costs out of bounds', async () => {
    const credential = await hashPin('2468', guard);
    const forged = (change: (hash: Buffer) => Buffer) => ({
      pinSalt: credential.pinSalt,
      pinHash: change(Buffer.from(credential.pinHash)),
    });
    const forgeries = [
      forged(() => Buffer.alloc(0)),
      forged((hash) => hash.subarray(0, 20)),
      forged((hash) => Buffer.from(hash.fill(9, 0, 1))),
      forged((hash) => Buffer.from(hash.fill(30, 1, 2))),
      forged((hash) => Buffer.from(hash.fill(1, 1, 2))),
    ];
    for (const forgery of forgeries)
      expect(await verifyPin('2468', { credential: forgery, pepper })).toBe(false);
  });

  it('cost in the product what TRUST asks for: N = 2^17, and work at that cost', async () => {
    expect(PRODUCT_LOG2N).toBe(17);
    const credential = await hashPin('2468', { pepper, log2N: PRODUCT_LOG2N });
    expect(await verifyPin('2468', { credential, pepper })).toBe(true);
  });
});
