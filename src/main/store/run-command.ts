import type { CallName, CallParsed, CallReply } from '../../contract/index.ts';
import { uuidV7 } from '../../contract/kernel/ids.ts';
import type { Result } from '../../contract/kernel/result.ts';
import type { UtcMs } from '../../contract/kernel/time.ts';
import type { Session } from '../../contract/staff.ts';
import type { Approval, CommandContext, JobProgress } from './context.ts';
import { appendEvent, readChainHead, type ChainHead } from './event-log.ts';
import type { HandlerSet } from './handler-set.ts';
import { assertDurable } from './open-database.ts';
import { forgetOldRequests, knownReply, remember, requestOf } from './request-memory.ts';
import { asStoreError, failureOf, queryContext, rollBack } from './run-query.ts';
import type { StoreEnvironment } from './store-environment.ts';

type AnyCommand = (context: CommandContext, input: unknown) => Result<unknown>;
type AnyStep = (context: CommandContext, input: unknown) => unknown;
type AnyJob = (context: CommandContext, input: unknown) => Generator<JobProgress, unknown>;

/**
 * Runs commands on the one writing connection, one at a time. Each is one transaction: rows,
 * ledger, event log, print job and the reply kept under its requestId are committed together or
 * not at all (ARCHITECTURE, "One command, one round trip").
 */
export class CommandRunner {
  private readonly environment: StoreEnvironment;
  private readonly handlers: HandlerSet;
  private isDurabilityChecked: boolean;
  /** The event log's head within the open transaction, once it was read. */
  private head: ChainHead | undefined;

  /** `isBuilding`: the file is not a store yet, and becomes durable as a whole when finished. */
  constructor(
    environment: StoreEnvironment,
    handlers: HandlerSet,
    options: { readonly isBuilding: boolean } = { isBuilding: false },
  ) {
    this.environment = environment;
    this.handlers = handlers;
    this.isDurabilityChecked = options.isBuilding;
  }

  /** Runs a command of the contract; its input was parsed by the gateway. */
  run<Name extends CallName>(call: {
    readonly name: Name;
    readonly input: CallParsed<Name>;
    readonly session: Session | null;
    readonly approval?: Approval | null;
  }): CallReply<Name> {
    const command = this.handlers.commands[call.name] as AnyCommand | undefined;
    try {
      if (command === undefined) throw new Error(`No command is registered as ${call.name}`);
      return this.runOnce(command, call) as CallReply<Name>;
    } catch (error) {
      return failureOf(this.environment, call.name, error);
    }
  }

  private runOnce(
    command: AnyCommand,
    call: {
      readonly name: string;
      readonly input: unknown;
      readonly session: Session | null;
      readonly approval?: Approval | null;
    },
  ): unknown {
    const remembered = requestOf(call.input);
    const { environment } = this;
    const { connection } = environment;
    return this.inTransaction(() => {
      if (remembered !== undefined) {
        const known = knownReply(connection, call.name, remembered);
        if (known !== undefined) return { keep: false, value: known };
      }
      const topics = new Set<string>();
      const context = { ...this.context(call.session, topics), approval: call.approval ?? null };
      const result = command(context, call.input);
      if (!result.ok) return { keep: false, value: result };
      logApproval(context, call.name);
      const reply = { ok: true, value: result.value, changed: [...topics] };
      if (remembered !== undefined)
        remember(connection, {
          call: call.name,
          request: remembered,
          reply,
          at: environment.now(),
        });
      return { keep: true, value: reply };
    });
  }

  /**
   * Runs an internal command and returns its value and topics. It commits whatever it returns,
   * also a failure such as a counted wrong PIN; throwing rolls back. With a `requestId` in its
   * input, the value of the first run is returned again, whatever else the input holds (salts
   * and hashes of a PIN differ between retries), unless that value was `{ok: false}`.
   */
  runInternal(step: {
    readonly name: string;
    readonly input: unknown;
    readonly session: Session | null;
  }): { readonly value: unknown; readonly changed: readonly string[] } {
    const command = this.handlers.internal.commands[step.name] as AnyStep | undefined;
    try {
      if (command === undefined) throw new Error(`No internal command is named ${step.name}`);
      const remembered = requestOf(step.input, { isIdOnly: true });
      const { environment } = this;
      const { connection } = environment;
      return this.inTransaction(() => {
        const known = remembered && knownReply(connection, step.name, remembered);
        if (known !== undefined) return { keep: false, value: internalOutcome(known) };
        const topics = new Set<string>();
        const value = command(this.context(step.session, topics), step.input);
        const outcome = { value, changed: [...topics] };
        if (remembered !== undefined && !isFailure(value)) {
          remember(connection, {
            call: step.name,
            request: remembered,
            reply: outcome,
            at: environment.now(),
          });
        }
        return { keep: true, value: outcome };
      });
    } catch (error) {
      throw asStoreError(this.environment, step.name, error);
    }
  }

  /** Runs `work` as a command of no name, of the moment `at`: steps of a new store, tests. */
  runWork<Value>(
    session: Session | null,
    work: (context: CommandContext) => Value,
    at?: UtcMs,
  ): Value {
    return this.inTransaction(() => ({
      keep: true,
      value: work(this.context(session, new Set(), at)),
    }));
  }

  /**
   * Runs one chunk of a job: steps until `budgetMs` are used or somebody waits for the writer
   * (`isWanted`), then commits. Returns what the job yielded or returned last. A step that throws rolls back its chunk.
   */
  runChunk<Value>(
    steps: Generator<JobProgress, Value>,
    options: { readonly budgetMs: number; readonly isWanted?: () => boolean },
  ): IteratorResult<JobProgress, Value> {
    return this.inTransaction(() => {
      const until = performance.now() + options.budgetMs;
      const isEnough = () => performance.now() >= until || options.isWanted?.() === true;
      let step = steps.next();
      while (step.done !== true && !isEnough()) step = steps.next();
      return { keep: true, value: step };
    });
  }

  /** Ends a job that was cancelled: what it opened it closes, what it committed stays. */
  endJob(steps: Generator<JobProgress, unknown>): void {
    this.inTransaction(() => {
      steps.return(undefined);
      return { keep: true, value: null };
    });
  }

  /** Starts a job; nothing of it runs before {@link runChunk}. */
  startJob(
    name: string,
    input: unknown,
    session: Session | null,
    topics: Set<string>,
  ): Generator<JobProgress, unknown> {
    const job = this.handlers.jobs?.[name] as AnyJob | undefined;
    if (job === undefined) throw new Error(`No job is named ${name}`);
    return job(this.context(session, topics), input);
  }

  /** Forgets replies older than 30 days, at most `limit` of them; returns how many. */
  pruneRequests(limit: number): number {
    return this.inTransaction(() => {
      const forgotten = forgetOldRequests(this.environment.connection, {
        now: this.environment.now(),
        limit,
      });
      return { keep: forgotten > 0, value: forgotten };
    });
  }

  /** Runs each step of care once and returns how many rows they cared for. */
  runIdleSteps(): number {
    let cared = 0;
    for (const step of this.handlers.idle ?? []) {
      cared += this.inTransaction(() => {
        const rows = step(this.context(null, new Set()));
        return { keep: rows > 0, value: rows };
      });
    }
    return cared;
  }

  private inTransaction<Value>(
    work: () => { readonly keep: boolean; readonly value: Value },
  ): Value {
    const { connection } = this.environment;
    connection.run('BEGIN IMMEDIATE');
    this.head = undefined;
    try {
      const { keep, value } = work();
      if (keep && !this.isDurabilityChecked) {
        assertDurable(connection);
        this.isDurabilityChecked = true;
      }
      connection.run(keep ? 'COMMIT' : 'ROLLBACK');
      return value;
    } catch (error) {
      rollBack(connection);
      throw error;
    }
  }

  private context(session: Session | null, topics: Set<string>, at?: UtcMs): CommandContext {
    const { environment } = this;
    const base = queryContext(environment, session, at);
    const db = environment.connection.asWritable();
    const newUid = () => uuidV7(base.now, environment.randomBytes(10));
    return {
      ...base,
      db,
      newUid,
      log: (type, data) => {
        const before = this.head ?? readChainHead(db, environment.tillUid);
        this.head = appendEvent(db, before, {
          uid: newUid(),
          type,
          at: base.now,
          businessDay: base.today,
          staffId: session?.staffId ?? null,
          data,
        });
        return this.head.seq;
      },
      changed(...names) {
        for (const name of names) topics.add(name);
      },
    };
  }
}

/** Both persons, in the transaction of what was approved (TRUST, People). */
function logApproval(context: CommandContext, call: string): void {
  const { approval, session } = context;
  if (approval === null || approval === undefined) return;
  context.log('staff.approved', {
    call,
    askedBy: session?.staffId ?? null,
    approvedBy: approval.staffId,
    reason: approval.reason,
  });
}

function isFailure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

function internalOutcome(known: unknown): { value: unknown; changed: readonly string[] } {
  if (isFailure(known)) throw new Error('The requestId was used for something else');
  return known as { value: unknown; changed: readonly string[] };
}
