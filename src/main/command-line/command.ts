import type { KeyStore } from '../shell/pepper.ts';
import type { StorePaths } from '../store/store-paths.ts';

/** How a command ended, as the shell sees it. */
export const EXIT = { ok: 0, wrong: 1, usage: 2, unusable: 3, failed: 4 } as const;

/** Where a command writes; a process has stdout and stderr. */
export interface CliOutput {
  out(text: string): void;
  err(text: string): void;
}

/** An option of one command, beside `--store`, `--json` and `--help`, which all have. */
export interface CliOption {
  /** What stands for its value in the help, such as FILE; absent = a switch. */
  readonly value?: string;
  /** One sentence, for the help. */
  readonly help: string;
  readonly isRequired?: boolean;
}

/** What was typed, checked against the command's table. */
export interface CliArgs {
  /** As many as the command's `operands`. */
  readonly operands: readonly string[];
  /** An option's value. */
  text(option: string): string | undefined;
  /** Whether a switch was given. */
  isOn(option: string): boolean;
  /** The store that `--store` names, and what lies beside it. */
  readonly paths: StorePaths;
  /** Whether results and failures are to be JSON, one object a line. */
  readonly isJson: boolean;
  /** The system's key store: there inside the app, absent under plain Node. */
  readonly keys: KeyStore;
}

/** One command of the command line. */
export interface CliCommand {
  /** One or two words: `verify`, `member find`. */
  readonly name: string;
  /** What it does, for the help: a line, then more lines if they are needed. */
  readonly usage: string;
  /** Names of what stands behind the command's words, such as FILE; all are required. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, CliOption>>;
  /** Does the work and returns one of {@link EXIT}. May throw {@link CliUsageError}. */
  run(args: CliArgs, output: CliOutput): number | Promise<number>;
}

/** Something typed makes no sense; the message is for the person who typed it. */
export class CliUsageError extends Error {
  override readonly name = 'CliUsageError';
}

/** The work was refused or failed for a reason that a person can mend; exit code {@link EXIT}.failed. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  /** A code for scripts, such as `staff.nameTaken`. */
  readonly problem: string;
  readonly exit: number;

  constructor(problem: string, message: string, exit: number = EXIT.failed) {
    super(message);
    this.problem = problem;
    this.exit = exit;
  }
}

/** One line for people, or the value as one line of JSON for scripts. */
export function tell(
  { isJson }: Pick<CliArgs, 'isJson'>,
  output: CliOutput,
  result: { readonly value: unknown; readonly text: string },
): void {
  output.out(isJson ? `${JSON.stringify(result.value)}\n` : `${result.text.trimEnd()}\n`);
}
