import type { HandReason, Tier, TierReason } from '../../../contract/tiers.ts';
import type { CommandContext, EventData } from '../../store/context.ts';
import { approvalEvent } from '../staff/face.ts';
import { believedDay, readCase, type TierCase } from './read-tier.ts';
import { type Cause, type Change, decide, type Held, nextDue, tierOf } from './rules/decide.ts';
import { saveKept, saveTier, selectTierMember } from './tables.ts';
import { insertChange } from './tables-changes.ts';

/** The sale that changed a tier, and who decided by hand. */
export interface ChangedBy {
  readonly sale?: { readonly id: number; readonly uid: string } | undefined;
  readonly hand?: { readonly reason: HandReason; readonly note: string } | undefined;
  /** A person decided: approvals are written down. */
  readonly isByPerson?: boolean;
}

/**
 * Looks at a member's tier anew and writes what changed, in the open transaction: standing,
 * history, event, and the tier itself. Returns the tier that counts now.
 */
export function evaluate(
  context: CommandContext,
  memberId: number,
  options: ChangedBy & {
    readonly cause: Cause;
    /** Tiers were by hand: a promise that ended meanwhile is given anew. */
    readonly renewsPromises?: boolean;
  },
): Tier {
  const member = selectTierMember(context.db, memberId);
  if (member === undefined) throw new Error('The tier of an unknown member');
  const today = believedDay(context.db, context.today);
  const found = readCase(context.db, member, today);
  const { view, isAutomatic } = found;
  const held = options.renewsPromises === true ? withoutEnded(found.held, today) : found.held;
  const changes = decide(held, view, { cause: options.cause, isAutomatic });
  return writeChanges(context, { found, changes, by: options });
}

/** A standing whose promise ended, as one of which nothing is promised. */
function withoutEnded(held: Held, today: string): Held {
  const { standing } = held;
  const isOver = standing.promise !== null && standing.promise.validUntil < today;
  return isOver ? { ...held, standing: { ...standing, promise: null } } : held;
}

/** What {@link writeChanges} writes: what was found, and what is to become of it. */
export interface TierWrite {
  readonly found: TierCase;
  readonly changes: readonly Change[];
  readonly by: ChangedBy;
}

/** Writes changes of a member's tier, oldest first; without any, when to look again. */
export function writeChanges(context: CommandContext, { found, changes, by }: TierWrite): Tier {
  const { db } = context;
  const { member, view, isAutomatic, kept } = found;
  const after: Held = changes.at(-1)?.after ?? found.held;
  const tier = tierOf(after, view.today);
  const isSame = tier === member.tier;
  const dueOn = nextDue(after, view, isAutomatic);
  for (const change of changes) {
    // What led here is said of the last step only: the others were due anyhow.
    writeChange(context, { found, change, by: change === changes.at(-1) ? by : {} });
  }
  if (changes.length > 0 || (kept?.dueOn ?? null) !== dueOn || !isSame) {
    const heldSince = isSame ? (kept?.heldSince ?? null) : context.today;
    saveKept(db, member.id, { standing: after.standing, byHand: after.byHand, heldSince, dueOn });
  }
  if (!isSame) saveTier(db, member.id, tier);
  if (changes.length > 0) context.changed(`member:${member.id}`, 'tiers');
  return tier;
}

function writeChange(
  context: CommandContext,
  {
    found,
    change,
    by,
  }: { readonly found: TierCase; readonly change: Change; readonly by: ChangedBy },
): void {
  const { member, programme } = found;
  const { metric } = programme.rules.tiers;
  const { measured, after } = change;
  const uid = context.newUid();
  const facts = {
    reason: change.reason,
    handReason: by.hand?.reason ?? null,
    metric: measured === null ? null : metric,
    value: measured?.value ?? null,
    threshold: measured?.threshold ?? null,
    windowFrom: measured?.window.from ?? null,
    windowTo: measured?.window.to ?? null,
    validUntil: validUntilOf(change.reason, after),
    programmeVersion: programme.version,
  };
  const { id: saleId, uid: saleUid } = by.sale ?? { id: null, uid: null };
  const approval = by.isByPerson === true ? approvalEvent(context) : {};
  insertChange(context.db, {
    ...facts,
    uid,
    memberId: member.id,
    at: context.now,
    businessDay: context.today,
    fromTier: change.from,
    toTier: change.to,
    note: by.hand?.note ?? '',
    saleId,
    staffId: context.session?.staffId ?? null,
    approvedBy: by.isByPerson === true ? (context.approval?.staffId ?? null) : null,
  });
  context.log('tier.changed', {
    change: uid,
    memberUid: member.uid,
    from: change.from,
    to: change.to,
    ...facts,
    transaction: saleUid,
    ...heldEvent(after),
    ...approval,
  });
}

/** To when a change promises what it gives. */
function validUntilOf(reason: TierReason, after: Held): string | null {
  if (reason === 'byHand') return after.byHand?.until ?? null;
  return after.standing.promise?.validUntil ?? null;
}

/** What a member's tier is made of, as the event log tells it. */
function heldEvent({ standing, byHand }: Held): EventData {
  const { tier, since, promise } = standing;
  return {
    standing: {
      tier,
      since,
      anchor: promise?.anchor ?? null,
      keptFrom: promise?.keptFrom ?? null,
      validUntil: promise?.validUntil ?? null,
    },
    byHand: byHand === null ? null : { ...byHand },
  };
}
