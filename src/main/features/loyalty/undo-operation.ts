import type { Uid } from '../../../contract/kernel/ids.ts';
import { fail, ok, type Result } from '../../../contract/kernel/result.ts';
import { addDays } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import { openLot, type PostedEntry, postGivingBack, postTaking } from './post-entries.ts';
import { bookOperation, type OperationPart, type PostedOperation } from './post-operations.ts';
import { planUndo, type UndoPart } from './rules/plan-undo.ts';
import { selectBalance, selectOpenLots } from './tables.ts';
import { type KnownOperation, selectOperation, selectOperationMoves } from './tables-operations.ts';

/** An operation to take back. */
export interface UndoToPost {
  readonly operationUid: Uid;
  readonly reason?: string | null;
  readonly note?: string | undefined;
  /** Whether points that were spent meanwhile are left as a debt; otherwise nothing is undone. */
  readonly allowsNegative?: boolean;
  /** Points that lapsed meanwhile come back for so many days. */
  readonly graceDays: number;
}

type UndoError =
  | 'loyalty.operationUnknown'
  | 'loyalty.alreadyUndone'
  | 'loyalty.undoIsFinal'
  | 'loyalty.oneOwner'
  | 'loyalty.pointsUsed';

/**
 * Takes an operation back by counter-entries, in the open transaction; the operation stays as it
 * is. Points that were given are taken from the very lots they opened, then, unless it was a
 * transfer, in spend order from the member's others; points that were taken go back to the very
 * lots, and what lapsed meanwhile counts again for `graceDays`. Nothing is undone twice, and an
 * undoing is final. A transfer comes back only while the receiver still holds all of it,
 * and while giver and receiver are two: a merge made it a movement within one.
 */
export function undoOperation(
  context: CommandContext,
  undo: UndoToPost,
): Result<PostedOperation, UndoError> {
  const { db, today } = context;
  const known = selectOperation(db, undo.operationUid);
  if (known === undefined) return fail('loyalty.operationUnknown');
  if (known.kind === 'undo') return fail('loyalty.undoIsFinal');
  if (known.undoneBy !== null) return fail('loyalty.alreadyUndone');
  const moves = selectOperationMoves(db, known.id);
  const owners = [...new Set(moves.map((move) => move.memberId))];
  if (known.kind === 'transfer' && owners.length < 2) return fail('loyalty.oneOwner');
  const plan = planUndo({
    kind: known.kind,
    moves,
    lots: new Map(owners.map((id) => [id, selectOpenLots(db, id)])),
    day: today,
    allowsNegative: undo.allowsNegative ?? false,
  });
  if (!plan.ok) return plan;
  const parts = plan.value.map((part) => postPart(context, { part, known, undo }));
  const { reason = null, note } = undo;
  const facts = { kind: 'undo', memberId: known.memberId, reason, note, undoes: known } as const;
  const operationUid = bookOperation(context, facts, parts);
  return ok({
    operationUid,
    points: plan.value.find((part) => part.memberId === known.memberId)?.points ?? 0,
    expiresOn: null,
    balanceAfter: selectBalance(db, known.memberId, today),
  });
}

/** Posts one member's counter-entries. */
function postPart(
  context: CommandContext,
  undoing: {
    readonly part: UndoPart;
    readonly known: KnownOperation;
    readonly undo: UndoToPost;
  },
): OperationPart {
  const { part, known, undo } = undoing;
  const { memberId, memberUid, shares, debt, back, lapsed } = part;
  const kind = counterKind(known.kind);
  const { reason = null } = undo;
  const common = { memberId, saleId: null, reason } as const;
  const entries: PostedEntry[] = [];
  if (shares.length > 0 || debt > 0) {
    const taking = { kind: kind === 'restore' ? 'adjust' : kind, shares, debt } as const;
    entries.push(postTaking(context, { ...common, ...taking, programmeVersion: null }));
  }
  if (back.length > 0) entries.push(postGivingBack(context, { ...common, kind, shares: back }));
  for (const { lot, points, programmeVersion } of lapsed) {
    entries.push(
      openLot(context, {
        ...common,
        kind,
        points,
        programmeVersion,
        earnedAt: lot.earnedAt,
        activeFrom: context.today,
        expiresOn: addDays(context.today, undo.graceDays),
      }),
    );
  }
  return { memberId, memberUid, entries };
}

/** What the counter-entries of an operation are called. */
function counterKind(kind: KnownOperation['kind']): 'adjust' | 'transfer' | 'restore' {
  if (kind === 'transfer') return 'transfer';
  return kind === 'gift' ? 'restore' : 'adjust';
}
