import { createHash, randomUUID } from 'node:crypto';
import type { CallName } from '../../contract/index.ts';
import type { Session } from '../../contract/staff.ts';
import type { Approval } from '../store/context.ts';
import { canonicalJson } from '../store/canonical-json.ts';

/** So long after the PIN a consent may be used. */
const APPROVAL_MS = 60_000;

/** A call as it is asked for: parsed, with who asks. */
export interface ApprovedCall {
  readonly name: CallName;
  readonly input: unknown;
  readonly session: Session | null;
}

interface Kept {
  readonly hash: string;
  readonly approval: Approval;
  readonly at: number;
}

/**
 * Holds the consents that were given by PIN, in the main process only. Each is bound to one call,
 * its parsed input (all but `approvalId`) and the person who asks, for 60 seconds (TRUST, People).
 * Using one twice books nothing twice: the input holds the requestId.
 */
export class ApprovalKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly now: () => number;

  constructor(parts: { readonly now: () => number }) {
    this.now = parts.now;
  }

  /** Keeps a consent to `call`; returns its id. */
  keep(call: ApprovedCall, approval: Approval): string {
    for (const [id, entry] of this.kept) if (!this.isFresh(entry)) this.kept.delete(id);
    const id = randomUUID();
    this.kept.set(id, { hash: hashOf(call), approval, at: this.now() });
    return id;
  }

  /** The consent that the call's `approvalId` names, if it was given to this very call. */
  readonly find = (call: ApprovedCall): Approval | null => {
    const id = approvalIdOf(call.input);
    const entry = id === null ? undefined : this.kept.get(id);
    if (entry === undefined || !this.isFresh(entry)) return null;
    return entry.hash === hashOf(call) ? entry.approval : null;
  };

  /** A clock that was set back makes no consent last longer. */
  private isFresh({ at }: Kept): boolean {
    const ageMs = this.now() - at;
    return ageMs >= 0 && ageMs <= APPROVAL_MS;
  }
}

/** Whether a parsed input has a place for a consent. */
export function isApprovable(input: unknown): input is object {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, 'approvalId');
}

function approvalIdOf(input: unknown): string | null {
  if (!isApprovable(input) || !('approvalId' in input)) return null;
  return typeof input.approvalId === 'string' ? input.approvalId : null;
}

function hashOf({ name, input, session }: ApprovedCall): string {
  const asked = canonicalJson({ ...Object(input), approvalId: undefined });
  const text = `${name}\n${session?.staffId ?? 0}\n${asked}`;
  return createHash('sha256').update(text).digest('hex');
}
