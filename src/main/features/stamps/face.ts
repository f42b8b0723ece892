import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { StampProgress } from '../../../contract/stamps.ts';
import type { CommandContext } from '../../store/context.ts';
import { rulesOf } from './cards.ts';
import { countedLines, stampsFor } from './rules/count-stamps.ts';
import { settle } from './settle.ts';
import { selectCard, selectRunningCards } from './tables.ts';
import {
  insertEntry,
  moveStamps,
  reopenReward,
  selectCardIdsOf,
  selectKeptLines,
  selectLines,
  selectStampsOfSale,
} from './tables-entries.ts';

/** A receipt of a member whose lines are booked. */
export interface StampedReceipt {
  readonly saleId: number;
  readonly saleUid: string;
  readonly memberId: number;
  readonly memberUid: string;
}

/** How far a sale brought a member on a card. */
export type StampedCard = StampProgress & {
  /** How many cards it filled. */
  readonly filled: number;
};

/**
 * Stamps a booked sale, in its transaction: every running card counts the lines, and full cards
 * give their rewards. Without a running card this is one look into a small table. Returns the
 * cards that were stamped.
 */
export function stampSale(
  context: CommandContext,
  sale: StampedReceipt & { readonly day: BusinessDay },
): StampedCard[] {
  const cards = selectRunningCards(context.db, sale.day);
  if (cards.length === 0) return [];
  const booked = selectLines(context.db, sale.saleId);
  return cards.flatMap((card) => {
    const { counting } = rulesOf(card);
    const lines = countedLines(counting, booked);
    const stamps = stampsFor(
      counting,
      booked.filter(({ lineNo }) => lines.includes(lineNo)),
    );
    if (stamps === 0) return [];
    book(context, sale, { card, originalSaleId: sale.saleId, stamps, lines });
    return [settle(context, card, sale)];
  });
}

/**
 * Takes back the stamps of what was returned, in the return's transaction and after its lines:
 * stamps of the sale less stamps of what is kept less what was taken back before.
 */
export function unstampReturn(
  context: CommandContext,
  back: { readonly saleId: number; readonly saleUid: string; readonly originalSaleId: number },
): void {
  const stamped = selectStampsOfSale(context.db, back.originalSaleId);
  if (stamped.length === 0) return;
  const kept = selectKeptLines(context.db, back.originalSaleId);
  for (const { cardId, memberId, memberUid, stamps: left, lines: text } of stamped) {
    const card = selectCard(context.db, cardId);
    if (card === undefined) throw new Error(`Stamps of card ${cardId}, which is not there`);
    const lines = lineNumbers(text);
    const stamps = stampsFor(
      rulesOf(card).counting,
      kept.filter(({ lineNo }) => lines.includes(lineNo)),
    );
    if (stamps === left) continue;
    const receipt = { saleId: back.saleId, saleUid: back.saleUid, memberId, memberUid };
    const { originalSaleId } = back;
    book(context, receipt, { card, originalSaleId, stamps: stamps - left, lines: [] });
    settle(context, card, receipt);
    context.changed(`member:${memberId}`);
  }
}

function lineNumbers(text: string): number[] {
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? kept.map(Number) : [];
}

function book(
  context: CommandContext,
  receipt: StampedReceipt,
  counted: {
    readonly card: { readonly id: number; readonly uid: string };
    readonly originalSaleId: number;
    readonly stamps: number;
    readonly lines: readonly number[];
  },
): void {
  const { card, originalSaleId, stamps, lines } = counted;
  const { memberId, memberUid, saleId, saleUid } = receipt;
  insertEntry(context.db, {
    memberId,
    cardId: card.id,
    saleId,
    originalSaleId,
    stamps,
    lines: JSON.stringify(lines),
  });
  context.log('stamps.counted', {
    card: card.uid,
    member: memberUid,
    sale: saleUid,
    stamps,
    lines,
  });
  context.changed('stamps');
}

/** A gift of a full card came back: it waits again. */
export function rewardGivenBack(context: CommandContext, redemptionId: number): void {
  const uid = reopenReward(context.db, redemptionId);
  if (uid === undefined) return;
  context.log('stamps.reopened', { reward: uid });
  context.changed('stamps');
}

/** Gives a merged member's stamps to the survivor; cards that are full together give their reward. */
export function reassignStamps(
  context: CommandContext,
  move: { readonly fromId: number; readonly toId: number; readonly toUid: string },
): void {
  const { fromId, toId: memberId, toUid: memberUid } = move;
  const cardIds = selectCardIdsOf(context.db, fromId);
  moveStamps(context.db, { fromId, toId: memberId });
  for (const cardId of cardIds) {
    const card = selectCard(context.db, cardId);
    if (card !== undefined) settle(context, card, { memberId, memberUid, saleId: null });
  }
  if (cardIds.length > 0) context.changed('stamps');
}
