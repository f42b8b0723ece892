import type { CallError, CallName, CallParsed, CallValue } from '../../contract/index.ts';
import type { Role } from '../../contract/call.ts';
import type { ExportWish } from '../../contract/exports.ts';
import type { Uid } from '../../contract/kernel/ids.ts';
import type { Result } from '../../contract/kernel/result.ts';
import type { BusinessDay, UtcMs } from '../../contract/kernel/time.ts';
import type { Session } from '../../contract/staff.ts';
import type { Till } from '../../contract/system.ts';
import type { Db, WritableDb } from './db.ts';

/** A second person's consent to one action, given by PIN and bound to its input. */
export interface Approval {
  readonly staffId: number;
  readonly name: string;
  readonly role: Role;
  readonly reason: string;
}

/** What a query gets beside its input. */
export interface QueryContext {
  readonly db: Db;
  readonly now: UtcMs;
  readonly today: BusinessDay;
  readonly till: Till;
  /** Who asks; null before sign-in and for the till's own work. */
  readonly session: Session | null;
  /** Who else approved this very action with the own PIN (TRUST, People); absent = nobody. */
  readonly approval?: Approval | null;
}

/** What a command gets: a transaction is open, and commits if it returns `ok`. */
export interface CommandContext extends QueryContext {
  readonly db: WritableDb;
  /** A fresh UUIDv7. */
  newUid(): Uid;
  /**
   * Appends a business fact to the hash-chained event log, in this transaction. `data` holds
   * integers, strings, booleans, null, arrays and objects only; no personal data beyond ids.
   * Returns the event's sequence number.
   */
  log(type: EventType, data: EventData): number;
  /** Names what changed, for whoever shows it: `member:42`, `sale:9`, `printJobs`. */
  changed(...topics: string[]): void;
}

/** Plain data of an event. */
export type EventData = { readonly [key: string]: EventValue };
type EventValue = string | number | boolean | null | readonly EventValue[] | EventData;

/** Business facts (names follow POSLog where it has one). */
export type EventType =
  | 'till.created'
  | 'till.restored'
  | 'programme.published'
  | 'programme.retired'
  | 'staff.added'
  | 'staff.changed'
  | 'staff.pinChanged'
  | 'staff.signedIn'
  | 'staff.signInFailed'
  | 'staff.locked'
  | 'staff.approved'
  | 'member.enrolled'
  | 'member.noteAdded'
  | 'member.phoneRevealed'
  | 'member.changed'
  | 'member.identifierAdded'
  | 'member.identifierEnded'
  | 'member.cardReplaced'
  | 'member.tagged'
  | 'member.consentChanged'
  | 'member.contactLogged'
  | 'member.taskFinished'
  | 'member.frozen'
  | 'member.unfrozen'
  | 'member.merged'
  | 'tier.changed'
  | 'member.keptApart'
  | 'member.statementPrinted'
  | 'sale.completed'
  | 'sale.suspended'
  | 'sale.resumed'
  | 'sale.voided'
  | 'sale.claimed'
  | 'sale.returned'
  | 'voucher.issued'
  | 'coupon.campaignSaved'
  | 'coupon.campaignActivated'
  | 'coupon.campaignEnded'
  | 'coupon.issued'
  | 'coupon.printed'
  | 'points.posted'
  | 'points.expired'
  | 'household.created'
  | 'household.changed'
  | 'household.dissolved'
  | 'device.saved'
  | 'device.removed'
  | 'receipt.copied'
  | 'print.answered'
  | 'drawer.opened'
  | 'shift.opened'
  | 'shift.closed'
  | 'shift.reported'
  | 'shift.noteLeft'
  | 'shift.noteRead'
  | 'cash.paidIn'
  | 'cash.paidOut'
  | 'backup.made'
  | 'data.exported'
  | 'settings.changed'
  | 'purchases.imported'
  | 'members.imported'
  | 'product.saved'
  | 'price.changed'
  | 'counter.saved'
  | 'supplier.saved'
  | 'group.renamed'
  | 'group.removed'
  | 'club.saved'
  | 'club.joined'
  | 'club.left'
  | 'gift.saved'
  | 'gift.stockMoved'
  | 'gift.given'
  | 'gift.givenBack'
  | 'stampCard.saved'
  | 'stamps.counted'
  | 'stamps.rewarded'
  | 'stamps.withdrawn'
  | 'stamps.taken'
  | 'stamps.reopened'
  | 'referral.recorded'
  | 'referral.rewarded'
  | 'referral.withdrawn'
  | 'referral.voided';

/** A query of the contract: reads, never writes. */
export type Query<Name extends CallName> = (
  context: QueryContext,
  input: CallParsed<Name>,
) => Result<CallValue<Name>, CallError<Name>>;

/** A command of the contract: one transaction; `fail` rolls it back. */
export type Command<Name extends CallName> = (
  context: CommandContext,
  input: CallParsed<Name>,
) => Result<CallValue<Name>, CallError<Name>>;

/**
 * A small piece of care for moments in which nobody waits: one transaction of some milliseconds.
 * Returns how many rows it cared for; 0 = nothing is left to do.
 */
export type IdleStep = (context: CommandContext) => number;

/** A step that only the main process may ask for, such as counting a failed PIN. */
export type InternalQuery<Input, Value> = (context: QueryContext, input: Input) => Value;
export type InternalCommand<Input, Value> = (context: CommandContext, input: Input) => Value;

/** Which rows of which list are to be taken out. */
export type ListWish = Pick<
  ExportWish,
  'list' | 'from' | 'until' | 'showsContacts' | 'withinPercent'
>;

/** Whose list it is, and when it is taken out. */
export interface ListMoment {
  readonly till: Till;
  readonly at: UtcMs;
}

/** Gives the rows of a list by the contract's column names, one by one. */
export type ListReader = (
  db: Db,
  wish: ListWish,
  moment: ListMoment,
) => Iterable<Readonly<Record<string, string | number | null>>>;

/** The handlers a feature puts into the store's lanes, by call name. */
export type QueryHandlers = { readonly [Name in CallName]?: Query<Name> };
export type CommandHandlers = { readonly [Name in CallName]?: Command<Name> };

/** What the building of a new store gets: nobody else uses the file yet. */
export interface BuildContext {
  readonly till: Till;
  readonly now: UtcMs;
  /**
   * Runs `work` in one transaction as a command of the moment `at`: keep it to some thousand rows.
   */
  write<Value>(
    work: (context: CommandContext) => Value,
    options?: { readonly at?: UtcMs; readonly session?: Session | null },
  ): Value;
  /** Tells how far it is, and throws when the building was cancelled: call it often. */
  progress(phase: string, done: number, total: number): void;
}

/** A step that fills a new store, by name such as `system.sampleShop`. */
export type Builder<Input> = (context: BuildContext, input: Input) => void;

/** How far a job is. */
export interface JobProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** What a long report gets: a snapshot of the store that nobody else waits for. */
export interface ReportContext extends Pick<QueryContext, 'db' | 'now' | 'today' | 'till'> {
  /**
   * Tells how far it is, and throws `TaskCancelled` once a person stopped it: call it some times
   * a second.
   */
  progress(phase: string, done: number, total: number): void;
}

/**
 * Reading that may take a minute, such as replaying the sales of three years: it runs beside the
 * lanes, in a worker of its own, on one snapshot, and writes nothing.
 */
export type Report<Input, Value> = (context: ReportContext, input: Input) => Value;

/**
 * Long work on the write lane. It yields after every few rows; the store commits about every
 * 40 ms at a yield and lets waiting sales through. Whatever was committed stays when it is
 * cancelled or killed, so a job keeps its own place in its tables and can be run again.
 */
export type Job<Input, Value> = (
  context: CommandContext,
  input: Input,
) => Generator<JobProgress, Value>;
