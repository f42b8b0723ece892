import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../src/contract/staff.ts';
import { insertStaff } from '../../../src/main/features/staff/face.ts';
import {
  staffCommands,
  staffInternal,
  staffQueries,
} from '../../../src/main/features/staff/index.ts';
import { hashPin } from '../../../src/main/features/staff/pin.ts';
import { ApprovalKeeper } from '../../../src/main/gateway/approval-keeper.ts';
import { SessionKeeper } from '../../../src/main/gateway/session-keeper.ts';
import { staffHandlers } from '../../../src/main/shell/handlers/staff.ts';
import type { InternalSteps } from '../../../src/main/shell/internal-steps.ts';
import { CASHIER, MANAGER, openTestStore, type TestStore } from '../../support/store.ts';

const guard = { pepper: randomBytes(32), log2N: 6 };
const PIN = '246813';
const WRONG = '975310';
/** Ids after the two people every test store has. */
const WANG = 3;
const LI = 4;

let store: TestStore;
let sessions: SessionKeeper;
let staff: ReturnType<typeof staffHandlers>;
let steps: string[];
let keys: typeof guard | null;

beforeEach(async () => {
  keys = guard;
  steps = [];
  const credential = await hashPin(PIN, guard);
  store = openTestStore({
    features: [{ queries: staffQueries, commands: staffCommands, internal: staffInternal }],
    initialise: (context) => {
      insertStaff(context, { name: '王芳', role: 'manager', ...credential });
      insertStaff(context, { name: '李娜', role: 'cashier', ...credential });
      // The people of every test store have PINs nobody knows; the two above run this one.
      context.db.run(`UPDATE staff SET is_active = 0 WHERE id IN (1, 2)`);
    },
  });
  sessions = new SessionKeeper({
    autoLockMs: 120_000,
    now: () => store.clock.now(),
    emit: () => undefined,
    onLocked: () => undefined,
  });
  const internal = (async (name: string, input: unknown, session: Session | null) => {
    steps.push(name);
    return store.internal(name, input, { session });
  }) as InternalSteps;
  const approvals = new ApprovalKeeper({ now: () => store.clock.now() });
  staff = staffHandlers({ internal, sessions, approvals, guard: async () => keys });
});
afterEach(() => {
  sessions.dispose();
  const [bug] = store.bugs;
  store.close();
  if (bug !== undefined) throw bug;
});

const signIn = (pin: string, staffId = LI) => staff['staff.signIn']({ staffId, pin }, null);
const failuresOf = (id: number) =>
  store.db.get<{ failures: number; lockedUntil: number | null }>(
    'SELECT failures, locked_until AS lockedUntil FROM staff WHERE id = :id',
    { id },
  );
const events = () =>
  store.db.all<{ type: string; data: string }>('SELECT type, data FROM event_log ORDER BY seq');

describe('signing in', () => {
  it('opens a session with the name and role the store holds', async () => {
    const reply = await signIn(PIN);
    expect(reply).toMatchObject({
      ok: true,
      value: { staffId: LI, name: '李娜', role: 'cashier', signedInAt: store.clock.now() },
    });
    expect(sessions.current()?.name).toBe('李娜');
    expect(events().at(-1)?.type).toBe('staff.signedIn');
  });

  it('counts the failure before the PIN is looked at', async () => {
    const checking = signIn(PIN);
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps).toEqual(['staff.beginAttempt']);
    expect(failuresOf(LI)?.failures).toBe(1);
    await checking;
    expect(failuresOf(LI)).toEqual({ failures: 0, lockedUntil: null });
  });

  it('tells how many attempts are left, then locks for 30 s, then 60 s', async () => {
    for (const left of [4, 3, 2, 1]) {
      const reply = await signIn(WRONG);
      expect(reply).toEqual({
        ok: false,
        error: { code: 'staff.wrongPin', params: { attemptsLeft: left } },
      });
    }
    const until = store.clock.now() + 30_000;
    const locked = { ok: false, error: { code: 'staff.lockedOut', params: { until } } };
    expect(await signIn(WRONG)).toEqual(locked);
    expect(await signIn(PIN)).toEqual(locked);
    store.clock.advance(29_999);
    expect(await signIn(PIN)).toEqual(locked);
    store.clock.advance(1);
    expect(await signIn(WRONG)).toMatchObject({
      error: { code: 'staff.lockedOut', params: { until: store.clock.now() + 60_000 } },
    });
    expect(sessions.current()).toBeNull();
  });

  it('does not count attempts made during a lockout', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(WRONG);
    for (let attempt = 0; attempt < 20; attempt += 1) await signIn(WRONG);
    expect(failuresOf(LI)?.failures).toBe(5);
  });

  it('starts the count again after a right PIN', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(WRONG);
    await signIn(PIN);
    expect(await signIn(WRONG)).toMatchObject({ error: { params: { attemptsLeft: 4 } } });
  });

  it('gives parallel guesses no more attempts than one after the other', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => signIn(WRONG)));
    const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes.filter((code) => code === 'staff.wrongPin')).toHaveLength(4);
    expect(codes.filter((code) => code === 'staff.lockedOut')).toHaveLength(8);
    expect(failuresOf(LI)?.failures).toBe(5);
  });

  it('needs a manager after ten failures, until the PIN is reset', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await signIn(WRONG);
      store.clock.advance(3_600_000);
    }
    expect(await signIn(PIN)).toEqual({ ok: false, error: { code: 'staff.needsManager' } });
    const shown = store.value('staff.list', {}, { session: null });
    expect(shown.find(({ id }) => id === LI)).toMatchObject({ needsManager: true });
    const manager = { ...MANAGER, staffId: WANG };
    const requestId = store.requestId();
    const reset = await staff['staff.resetPin']({ requestId, staffId: LI, pin: '112233' }, manager);
    expect(reset).toMatchObject({ ok: true, value: { needsManager: false, lockedUntil: null } });
    expect(await signIn('112233')).toMatchObject({ ok: true });
  });

  it('never closes the shop for its only manager', async () => {
    for (let attempt = 0; attempt < 15; attempt += 1) {
      await signIn(WRONG, WANG);
      store.clock.advance(3_600_000);
    }
    expect(await signIn(PIN, WANG)).toMatchObject({ ok: true, value: { role: 'manager' } });
  });

  it('does not stay locked because the clock was set back', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(WRONG);
    store.clock.advance(-86_400_000);
    expect(await signIn(PIN)).toMatchObject({
      error: { params: { until: store.clock.now() + 30_000 } },
    });
    store.clock.advance(30_000);
    expect(await signIn(PIN)).toMatchObject({ ok: true });
  });

  it('refuses people who are not there or have left, and says nothing of PINs', async () => {
    expect(await signIn(PIN, 99)).toEqual({ ok: false, error: { code: 'staff.unknown' } });
    expect(await signIn(PIN, 1)).toEqual({ ok: false, error: { code: 'staff.unknown' } });
  });

  it('says that no PIN can be checked when the pepper is lost, and counts nothing', async () => {
    keys = null;
    expect(await signIn(PIN)).toEqual({ ok: false, error: { code: 'staff.pinsUnreadable' } });
    expect(failuresOf(LI)?.failures).toBe(0);
  });
});

describe('changing PINs', () => {
  it('takes the old one, counts a wrong one, and then only the new one opens', async () => {
    const session = { ...CASHIER, staffId: LI };
    const changePin = (oldPin: string, newPin: string) =>
      staff['staff.changePin']({ requestId: store.requestId(), oldPin, newPin }, session);
    expect(await changePin(WRONG, '555555')).toMatchObject({ error: { code: 'staff.wrongPin' } });
    expect(failuresOf(LI)?.failures).toBe(1);
    expect(await changePin(PIN, '555555')).toMatchObject({ ok: true, value: null });
    expect(await signIn(PIN)).toMatchObject({ ok: false });
    expect(await signIn('555555')).toMatchObject({ ok: true });
  });

  it('of an admin is not for a manager to reset', async () => {
    const credential = await hashPin(PIN, guard);
    const admin = store.write((context) =>
      insertStaff(context, { name: 'Root', role: 'admin', ...credential }),
    );
    const input = { requestId: store.requestId(), staffId: admin, pin: '111111' };
    const reply = await staff['staff.resetPin'](input, { ...MANAGER, staffId: WANG });
    expect(reply).toEqual({ ok: false, error: { code: 'staff.roleTooHigh' } });
  });
});

describe('adding people', () => {
  const manager: Session = { ...MANAGER, staffId: WANG };
  const add = (fields: { name?: string; role?: Session['role']; requestId?: string }) =>
    staff['staff.add'](
      {
        requestId: store.requestId(),
        name: 'Carmen Ruiz',
        role: 'cashier',
        pin: '1357',
        ...fields,
      },
      manager,
    );

  it('lets them sign in', async () => {
    const reply = await add({ name: '  Carmen\u202e  Ruiz ' });
    expect(reply).toMatchObject({ ok: true, value: { name: 'Carmen Ruiz', role: 'cashier' } });
    const id = reply.ok ? reply.value.id : 0;
    expect(await signIn('1357', id)).toMatchObject({ ok: true });
  });

  it('happens once for one request, however often it is sent', async () => {
    const requestId = store.requestId();
    const replies = await Promise.all(Array.from({ length: 10 }, () => add({ requestId })));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(store.value('staff.list', {}).filter(({ name }) => name === 'Carmen Ruiz')).toHaveLength(
      1,
    );
  });

  it('is refused for an empty or taken name, and for a role above the own', async () => {
    expect(await add({ name: ' \u200b ' })).toEqual({
      ok: false,
      error: { code: 'staff.nameEmpty' },
    });
    expect(await add({ name: '李娜' })).toMatchObject({ error: { code: 'staff.nameTaken' } });
    for (const role of ['admin', 'headquarters'] as const)
      expect(await add({ role })).toEqual({ ok: false, error: { code: 'staff.roleTooHigh' } });
  });
});

function change(fields: object, session: Session = { ...MANAGER, staffId: WANG }) {
  return store.call(
    'staff.change',
    { requestId: store.requestId(), staffId: LI, ...fields },
    { session },
  );
}

describe('changing people', () => {
  it('gives a name, a role, lets them leave and come back', () => {
    expect(change({ name: '李娜娜', role: 'manager' })).toMatchObject({
      value: { name: '李娜娜', role: 'manager' },
    });
    expect(change({ isActive: false })).toMatchObject({ value: { isActive: false } });
    const ids = store.value('staff.list', {}).map(({ id }) => id);
    expect(ids).not.toContain(LI);
    expect(change({ isActive: true })).toMatchObject({ value: { isActive: true } });
  });

  it('never leaves the store without a manager', () => {
    const last = { staffId: WANG };
    for (const fields of [{ isActive: false }, { role: 'cashier' }])
      expect(change({ ...last, ...fields })).toEqual({
        ok: false,
        error: { code: 'staff.lastManager' },
      });
    change({ role: 'manager' });
    expect(change({ ...last, role: 'cashier' })).toMatchObject({ ok: true });
  });

  it('lets nobody reach above the own role', () => {
    for (const role of ['admin', 'headquarters'])
      expect(change({ role })).toEqual({ ok: false, error: { code: 'staff.roleTooHigh' } });
    const cashier: Session = { ...CASHIER, staffId: LI };
    expect(change({ role: 'manager' }, cashier)).toMatchObject({
      error: { code: 'staff.roleTooHigh' },
    });
  });

  it('shows people who left to managers only', () => {
    change({ isActive: false });
    const all = { includeInactive: true };
    const namesFor = (session: Session | null) =>
      store.value('staff.list', all, { session }).map(({ name }) => name);
    expect(namesFor({ ...MANAGER, staffId: WANG })).toContain('李娜');
    expect(namesFor({ ...CASHIER, staffId: 2 })).not.toContain('李娜');
    expect(namesFor(null)).not.toContain('李娜');
  });
});

describe('secrets', () => {
  it('are nowhere in the store but as hashes, and names nowhere in the event log', async () => {
    await signIn(WRONG);
    await signIn(PIN);
    const manager = { ...MANAGER, staffId: WANG };
    const added = { name: 'Carmen Ruiz', role: 'cashier', pin: '864209' } as const;
    await staff['staff.add']({ requestId: store.requestId(), ...added }, manager);
    const reset = { requestId: store.requestId(), staffId: LI, pin: '778899' };
    await staff['staff.resetPin'](reset, manager);
    store.connection.pragma('wal_checkpoint(TRUNCATE)');
    const { readFileSync } = await import('node:fs');
    const file = readFileSync(store.path);
    for (const secret of [PIN, WRONG, '864209', '778899', guard.pepper.toString('hex')])
      expect(file.includes(secret)).toBe(false);
    expect(file.includes(guard.pepper)).toBe(false);
    const log = events();
    expect(log.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'staff.added',
        'staff.signInFailed',
        'staff.signedIn',
        'staff.pinChanged',
      ]),
    );
    for (const { data } of log) expect(data).not.toMatch(/王芳|李娜|Carmen/);
  });
});
