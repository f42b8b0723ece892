/** Values an error message may need, by name; only plain data, because it crosses processes. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** An expected failure: a code of a closed union, and what its message needs. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly params?: ErrorParams;
}

/** The outcome of a use case. Expected failures are returned, bugs are thrown (STYLE, rule 8). */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure<Code> };

/** A success holding `value`. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** An expected failure with `code`; `params` fill the placeholders of its message. */
export function fail<Code extends string>(
  code: Code,
  params?: ErrorParams,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}

/** Ends an exhaustive switch: a value that reaches it is a bug. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
