import { done, refused, wait } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';
import type { FakeState } from './state.ts';

type Part = Pick<FakeHandlers, Extract<keyof FakeHandlers, `staff.${string}`>>;

function update(state: FakeState, id: number, change: Partial<FakeState['staff'][number]>) {
  const index = state.staff.findIndex((person) => person.id === id);
  const before = state.staff[index];
  if (before === undefined) return undefined;
  const after = { ...before, ...change };
  state.staff[index] = after;
  return after;
}

function wrongPin(state: FakeState, id: number) {
  const count = (state.failures.get(id) ?? 0) + 1;
  state.failures.set(id, count);
  if (count < 5) return refused('staff.wrongPin', { attemptsLeft: 5 - count });
  const until = Date.now() + 30_000 * 2 ** (count - 5);
  update(state, id, { lockedUntil: until });
  state.emit({ type: 'data.changed', topics: ['staff'] });
  return refused('staff.lockedOut', { until });
}

export const staffHandlers: Part = {
  'staff.list': ({ includeInactive }, state) =>
    done(state.staff.filter(({ isActive }) => isActive || includeInactive)),
  'staff.signIn': async ({ staffId, pin }, state) => {
    await wait(250);
    const person = state.staff.find(({ id }) => id === staffId);
    if (person === undefined) return refused('staff.unknown');
    if (person.needsManager) return refused('staff.needsManager');
    if (person.lockedUntil !== null && person.lockedUntil > Date.now()) {
      return refused('staff.lockedOut', { until: person.lockedUntil });
    }
    if (state.pins.get(staffId) !== pin) return wrongPin(state, staffId);
    state.failures.delete(staffId);
    const session = { staffId, name: person.name, role: person.role, signedInAt: Date.now() };
    state.session = session;
    state.emit({ type: 'session.changed', session, reason: 'signedIn' });
    return done(session);
  },
  'staff.approve': async ({ staffId, pin }, state) => {
    await wait(250);
    const person = state.staff.find(({ id }) => id === staffId);
    if (person === undefined) return refused('staff.unknown');
    if (person.role === 'cashier') return refused('staff.notApprover', { name: person.name });
    if (state.pins.get(staffId) !== pin) return wrongPin(state, staffId);
    return done({ approvalId: crypto.randomUUID() });
  },
  'staff.lock': (_input, state) => {
    state.session = null;
    state.emit({ type: 'session.changed', session: null, reason: 'locked' });
    return done(null);
  },
  'staff.session': (_input, state) => done({ session: state.session, autoLockMs: 120_000 }),
  'staff.touch': () => done(null),
  'staff.add': ({ name, role, pin }, state) => {
    if (name.trim() === '') return refused('staff.nameEmpty');
    if (state.staff.some((person) => person.name === name)) return refused('staff.nameTaken');
    state.nextId += 1;
    const person = {
      id: state.nextId,
      name,
      role,
      isActive: true,
      lockedUntil: null,
      needsManager: false,
    };
    state.staff.push(person);
    state.pins.set(person.id, pin);
    return done(person, ['staff']);
  },
  'staff.change': ({ staffId, name, role, isActive }, state) => {
    const managers = state.staff.filter((p) => p.role === 'manager' && p.isActive);
    const isLast = managers.length === 1 && managers[0]?.id === staffId;
    if (isLast && (isActive === false || (role !== undefined && role !== 'manager'))) {
      return refused('staff.lastManager');
    }
    const person = update(state, staffId, {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(isActive === undefined ? {} : { isActive }),
    });
    return person === undefined ? refused('staff.unknown') : done(person, ['staff']);
  },
  'staff.resetPin': ({ staffId, pin }, state) => {
    const person = update(state, staffId, { lockedUntil: null, needsManager: false });
    if (person === undefined) return refused('staff.unknown');
    state.pins.set(staffId, pin);
    return done(person, ['staff']);
  },
  'staff.changePin': ({ oldPin, newPin }, state) => {
    const id = state.session?.staffId ?? 0;
    if (state.pins.get(id) !== oldPin) return refused('staff.wrongPin', { attemptsLeft: 4 });
    state.pins.set(id, newPin);
    return done(null);
  },
};
