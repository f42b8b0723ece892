import type { TillEvent } from '../../contract/events.ts';
import type { StaffSummary, Session } from '../../contract/staff.ts';

/** From this long before a session locks by itself, the window counts down. */
const WARNING_MS = 15_000;
const TICK_MS = 1000;

/** How a session ended. */
export type LockReason = 'locked' | 'autoLocked' | 'switched';

export interface SessionKeeperParts {
  readonly autoLockMs: number;
  readonly now: () => number;
  readonly emit: (event: TillEvent) => void;
  /** Called after a session ended, for the record. */
  readonly onLocked: (session: Session, reason: LockReason) => void;
}

/**
 * Holds who is signed in. It lives in the main process only: a screen can ask for it and never
 * set it. A session nobody touches locks by itself (TRUST, People).
 */
export class SessionKeeper {
  private readonly parts: SessionKeeperParts;
  private lockAfterMs: number;
  private session: Session | null = null;
  private locksAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private warnedSeconds = 0;

  constructor(parts: SessionKeeperParts) {
    this.parts = parts;
    this.lockAfterMs = parts.autoLockMs;
  }

  get autoLockMs(): number {
    return this.lockAfterMs;
  }

  /** Locks after another time from now on. */
  changeAutoLock(ms: number): void {
    this.lockAfterMs = ms;
    this.touch();
  }

  /** Who is signed in. Asking late is safe: a session past its time is locked here and now. */
  current(): Session | null {
    if (this.session !== null && this.leftMs() <= 0) this.end('autoLocked');
    return this.session;
  }

  /** Opens a session; another person's ends first. */
  open(person: Pick<Session, 'staffId' | 'name' | 'role'>): Session {
    const previous = this.current();
    if (previous !== null && previous.staffId !== person.staffId)
      this.parts.onLocked(previous, 'switched');
    const { staffId, name, role } = person;
    this.session = { staffId, name, role, signedInAt: this.parts.now() };
    this.touch();
    this.parts.emit({ type: 'session.changed', session: this.session, reason: 'signedIn' });
    return this.session;
  }

  /** A person is at work. */
  touch(): void {
    if (this.session === null) return;
    this.locksAt = this.parts.now() + this.lockAfterMs;
    this.warnedSeconds = 0;
    this.plan();
  }

  /** Ends the session. */
  lock(): void {
    this.end('locked');
  }

  /** Takes over what the store now says of the signed-in person; one who left is signed out. */
  refresh(person: StaffSummary | null): void {
    const { session } = this;
    if (session === null) return;
    if (person === null || !person.isActive) {
      this.end('locked');
      return;
    }
    if (person.id !== session.staffId) return;
    if (person.name === session.name && person.role === session.role) return;
    this.session = { ...session, name: person.name, role: person.role };
    this.parts.emit({ type: 'session.changed', session: this.session, reason: 'changed' });
  }

  /** Ends the keeper's timer; the session with it, without a word. */
  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.session = null;
  }

  private end(reason: 'locked' | 'autoLocked'): void {
    const { session } = this;
    if (session === null) return;
    this.dispose();
    this.parts.emit({ type: 'session.changed', session: null, reason });
    this.parts.onLocked(session, reason);
  }

  /** Time until the lock. A clock that was set back must not keep a session open. */
  private leftMs(): number {
    const latest = this.parts.now() + this.lockAfterMs;
    this.locksAt = Math.min(this.locksAt, latest);
    return this.locksAt - this.parts.now();
  }

  /** Sleeps until the warning begins, then wakes every second until the lock. */
  private plan(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    const leftMs = this.leftMs();
    const untilWarningMs = leftMs - WARNING_MS;
    const untilNextSecondMs = leftMs % TICK_MS || TICK_MS;
    const delayMs = untilWarningMs > 0 ? untilWarningMs : Math.min(leftMs, untilNextSecondMs);
    this.timer = setTimeout(() => this.tick(), Math.max(1, delayMs));
    this.timer.unref();
  }

  private tick(): void {
    if (this.session === null) return;
    const leftMs = this.leftMs();
    if (leftMs <= 0) {
      this.end('autoLocked');
      return;
    }
    const secondsLeft = Math.ceil(leftMs / 1000);
    if (leftMs <= WARNING_MS && secondsLeft !== this.warnedSeconds) {
      this.warnedSeconds = secondsLeft;
      this.parts.emit({ type: 'session.expiring', secondsLeft });
    }
    this.plan();
  }
}
