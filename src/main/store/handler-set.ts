import type {
  Builder,
  CommandHandlers,
  IdleStep,
  InternalCommand,
  InternalQuery,
  Job,
  ListReader,
  QueryHandlers,
  Report,
} from './context.ts';

/** Steps that only the main process may ask for, by name such as `staff.credential`. */
export interface InternalHandlers {
  readonly queries: Readonly<Record<string, InternalQuery<never, unknown>>>;
  readonly commands: Readonly<Record<string, InternalCommand<never, unknown>>>;
}

/** Everything that runs in the store's lanes. */
export interface HandlerSet {
  readonly queries: QueryHandlers;
  readonly commands: CommandHandlers;
  readonly internal: InternalHandlers;
  /** Steps that fill a new store. */
  readonly builders?: Readonly<Record<string, Builder<never>>>;
  /** Care of the write lane for idle moments. */
  readonly idle?: readonly IdleStep[];
  /** What can be taken out as a table. */
  readonly lists?: ListReader;
  /** Long work on the write lane. */
  readonly jobs?: Readonly<Record<string, Job<never, unknown>>>;
  /** Long reading, beside the lanes. */
  readonly reports?: Readonly<Record<string, Report<never, unknown>>>;
}

/** The names of internal steps. */
export type InternalName<Internal extends InternalHandlers> = (
  | keyof Internal['queries']
  | keyof Internal['commands']
) &
  string;

type InternalHandler<
  Internal extends InternalHandlers,
  Name extends string,
> = Name extends keyof Internal['queries']
  ? Internal['queries'][Name]
  : Name extends keyof Internal['commands']
    ? Internal['commands'][Name]
    : never;

/** What an internal step takes. */
export type InternalInput<Internal extends InternalHandlers, Name extends string> =
  InternalHandler<Internal, Name> extends (context: never, input: infer Input) => unknown
    ? Input
    : never;

/** What an internal step gives back. */
export type InternalValue<Internal extends InternalHandlers, Name extends string> =
  InternalHandler<Internal, Name> extends (...args: never[]) => infer Value ? Value : never;
