import type { CallInput } from '../../../src/contract/index.ts';
import type { ProgrammeRules } from '../../../src/contract/loyalty.ts';
import {
  householdsCommands,
  householdsQueries,
} from '../../../src/main/features/households/index.ts';
import { balanceOf } from '../../../src/main/features/loyalty/face.ts';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { pointsCommands, pointsQueries } from '../../../src/main/features/points/index.ts';
import { returnsCommands, returnsQueries } from '../../../src/main/features/returns/index.ts';
import { MANAGER } from '../../support/people.ts';
import { openShop, type Shop } from '../sales/shop.ts';

/** A shop with everything that moves points. */
export function openPointsShop(rules?: ProgrammeRules): Shop {
  return openShop({
    ...(rules === undefined ? {} : { rules }),
    store: {
      features: [
        { queries: membersQueries, commands: membersCommands },
        { queries: pointsQueries, commands: pointsCommands },
        { queries: householdsQueries, commands: householdsCommands },
        { queries: returnsQueries, commands: returnsCommands },
      ],
    },
  });
}

const asManager = { session: MANAGER };

type Without<Input> = Omit<Input, 'requestId'>;

/** The calls of this feature as a manager makes them, each with a request id of its own. */
export function managerOf(shop: Shop) {
  const { store } = shop;
  const requestId = () => store.requestId();
  return {
    adjust: (input: Without<CallInput<'points.adjust'>>) =>
      store.call('points.adjust', { requestId: requestId(), ...input }, asManager),
    transfer: (input: Without<CallInput<'points.transfer'>>) =>
      store.call('points.transfer', { requestId: requestId(), ...input }, asManager),
    undo: (input: Without<CallInput<'points.undo'>>) =>
      store.call('points.undo', { requestId: requestId(), ...input }, asManager),
    household: (input: Without<CallInput<'households.create'>>) =>
      store.call('households.create', { requestId: requestId(), ...input }, asManager),
    add: (input: Without<CallInput<'households.add'>>) =>
      store.call('households.add', { requestId: requestId(), ...input }, asManager),
    leave: (input: Without<CallInput<'households.leave'>>) =>
      store.call('households.leave', { requestId: requestId(), ...input }, asManager),
    change: (input: Without<CallInput<'households.change'>>) =>
      store.call('households.change', { requestId: requestId(), ...input }, asManager),
    dissolve: (input: Without<CallInput<'households.dissolve'>>) =>
      store.call('households.dissolve', { requestId: requestId(), ...input }, asManager),
  };
}

/** What a member can spend today. */
export function balance(shop: Shop, memberId: number): number {
  const today = shop.store.read((context) => context.today);
  return balanceOf(shop.store.db, memberId, today).balance;
}

/** Sets the clock to noon of a day in the store's zone. */
export function goTo(shop: Shop, day: string): void {
  shop.store.clock.set(Date.parse(`${day}T12:00:00+08:00`));
}

/** The value of a reply that must be a success. */
export function must<Value>(
  reply:
    | { readonly ok: true; readonly value: Value }
    | { readonly ok: false; readonly error: object },
): Value {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** A member's lots that hold or owe something: how much, and until when. */
export function lotsOf(shop: Shop, memberId: number): string[] {
  return shop.store.db
    .all<{ remaining: number; expiresOn: string | null }>(
      `SELECT remaining, expires_on AS expiresOn FROM points_lots
       WHERE member_id = :memberId AND remaining <> 0
       ORDER BY remaining < 0, expires_on IS NULL, expires_on, earned_at, id`,
      { memberId },
    )
    .map((lot) => `${lot.remaining} ${lot.expiresOn ?? 'never'}`);
}

/** The code of a refusal, or 'ok'. */
export function codeOf(reply: object): string {
  return 'error' in reply ? (reply.error as { code: string }).code : 'ok';
}

/** Freezes a member's points. */
export function freeze(shop: Shop, memberId: number): void {
  const requestId = shop.store.requestId();
  shop.store.value('members.freeze', { requestId, memberId, reason: 'dispute' });
}
