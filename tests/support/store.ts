import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CALLS,
  type CallInput,
  type CallName,
  type CallReply,
  type CallValue,
} from '../../src/contract/index.ts';
import { uuidV7 } from '../../src/contract/kernel/ids.ts';
import type { UtcMs } from '../../src/contract/kernel/time.ts';
import type { Session } from '../../src/contract/staff.ts';
import type { Till } from '../../src/contract/system.ts';
import type {
  Approval,
  CommandContext,
  CommandHandlers,
  QueryContext,
  QueryHandlers,
  Report,
} from '../../src/main/store/context.ts';
import type { Db } from '../../src/main/store/db.ts';
import type { HandlerSet, InternalHandlers } from '../../src/main/store/handler-set.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { openWritable, type StoreConnection } from '../../src/main/store/open-database.ts';
import { randomPool } from '../../src/main/store/random-bytes.ts';
import { CommandRunner } from '../../src/main/store/run-command.ts';
import {
  onSnapshot,
  queryContext,
  runInternalQuery,
  runQuery,
} from '../../src/main/store/run-query.ts';
import {
  dayKeeper,
  readTill,
  type StoreEnvironment,
} from '../../src/main/store/store-environment.ts';
import { CASHIER, MANAGER } from './people.ts';

export { CASHIER, MANAGER };

/** A feature's handlers, as its index.ts exports them; missing parts are empty. */
export interface TestFeature {
  readonly queries?: QueryHandlers;
  readonly commands?: CommandHandlers;
  readonly internal?: Partial<InternalHandlers>;
  readonly idle?: HandlerSet['idle'];
  readonly jobs?: HandlerSet['jobs'];
  readonly reports?: HandlerSet['reports'];
}

/** A clock that stands still until a test moves it. */
interface FakeClock {
  now(): UtcMs;
  set(at: UtcMs): void;
  advance(ms: number): void;
}

export interface TestStoreOptions {
  /** The handlers under test, e.g. `[{ queries: membersQueries, commands: membersCommands }]`. */
  readonly features?: readonly TestFeature[];
  /** Where the clock starts: 2026-11-21T10:00:00 in Shanghai unless told. */
  readonly at?: UtcMs;
  /** The till's fields that matter to the test; the rest are S01, T03, CNY, Asia/Shanghai, 04:00. */
  readonly till?: Partial<Omit<Till, 'currencyDecimals'>>;
  /** Runs in one transaction after till and staff are there: a programme, products, members. */
  readonly initialise?: (context: CommandContext) => void;
}

/** Who asks, the cashier unless told, and who approved it, nobody unless told. */
interface CallOptions {
  readonly session?: Session | null;
  readonly approval?: Approval | null;
}

/** A store in a temp folder, run in this thread by the same runners as in the app's workers. */
export interface TestStore {
  readonly folder: string;
  readonly path: string;
  readonly clock: FakeClock;
  readonly till: Till;
  readonly connection: StoreConnection;
  /** For looking at tables. */
  readonly db: Db;
  /** Bugs that were reported, in order: a test that expects none can check. */
  readonly bugs: readonly unknown[];
  /**
   * A call as the gateway makes it: the input is parsed, the handler runs in its lane's kind of
   * transaction, and the value is checked against the contract. The cashier asks unless told.
   */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): CallReply<Name>;
  /** The value of a call that must succeed. */
  value<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Extract<CallReply<Name>, { ok: true }>['value'];
  /** An internal query or command by name. */
  internal(name: string, input: unknown, options?: { readonly session?: Session | null }): unknown;
  /** Runs a job to its end, a commit after each step. `steps` ends it sooner, as a kill does. */
  job(name: string, input: unknown, options?: { readonly steps?: number }): unknown;
  /** Works a long report out; its value is checked against the contract's call of that name. */
  report<Name extends 'simulation.run' | 'liability.report'>(
    name: Name,
    input: CallInput<Name>,
  ): CallValue<Name> | null;
  /** Runs `work` in a command's transaction. */
  write<Value>(work: (context: CommandContext) => Value, session?: Session | null): Value;
  /** One idle moment; returns how many rows were cared for. */
  idle(): number;
  /** Runs `work` in a query's snapshot. */
  read<Value>(work: (context: QueryContext) => Value, session?: Session | null): Value;
  /** A fresh request id. */
  requestId(): string;
  close(): void;
}

/** Opens a new store with a till, a manager (staff 1) and a cashier (staff 2). Close it. */
export function openTestStore(options: TestStoreOptions = {}): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-test-'));
  const path = join(folder, 'guitai.sqlite');
  const connection = openWritable(path, { mustExist: false });
  migrate(connection, MIGRATIONS);
  const clock = fakeClock(options.at ?? Date.UTC(2026, 10, 21, 2));
  insertTill(connection, options.till ?? {}, clock.now());
  const bugs: unknown[] = [];
  const environment = testEnvironment(connection, clock, bugs);
  const handlers = mergeFeatures(options.features ?? []);
  const runner = new CommandRunner(environment, handlers);
  if (options.initialise !== undefined) runner.runWork(MANAGER, options.initialise);
  return testStore({ folder, path, clock, bugs, environment, handlers, runner });
}

function fakeClock(start: UtcMs): FakeClock {
  let now = start;
  return {
    now: () => now,
    set(at) {
      now = at;
    },
    advance(ms) {
      now += ms;
    },
  };
}

function testEnvironment(
  connection: StoreConnection,
  clock: FakeClock,
  bugs: unknown[],
): StoreEnvironment {
  const found = readTill(connection.asDb());
  if (found === undefined) throw new Error('The till is missing');
  return {
    connection,
    till: found.till,
    tillUid: found.uid,
    now: () => clock.now(),
    randomBytes: randomPool(),
    today: dayKeeper(found.till),
    reportBug(_where, error) {
      bugs.push(error);
      return `BUG-${bugs.length}`;
    },
  };
}

/** One set of handlers out of several features'. */
export function mergeFeatures(features: readonly TestFeature[]): HandlerSet {
  return {
    queries: Object.assign({}, ...features.map((feature) => feature.queries ?? {})),
    commands: Object.assign({}, ...features.map((feature) => feature.commands ?? {})),
    internal: {
      queries: Object.assign({}, ...features.map((feature) => feature.internal?.queries ?? {})),
      commands: Object.assign({}, ...features.map((feature) => feature.internal?.commands ?? {})),
    },
    idle: features.flatMap((feature) => feature.idle ?? []),
    jobs: Object.assign({}, ...features.map((feature) => feature.jobs ?? {})),
    reports: Object.assign({}, ...features.map((feature) => feature.reports ?? {})),
  };
}

function insertTill(
  connection: StoreConnection,
  fields: NonNullable<TestStoreOptions['till']>,
  at: UtcMs,
): void {
  const random = randomPool();
  connection.run(
    `INSERT INTO till (id, uid, store_code, store_name, till_code, currency, time_zone,
                       cutover_minutes, is_sample, created_at)
     VALUES (1, :uid, :storeCode, :storeName, :tillCode, :currency, :timeZone, :cutoverMinutes,
             :isSample, :at)`,
    {
      uid: uuidV7(at, random(10)),
      storeCode: fields.storeCode ?? 'S01',
      storeName: fields.storeName ?? '柜台百货 Guitai Store',
      tillCode: fields.tillCode ?? 'T03',
      currency: fields.currency ?? 'CNY',
      timeZone: fields.timeZone ?? 'Asia/Shanghai',
      cutoverMinutes: fields.cutoverMinutes ?? 240,
      isSample: fields.isSample === true ? 1 : 0,
      at,
    },
  );
  for (const person of [MANAGER, CASHIER]) {
    connection.run(
      `INSERT INTO staff (id, uid, name, role, pin_salt, pin_hash, created_at)
       VALUES (:id, :uid, :name, :role, :none, :none, :at)`,
      {
        id: person.staffId,
        uid: uuidV7(at, random(10)),
        name: person.name,
        role: person.role,
        none: new Uint8Array(16),
        at,
      },
    );
  }
}

interface Parts extends Pick<TestStore, 'folder' | 'path' | 'clock' | 'bugs'> {
  readonly environment: StoreEnvironment;
  readonly handlers: HandlerSet;
  readonly runner: CommandRunner;
}

function testStore(parts: Parts): TestStore {
  const { environment, handlers, runner, folder, path, clock, bugs } = parts;
  const { connection } = environment;
  const call: TestStore['call'] = (name, input, options) => {
    const definition = CALLS[name];
    const parsed = definition.input.parse(input) as never;
    const session = options?.session === undefined ? CASHIER : options.session;
    const reply =
      definition.lane === 'write'
        ? runner.run({ name, input: parsed, session, approval: options?.approval ?? null })
        : runQuery(environment, handlers, { name, input: parsed, session });
    // What the contract does not promise must not leave the store.
    if (reply.ok) definition.output.parse(reply.value);
    return reply;
  };
  return {
    folder,
    path,
    clock,
    bugs,
    till: environment.till,
    connection,
    db: connection.asDb(),
    call,
    value(name, input, options) {
      const reply = call(name, input, options);
      if (!reply.ok) {
        throw new Error(`${name}: ${JSON.stringify(reply.error)}`, { cause: bugs.at(-1) });
      }
      return reply.value as never;
    },
    internal(name, input, options) {
      const session = options?.session === undefined ? CASHIER : options.session;
      return Object.hasOwn(handlers.internal.commands, name)
        ? runner.runInternal({ name, input, session }).value
        : runInternalQuery(environment, handlers, { name, input, session });
    },
    job(name, input, options) {
      const steps = runner.startJob(name, input, MANAGER, new Set());
      for (let count = 0; count < (options?.steps ?? Number.POSITIVE_INFINITY); count += 1) {
        const step = runner.runChunk(steps, { budgetMs: 0 });
        if (step.done === true) return step.value;
      }
      return undefined;
    },
    report(name, input) {
      const report = handlers.reports?.[name] as Report<unknown, unknown> | undefined;
      if (report === undefined) throw new Error(`No report is registered as ${name}`);
      const now = environment.now();
      const at = { now, today: environment.today(now), till: environment.till };
      const value = onSnapshot(environment, () =>
        report(
          { db: connection.asDb(), ...at, progress: () => undefined },
          CALLS[name].input.parse(input),
        ),
      );
      return (value === null ? null : CALLS[name].output.parse(value)) as never;
    },
    write: (work, session = MANAGER) => runner.runWork(session, work),
    idle: () => runner.runIdleSteps(),
    read: (work, session = MANAGER) =>
      onSnapshot(environment, () => work(queryContext(environment, session))),
    requestId: () => uuidV7(Date.now(), environment.randomBytes(10)),
    close() {
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
