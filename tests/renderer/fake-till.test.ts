import { describe, expect, it } from 'vitest';
import { CALLS } from '../../src/contract/index.ts';
import type { CallInput, CallName } from '../../src/contract/index.ts';
import { makeFakeTill } from './fake-till.ts';
import { readScenario } from './fake/scenario.ts';

const requestId = '01928c1e-0000-7000-8000-000000000001';

/** One sensible question for each query that screens ask as they open. */
const QUESTIONS: { readonly [Name in CallName]?: CallInput<Name> } = {
  'system.boot': {},
  'system.health': {},
  'staff.list': {},
  'staff.session': {},
  'members.search': { text: '王' },
  'members.card': { memberId: 1 },
  'members.purchases': { memberId: 1 },
  'members.pointsHistory': { memberId: 1 },
  'catalog.search': { text: 'hydra' },
  'catalog.samples': {},
  'loyalty.quoteRedemption': { memberId: 1, amountMinor: 100_000 },
  'sales.readScan': { code: '6901234567892' },
  'sales.quote': { lines: [{ productId: 1, quantityMilli: 2000 }], memberId: 1, tenders: [] },
  'sales.recent': {},
  'sales.draft': {},
  'sales.held': {},
  'settings.read': {},
  'devices.list': {},
  'devices.ports': {},
  'devices.printJobs': {},
};

describe('the fake till', () => {
  it.each(Object.keys(QUESTIONS))('answers %s in the shape of the contract', async (name) => {
    const { bridge } = makeFakeTill(readScenario('?as=manager&trouble'));
    const call = Object.keys(CALLS).find((known): known is CallName => known === name);
    if (call === undefined) throw new Error(`${name} is no call`);
    // The question belongs to the name it is looked up by.
    const reply = await bridge.call(call, QUESTIONS[call] as never);
    expect(reply.ok).toBe(true);
    if (reply.ok) CALLS[call].output.parse(reply.value);
  });

  it('books a sale once, however often it is asked with the same request id', async () => {
    const { bridge, state } = makeFakeTill(readScenario('?as=cashier'));
    const sale = {
      requestId,
      lines: [{ productId: 1, quantityMilli: 1000 }],
      memberId: null,
      tenders: [{ kind: 'cash' as const, amountMinor: 30_000 }],
      expectedTotalMinor: 26_800,
    };
    const first = await bridge.call('sales.complete', sale);
    const again = await bridge.call('sales.complete', sale);
    expect(first).toEqual(again);
    expect(state.receipts).toHaveLength(1);
  });

  it('refuses what the contract refuses, and everything but sign-in while locked', async () => {
    const { bridge } = makeFakeTill(readScenario('?as=nobody'));
    await expect(bridge.call('catalog.samples', {})).resolves.toMatchObject({
      error: { code: 'call.signedOut' },
    });
    await expect(bridge.call('staff.signIn', { staffId: -1, pin: '1' })).resolves.toMatchObject({
      error: { code: 'call.invalid' },
    });
  });
});
