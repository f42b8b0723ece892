import { settings } from '../../../src/contract/settings.ts';
import type { HeldBasket } from '../../../src/contract/sales.ts';
import { done, refused } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';
import { members } from './people.ts';
import { quoteSale } from './trade.ts';

type Part = Pick<
  FakeHandlers,
  | 'sales.hold'
  | 'sales.held'
  | 'sales.resume'
  | 'sales.discardHeld'
  | 'sales.voidBasket'
  | 'sales.claim'
  | 'settings.read'
>;

/** Baskets that wait, claims, and the settings that the counter reads. */
export const heldHandlers: Part = {
  'settings.read': () => done(settings.parse({})),
  'sales.held': (_input, state) => done(state.held.map(({ basket }) => basket)),
  'sales.hold': ({ name, draft }, state) => {
    if (draft.lines.length === 0) return refused('sales.empty');
    state.nextId += 1;
    const member = members.find(({ id }) => id === draft.memberId);
    const basket: HeldBasket = {
      heldId: state.nextId,
      name: name === '' ? (member?.name ?? '10:42') : name,
      createdAt: Date.now(),
      staffName: state.session?.name ?? '',
      memberId: draft.memberId,
      memberName: member?.name ?? null,
      lineCount: draft.lines.length,
      totalMinor: quoteSale(draft)?.totalMinor ?? null,
    };
    state.held.push({ basket, draft });
    state.draft = null;
    return done(basket, ['draft', 'held']);
  },
  'sales.resume': ({ heldId }, state) => {
    if ((state.draft?.lines.length ?? 0) > 0) return refused('sales.draftInTheWay');
    const at = state.held.findIndex(({ basket }) => basket.heldId === heldId);
    const [taken] = at < 0 ? [] : state.held.splice(at, 1);
    if (taken === undefined) return refused('sales.heldUnknown');
    state.draft = taken.draft;
    return done(taken.draft, ['draft', 'held']);
  },
  'sales.discardHeld': ({ heldId }, state) => {
    const at = state.held.findIndex(({ basket }) => basket.heldId === heldId);
    if (at < 0) return refused('sales.heldUnknown');
    state.held.splice(at, 1);
    return done(null, ['held']);
  },
  'sales.voidBasket': (_input, state) => {
    state.draft = null;
    return done(null, ['draft']);
  },
  'sales.claim': ({ saleId, memberId }, state) => {
    const at = state.receipts.findIndex((receipt) => receipt.saleId === saleId);
    const sold = state.receipts[at];
    const member = members.find(({ id }) => id === memberId);
    if (sold === undefined) return refused('sales.unknown');
    if (member === undefined) return refused('members.unknown');
    if (sold.member !== null) return refused('sales.alreadyClaimed');
    const pointsEarned = Math.floor(sold.totalMinor / 100);
    member.balance += pointsEarned;
    const { id, name, tier } = member;
    state.receipts[at] = {
      ...sold,
      member: { id, name, tier },
      pointsEarned,
      claimableUntil: null,
      balanceAfter: member.balance,
    };
    const { receiptNo } = sold;
    const claimed = { saleId, receiptNo, memberId, memberName: name, pointsEarned };
    return done({ ...claimed, balanceAfter: member.balance }, [`sale:${saleId}`, `member:${id}`]);
  },
};
