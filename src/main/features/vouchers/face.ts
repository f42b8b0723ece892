import type { Minor } from '../../../contract/kernel/money.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { VOUCHER_STATES } from '../../../contract/vouchers.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { readVoucherCode, voucherCodeOf } from './rules/voucher-code.ts';
import {
  addMovement,
  insertVoucher,
  selectBalanceOf,
  selectVoucher,
  type VoucherRow,
} from './tables.ts';

/** A voucher as it stands today. */
export interface FoundVoucher extends VoucherRow {
  readonly state: (typeof VOUCHER_STATES)[number];
}

function stateOf(row: VoucherRow, today: BusinessDay): FoundVoucher['state'] {
  if (row.balanceMinor === 0) return 'spent';
  return row.expiresOn !== null && row.expiresOn < today ? 'expired' : 'open';
}

/**
 * The voucher with a code, as scanned or typed. Only one that is `open` pays, up to
 * `balanceMinor`, its last day included. Undefined = this till knows no such voucher.
 */
export function findVoucher(db: Db, code: string, today: BusinessDay): FoundVoucher | undefined {
  const reading = readVoucherCode(code);
  if (reading.kind !== 'code') return undefined;
  const row = selectVoucher(db, reading.code);
  return row === undefined ? undefined : { ...row, state: stateOf(row, today) };
}

/** Whether a code has the form and the check digit of a voucher, known here or not. */
export function isVoucherCode(code: string): boolean {
  return readVoucherCode(code).kind === 'code';
}

/** A receipt's movement of a voucher; the receipt's row is already there. */
interface VoucherMovement {
  readonly voucherId: number;
  readonly saleId: number;
  /** In minor units, more than 0. */
  readonly amountMinor: Minor;
}

/**
 * Takes what a sale pays with a voucher out of it, in the sale's transaction, and returns what
 * the sale's event says of it. Throws on more than is left: callers ask {@link findVoucher}
 * first, in the same transaction.
 */
export function spendVoucher(context: CommandContext, spent: VoucherMovement): EventData {
  if (spent.amountMinor <= 0) throw new RangeError('A voucher pays more than nothing');
  if (selectBalanceOf(context.db, spent.voucherId) < spent.amountMinor) {
    throw new Error('A voucher holds less than it is to pay');
  }
  return move(context, { ...spent, amountMinor: -spent.amountMinor });
}

/** Gives back to a voucher what a returned sale had taken out of it. */
export function refundToVoucher(context: CommandContext, back: VoucherMovement): EventData {
  if (back.amountMinor <= 0) throw new RangeError('A refund gives more than nothing');
  return move(context, back);
}

function move(context: CommandContext, movement: VoucherMovement): EventData {
  addMovement(context.db, { ...movement, at: context.now });
  context.changed('vouchers');
  return { voucherId: movement.voucherId, amountMinor: movement.amountMinor };
}

/** How often a fresh code is tried when one is taken: one in 10^11 is. */
const TRIES = 5;

/** A voucher that was just given out. */
export interface IssuedVoucher {
  readonly id: number;
  readonly uid: string;
  readonly code: string;
  readonly amountMinor: Minor;
  readonly expiresOn: BusinessDay | null;
}

/** Gives out a voucher over what a return refunds, and logs it. The return's row is there. */
export function issueVoucher(
  context: CommandContext,
  issue: {
    readonly saleId: number;
    readonly saleUid: string;
    readonly amountMinor: Minor;
    readonly expiresOn: BusinessDay | null;
    readonly note: string;
  },
): IssuedVoucher {
  const { amountMinor, expiresOn } = issue;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const uid = context.newUid();
    const code = voucherCodeOf(uid);
    const row = {
      uid,
      code,
      issuedAt: context.now,
      issuedSaleId: issue.saleId,
      expiresOn,
      note: issue.note,
    };
    const id = insertVoucher(context.db, row);
    if (id === undefined) continue;
    addMovement(context.db, { voucherId: id, saleId: issue.saleId, amountMinor, at: context.now });
    context.log('voucher.issued', {
      voucher: uid,
      code,
      amountMinor,
      expiresOn,
      transaction: issue.saleUid,
    });
    context.changed('vouchers');
    return { id, uid, code, amountMinor, expiresOn };
  }
  throw new Error('No free voucher code was found');
}
