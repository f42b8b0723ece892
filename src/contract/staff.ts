import { z } from 'zod';
import { ANYONE, call, MANAGERS, ROLES, SELLERS, STAFF } from './call.ts';
import { personText, requestId, rowId, utcMs } from './primitives.ts';

const role = z.enum(ROLES);

/** A PIN: 4 to 12 digits. */
export const pin = z.string().regex(/^\d{4,12}$/);

const staffSummary = z.object({
  id: rowId,
  name: z.string(),
  role,
  isActive: z.boolean(),
  /** While set and in the future, this person cannot sign in. */
  lockedUntil: utcMs.nullable(),
  /** After ten failures only a manager's PIN reset opens the account again. */
  needsManager: z.boolean(),
});
export type StaffSummary = z.infer<typeof staffSummary>;

export const session = z.object({
  staffId: rowId,
  name: z.string(),
  role,
  signedInAt: utcMs,
});
export type Session = z.infer<typeof session>;

const PIN_ERRORS = [
  'staff.wrongPin',
  'staff.lockedOut',
  'staff.needsManager',
  'staff.unknown',
  /** The key that guards the PINs is missing or cannot be read: no PIN can be checked here. */
  'staff.pinsUnreadable',
] as const;

export const staffCalls = {
  /** The people who may sign in at this till, for the sign-in screen: names and roles only. */
  'staff.list': call({
    lane: 'read',
    access: ANYONE,
    input: z.strictObject({ includeInactive: z.boolean().default(false) }),
    output: z.array(staffSummary),
    errors: [],
  }),
  /**
   * Opens a session, or unlocks or switches the one at the till. Five failures lock the person
   * out for 30 s, doubling with each further one; after ten a manager must reset the PIN
   * (TRUST, People). `staff.wrongPin` carries `attemptsLeft`, `staff.lockedOut` `until`.
   */
  'staff.signIn': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({ staffId: rowId, pin: z.string().max(64) }),
    output: session,
    errors: PIN_ERRORS,
  }),
  /** Ends the session; the basket in progress is kept for whoever signs in next. */
  'staff.lock': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
  /** The session as it stands, and when it locks by itself unless something is done. */
  'staff.session': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({}),
    output: z.object({ session: session.nullable(), autoLockMs: z.int().positive() }),
    errors: [],
  }),
  /** Tells the till that a person is at work, so that it does not lock itself. */
  'staff.touch': call({
    lane: 'shell',
    access: STAFF,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
  /**
   * A second person consents, with the own PIN, to one call that the session may not decide
   * alone: `call` with exactly `input` (its `approvalId` aside), within 60 seconds. The id goes
   * into that call's `approvalId` (TRUST, People). Wrong PINs count as at sign-in.
   */
  'staff.approve': call({
    lane: 'shell',
    access: SELLERS,
    input: z.strictObject({
      staffId: rowId,
      pin: z.string().max(64),
      reason: personText(200),
      call: z.string().max(80),
      input: z.record(z.string(), z.unknown()),
    }),
    output: z.object({ approvalId: z.uuid() }),
    errors: [...PIN_ERRORS, 'staff.notApprover', 'staff.reasonEmpty'],
  }),
  'staff.add': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({ requestId, name: personText(80), role, pin }),
    output: staffSummary,
    errors: ['staff.nameEmpty', 'staff.nameTaken', 'staff.roleTooHigh', 'staff.pinsUnreadable'],
  }),
  'staff.change': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      staffId: rowId,
      name: personText(80).optional(),
      role: role.optional(),
      isActive: z.boolean().optional(),
    }),
    output: staffSummary,
    errors: [
      'staff.unknown',
      'staff.nameEmpty',
      'staff.nameTaken',
      'staff.lastManager',
      'staff.roleTooHigh',
    ],
  }),
  /** A manager gives a person a new PIN; the count of failures starts again. */
  'staff.resetPin': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({ requestId, staffId: rowId, pin }),
    output: staffSummary,
    errors: ['staff.unknown', 'staff.roleTooHigh', 'staff.pinsUnreadable'],
  }),
  /** A person changes the own PIN, giving the old one. */
  'staff.changePin': call({
    lane: 'shell',
    access: SELLERS,
    input: z.strictObject({ requestId, oldPin: z.string().max(64), newPin: pin }),
    output: z.null(),
    errors: PIN_ERRORS,
  }),
};
