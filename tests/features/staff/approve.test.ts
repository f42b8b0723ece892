import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CALLS } from '../../../src/contract/index.ts';
import { ok } from '../../../src/contract/kernel/result.ts';
import { approvalId } from '../../../src/contract/primitives.ts';
import type { Session } from '../../../src/contract/staff.ts';
import { approvalEvent, insertStaff, mayDecide } from '../../../src/main/features/staff/face.ts';
import { staffInternal } from '../../../src/main/features/staff/index.ts';
import { hashPin } from '../../../src/main/features/staff/pin.ts';
import { ApprovalKeeper } from '../../../src/main/gateway/approval-keeper.ts';
import { Gateway } from '../../../src/main/gateway/gateway.ts';
import { SessionKeeper } from '../../../src/main/gateway/session-keeper.ts';
import { staffHandlers } from '../../../src/main/shell/handlers/staff.ts';
import type { InternalSteps } from '../../../src/main/shell/internal-steps.ts';
import type { CommandContext } from '../../../src/main/store/context.ts';
import { CASHIER, MANAGER, openTestStore, type TestStore } from '../../support/store.ts';

const guard = { pepper: randomBytes(32), log2N: 6 };
const PIN = '246813';
const WRONG = '975310';
/** Ids after the two people every test store has, who have no PIN here. */
const WANG = 3;
const LI = 4;

/** A call of the contract that takes a consent, for as long as these tests run. */
const CALL = 'devices.cancelJob';
const plain = CALLS[CALL];
const approvable = {
  ...plain,
  input: z.strictObject({ ...z.strictObject(plain.input.shape).shape, approvalId }),
};

let store: TestStore;
let gateway: Gateway;
let sessions: SessionKeeper;
let seen: { readonly mayDecide: boolean; readonly event: object }[];

function nothing(): void {}

beforeEach(async () => {
  Object.assign(CALLS, { [CALL]: approvable });
  seen = [];
  const credential = await hashPin(PIN, guard);
  const cancelJob = (context: CommandContext) => {
    seen.push({ mayDecide: mayDecide(context), event: approvalEvent(context) });
    return ok(null);
  };
  store = openTestStore({
    features: [{ internal: staffInternal, commands: { [CALL]: cancelJob } }],
    initialise: (context) => {
      insertStaff(context, { name: '王芳', role: 'manager', ...credential });
      insertStaff(context, { name: '李娜', role: 'cashier', ...credential });
    },
  });
  const now = () => store.clock.now();
  sessions = new SessionKeeper({ autoLockMs: 3_600_000, now, emit: nothing, onLocked: nothing });
  sessions.open(CASHIER);
  const approvals = new ApprovalKeeper({ now });
  const internal = (async (name: string, input: unknown, session: Session | null) =>
    store.internal(name, input, { session })) as InternalSteps;
  gateway = new Gateway({
    isTrusted: () => true,
    session: () => sessions.current(),
    // The gateway parsed the input already.
    store: async (name, input, session, approval = null) =>
      store.call(name, input as never, { session, approval }),
    approvalOf: approvals.find,
    host: async () => ok(null) as never,
    shell: staffHandlers({ internal, sessions, approvals, guard: async () => guard }),
    report: (_where, problem) => String(problem),
    checksReplies: true,
    codeOf: () => null,
  });
});
afterEach(() => {
  Object.assign(CALLS, { [CALL]: plain });
  sessions.dispose();
  const [bug] = store.bugs;
  store.close();
  if (bug !== undefined) throw bug;
});

const cancel = () => ({ requestId: store.requestId(), jobId: 1 });
const approve = (input: object, more: object = {}) =>
  gateway.handle(1, 'staff.approve', {
    staffId: WANG,
    pin: PIN,
    reason: 'Guest of the house',
    call: CALL,
    input,
    ...more,
  });
async function approvalFor(input: object): Promise<string> {
  const reply = await approve(input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return (reply.value as { approvalId: string }).approvalId;
}
const send = (input: object, id: string | null) =>
  gateway.handle(1, CALL, { ...input, approvalId: id });
const events = (type: string) =>
  store.db
    .all<{ staffId: number; data: string }>(
      'SELECT staff_id AS staffId, data FROM event_log WHERE type = :type ORDER BY seq',
      { type },
    )
    .map(({ staffId, data }) => ({ staffId, ...(JSON.parse(data) as object) }));

describe('a consent by PIN', () => {
  it('reaches the command it was given to, and both persons are logged with it', async () => {
    const input = cancel();
    const reply = await send(input, await approvalFor(input));
    expect(reply.ok).toBe(true);
    const event = { approvedBy: WANG, approvalReason: 'Guest of the house' };
    expect(seen).toEqual([{ mayDecide: true, event }]);
    expect(events('staff.approved')).toMatchObject([
      { staffId: CASHIER.staffId, askedBy: CASHIER.staffId, approvedBy: WANG, call: CALL },
    ]);
  });

  it('is not there for another payload, another request, or a forged id', async () => {
    const input = cancel();
    const id = await approvalFor(input);
    await send({ ...input, jobId: 2 }, id);
    await send({ ...input, requestId: store.requestId() }, id);
    await send(cancel(), randomUUID());
    await send(cancel(), null);
    expect(seen.map((one) => one.mayDecide)).toEqual([false, false, false, false]);
    expect(events('staff.approved')).toEqual([]);
  });

  it('is not there for another person who signs in meanwhile', async () => {
    const input = cancel();
    const id = await approvalFor(input);
    sessions.open({ staffId: LI, name: '李娜', role: 'cashier' });
    await send(input, id);
    expect(seen).toMatchObject([{ mayDecide: false }]);
  });

  it('lasts 60 seconds, also when the clock goes back', async () => {
    const [late, early, justInTime] = [cancel(), cancel(), cancel()];
    const ids = [await approvalFor(late), await approvalFor(early), await approvalFor(justInTime)];
    store.clock.advance(60_000);
    await send(justInTime, ids[2] ?? null);
    store.clock.advance(1);
    await send(late, ids[0] ?? null);
    store.clock.advance(-60_002);
    await send(early, ids[1] ?? null);
    expect(seen.map((one) => one.mayDecide)).toEqual([true, false, false]);
  });

  it('is not asked again by a retry: after a minute the same request has the first reply', async () => {
    const input = cancel();
    const id = await approvalFor(input);
    const first = await send(input, id);
    store.clock.advance(120_000);
    expect(await send(input, id)).toEqual(first);
    const again = await approvalFor(input);
    expect(await send(input, again)).toEqual(first);
    expect(seen).toHaveLength(1);
    expect(events('staff.approved')).toHaveLength(1);
  });

  it('is not needed by a manager, who decides alone', async () => {
    sessions.open(MANAGER);
    await send(cancel(), null);
    expect(seen).toMatchObject([{ mayDecide: true, event: { approvedBy: null } }]);
    expect(events('staff.approved')).toEqual([]);
  });
});

describe('giving a consent', () => {
  it('takes a manager: a cashier’s own PIN is refused before it is looked at', async () => {
    const reply = await approve(cancel(), { staffId: LI });
    expect(reply).toEqual({
      ok: false,
      error: { code: 'staff.notApprover', params: { name: '李娜' } },
    });
    const failures = store.db.get('SELECT failures FROM staff WHERE id = :id', { id: LI });
    expect(failures).toEqual({ failures: 0 });
  });

  it('counts wrong PINs as sign-in does, and locks after five', async () => {
    for (const attemptsLeft of [4, 3, 2, 1]) {
      const reply = await approve(cancel(), { pin: WRONG });
      expect(reply).toMatchObject({ error: { code: 'staff.wrongPin', params: { attemptsLeft } } });
    }
    expect(await approve(cancel(), { pin: WRONG })).toMatchObject({
      error: { code: 'staff.lockedOut' },
    });
    expect(await approve(cancel())).toMatchObject({ error: { code: 'staff.lockedOut' } });
    const signIn = await gateway.handle(1, 'staff.signIn', { staffId: WANG, pin: PIN });
    expect(signIn).toMatchObject({ error: { code: 'staff.lockedOut' } });
    expect(events('staff.signInFailed')).toHaveLength(5);
    expect(events('staff.signInFailed')[0]).toMatchObject({ purpose: 'approve' });
  });

  it('needs a reason, a call that takes a consent, and an input that call accepts', async () => {
    expect(await approve(cancel(), { reason: ' \t ' })).toMatchObject({
      error: { code: 'staff.reasonEmpty' },
    });
    for (const more of [
      { call: 'toString' },
      { call: 'staff.signIn', input: { staffId: WANG, pin: PIN } },
      { input: { jobId: 1 } },
    ]) {
      expect(await approve(cancel(), more)).toMatchObject({ error: { code: 'call.invalid' } });
    }
  });

  it('does not reach a person who left', async () => {
    store.write(({ db }) => db.run(`UPDATE staff SET is_active = 0 WHERE id = 3`));
    expect(await approve(cancel())).toMatchObject({ error: { code: 'staff.unknown' } });
  });
});
