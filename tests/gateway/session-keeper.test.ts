import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TillEvent } from '../../src/contract/events.ts';
import { SessionKeeper } from '../../src/main/gateway/session-keeper.ts';

const WANG = { staffId: 1, name: '王芳', role: 'manager' } as const;
const LI = { staffId: 2, name: '李娜', role: 'cashier' } as const;

let events: TillEvent[] = [];
let locked: string[] = [];
function keeper(autoLockMs = 120_000): SessionKeeper {
  return new SessionKeeper({
    autoLockMs,
    now: () => Date.now(),
    emit: (event) => events.push(event),
    onLocked: (session, reason) => locked.push(`${session.staffId} ${reason}`),
  });
}
const secondsTold = () =>
  events.flatMap((event) => (event.type === 'session.expiring' ? [event.secondsLeft] : []));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  events = [];
  locked = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session', () => {
  it('locks by itself after two minutes, counting the last fifteen seconds down', () => {
    const sessions = keeper();
    sessions.open(WANG);
    vi.advanceTimersByTime(104_999);
    expect(secondsTold()).toEqual([]);
    vi.advanceTimersByTime(15_000);
    expect(secondsTold()).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(sessions.current()?.name).toBe('王芳');
    vi.advanceTimersByTime(1);
    expect(sessions.current()).toBeNull();
    expect(events.at(-1)).toEqual({ type: 'session.changed', session: null, reason: 'autoLocked' });
    expect(locked).toEqual(['1 autoLocked']);
  });

  it('stays as long as somebody is at work', () => {
    const sessions = keeper();
    sessions.open(WANG);
    for (let minute = 0; minute < 30; minute += 1) {
      vi.advanceTimersByTime(110_000);
      sessions.touch();
    }
    expect(sessions.current()).not.toBeNull();
    expect(locked).toEqual([]);
  });

  it('is over when asked after its time, even if no timer ran (a machine that slept)', () => {
    const sessions = keeper();
    sessions.open(WANG);
    vi.setSystemTime(Date.now() + 121_000);
    expect(sessions.current()).toBeNull();
    expect(locked).toEqual(['1 autoLocked']);
  });

  it('does not live longer because the clock was set back', () => {
    const sessions = keeper();
    sessions.open(WANG);
    vi.setSystemTime(Date.now() - 86_400_000);
    vi.advanceTimersByTime(121_000);
    vi.advanceTimersByTime(121_000);
    expect(sessions.current()).toBeNull();
  });

  it('of another person takes over the till, and both are on record', () => {
    const sessions = keeper();
    sessions.open(WANG);
    sessions.open(LI);
    expect(sessions.current()).toMatchObject(LI);
    expect(locked).toEqual(['1 switched']);
    sessions.open(LI);
    expect(locked).toEqual(['1 switched']);
  });

  it('ends once, however often it is locked', () => {
    const sessions = keeper();
    sessions.open(WANG);
    sessions.lock();
    sessions.lock();
    vi.advanceTimersByTime(300_000);
    expect(locked).toEqual(['1 locked']);
    expect(events.filter((event) => event.type === 'session.changed')).toHaveLength(2);
  });

  it('follows a change of name or role, and ends when the person leaves', () => {
    const sessions = keeper();
    sessions.open(WANG);
    const person = { id: 1, lockedUntil: null, needsManager: false, isActive: true };
    sessions.refresh({ ...person, name: '王芳', role: 'cashier' });
    expect(sessions.current()?.role).toBe('cashier');
    sessions.refresh({ ...person, name: '王芳', role: 'cashier', isActive: false });
    expect(sessions.current()).toBeNull();
    expect(locked).toEqual(['1 locked']);
  });

  it('shorter than the warning counts down from its start', () => {
    const sessions = keeper(3000);
    sessions.open(WANG);
    vi.advanceTimersByTime(3000);
    expect(secondsTold()).toEqual([2, 1]);
    expect(sessions.current()).toBeNull();
  });
});
