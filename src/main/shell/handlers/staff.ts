import { MANAGERS } from '../../../contract/call.ts';
import { CALLS, type CallParsed, type CallReply, isCallName } from '../../../contract/index.ts';
import { assertNever, fail } from '../../../contract/kernel/result.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import type { Session } from '../../../contract/staff.ts';
import { hashPin, type PinGuard, verifyPin } from '../../features/staff/pin.ts';
import {
  type ApprovalKeeper,
  type ApprovedCall,
  isApprovable,
} from '../../gateway/approval-keeper.ts';
import { done, type ShellHandlers } from '../../gateway/lanes.ts';
import type { SessionKeeper } from '../../gateway/session-keeper.ts';
import type { InternalSteps } from '../internal-steps.ts';
import { serial } from '../serial.ts';

export interface StaffHandlerParts {
  readonly internal: InternalSteps;
  readonly sessions: SessionKeeper;
  readonly approvals: ApprovalKeeper;
  /** What guards the PINs; null when it was lost: then no PIN can be checked or set. */
  readonly guard: () => Promise<PinGuard | null>;
}

type StaffCall =
  | 'staff.signIn'
  | 'staff.lock'
  | 'staff.session'
  | 'staff.touch'
  | 'staff.approve'
  | 'staff.add'
  | 'staff.resetPin'
  | 'staff.changePin';
type StaffHandlers = Required<Pick<ShellHandlers, StaffCall>>;

/**
 * Sign-in and PINs. Hashing is the main process's work (Node's thread pool), counting is the
 * store's; one PIN is checked at a time, so that guesses in parallel gain nothing.
 */
export function staffHandlers(parts: StaffHandlerParts): StaffHandlers {
  const oneByOne = serial();
  const { sessions, internal, guard } = parts;
  return {
    'staff.signIn': (input) =>
      oneByOne(async () => {
        const attempt = await checkPin(parts, { ...input, purpose: 'signIn', session: null });
        if (!attempt.ok) return attempt;
        const { staffId } = input;
        return done(sessions.open({ ...attempt.person, staffId }));
      }),
    'staff.lock': async () => {
      sessions.lock();
      return done(null);
    },
    'staff.session': async () =>
      done({ session: sessions.current(), autoLockMs: sessions.autoLockMs }),
    'staff.touch': async () => {
      sessions.touch();
      return done(null);
    },
    'staff.approve': (input, session) => oneByOne(() => approve(parts, input, session)),
    'staff.add': async ({ requestId, name, role, pin }, session) => {
      const keys = await guard();
      if (keys === null) return fail('staff.pinsUnreadable');
      const credential = await oneByOne(() => hashPin(pin, keys));
      const added = { requestId, name, role, ...credential };
      const result = await internal('staff.add', added, session);
      return result.ok ? done(result.value) : result;
    },
    'staff.resetPin': async ({ requestId, staffId, pin }, session) => {
      const keys = await guard();
      if (keys === null) return fail('staff.pinsUnreadable');
      const credential = await oneByOne(() => hashPin(pin, keys));
      const result = await internal('staff.setPin', { requestId, staffId, ...credential }, session);
      return result.ok ? done(result.value) : result;
    },
    'staff.changePin': ({ requestId, oldPin, newPin }, session) =>
      oneByOne(async () => {
        const keys = await guard();
        if (keys === null) return fail('staff.pinsUnreadable');
        if (session === null) return fail('call.signedOut');
        const { staffId } = session;
        const wanted = { staffId, pin: oldPin, purpose: 'changePin', session } as const;
        const attempt = await checkPin(parts, wanted);
        if (!attempt.ok) return attempt;
        const credential = await hashPin(newPin, keys);
        const changed = { requestId, staffId, ...credential };
        const result = await internal('staff.setPin', changed, session);
        return result.ok ? done(null) : fail('staff.unknown');
      }),
  };
}

/** Keeps a manager's consent to one call. A person who may not decide is not asked for the PIN. */
async function approve(
  parts: StaffHandlerParts,
  { staffId, pin, ...wanted }: CallParsed<'staff.approve'>,
  session: Session | null,
): Promise<CallReply<'staff.approve'>> {
  const call = callToApprove(wanted, session);
  if (call === null) return fail('call.invalid', { path: 'input', reason: 'notApprovable' });
  const reason = cleanText(wanted.reason);
  if (reason === '') return fail('staff.reasonEmpty');
  const person = await parts.internal('staff.current', { staffId }, session);
  if (person === null || !person.isActive) return fail('staff.unknown');
  if (!MANAGERS.includes(person.role)) return fail('staff.notApprover', { name: person.name });
  const attempt = await checkPin(parts, { staffId, pin, purpose: 'approve', session });
  if (!attempt.ok) return attempt;
  parts.sessions.touch();
  return done({ approvalId: parts.approvals.keep(call, { staffId, ...attempt.person, reason }) });
}

/** The call as the gateway will see it, or null if it is none that a person may consent to. */
function callToApprove(
  wanted: { readonly call: string; readonly input: unknown },
  session: Session | null,
): ApprovedCall | null {
  if (!isCallName(wanted.call)) return null;
  const parsed = CALLS[wanted.call].input.safeParse(wanted.input);
  if (!parsed.success || !isApprovable(parsed.data)) return null;
  return { name: wanted.call, input: parsed.data, session };
}

interface Attempt {
  readonly staffId: number;
  readonly pin: string;
  readonly purpose: 'signIn' | 'changePin' | 'approve';
  readonly session: Session | null;
}

/** Counts, checks, and books one attempt at a PIN. */
async function checkPin({ internal, guard }: StaffHandlerParts, attempt: Attempt) {
  const { staffId, pin, purpose, session } = attempt;
  const keys = await guard();
  if (keys === null) return fail('staff.pinsUnreadable');
  const begun = await internal('staff.beginAttempt', { staffId }, session);
  if (begun.kind === 'unknown') return fail('staff.unknown');
  if (begun.kind === 'needsManager') return fail('staff.needsManager');
  if (begun.kind === 'lockedOut') return fail('staff.lockedOut', { until: begun.until });
  const isRight = await verifyPin(pin, { credential: begun.credential, pepper: keys.pepper });
  const ended = await internal('staff.endAttempt', { staffId, isRight, purpose }, session);
  switch (ended.kind) {
    case 'right':
      return { ok: true, person: { name: begun.name, role: begun.role } } as const;
    case 'wrong':
      return fail('staff.wrongPin', { attemptsLeft: ended.attemptsLeft });
    case 'lockedOut':
      return fail('staff.lockedOut', { until: ended.until });
    case 'needsManager':
      return fail('staff.needsManager');
    default:
      return assertNever(ended);
  }
}
