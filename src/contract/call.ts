import type { z } from 'zod';
import type { Result } from './kernel/result.ts';

/** What a person may be at the till. The permission table is {@link ACCESS} of each call. */
export const ROLES = ['cashier', 'manager', 'headquarters', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Anyone who stands before the window, also before sign-in. */
export const ANYONE = 'anyone';
/** Everyone who is signed in. */
export const STAFF: readonly Role[] = [...ROLES];
/** Those who may sell. */
export const SELLERS: readonly Role[] = ['cashier', 'manager', 'admin'];
/** Those who run the store. */
export const MANAGERS: readonly Role[] = ['manager', 'admin'];
/** Those who decide what the points programme gives. */
export const PLANNERS: readonly Role[] = ['manager', 'headquarters', 'admin'];

/**
 * Where a call runs. `write`, `read` and `report` are the store's three worker lanes: a slow
 * report never queues before or behind a look-up. `host` is the device host, `shell` the
 * main process itself (window, session, first run).
 */
export type Lane = 'write' | 'read' | 'report' | 'host' | 'shell';

/** One thing a screen may ask of the till. */
export interface CallDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  readonly lane: Lane;
  readonly access: typeof ANYONE | readonly Role[];
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly Code[];
}

/** Declares a call; the types of its input, output and error codes follow from it. */
export function call<Input extends z.ZodType, Output extends z.ZodType, const Code extends string>(
  definition: CallDefinition<Input, Output, Code>,
): CallDefinition<Input, Output, Code> {
  return definition;
}

/** Failures any call may meet on its way, beside its own. */
export const COMMON_ERRORS = [
  'call.invalid',
  'call.forbidden',
  'call.signedOut',
  'call.requestReused',
  'store.absent',
  'store.busy',
  'store.full',
  'store.readOnly',
  'store.damaged',
  'store.unknownOutcome',
  'internal',
] as const;
export type CommonError = (typeof COMMON_ERRORS)[number];

/** What comes back: the value and what it changed, or an expected failure. */
export type Reply<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value; readonly changed: readonly string[] }
  | Extract<Result<never, Code | CommonError>, { ok: false }>;
