import { parseArgs } from 'node:util';
import type { KeyStore } from '../shell/pepper.ts';
import { storeErrorCode } from '../store/store-errors.ts';
import { pathsBeside } from '../store/store-paths.ts';
import { problemOf, StoreProblemError } from '../store/store-problem.ts';
import {
  type CliArgs,
  type CliCommand,
  CliFailure,
  type CliOutput,
  CliUsageError,
  EXIT,
} from './command.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, overview } from './help.ts';

/** No key store of the system: plain Node. */
const NO_KEYS: KeyStore = {
  isAvailable: () => false,
  wrap: () => {
    throw new Error('There is no key store here');
  },
  unwrap: () => {
    throw new Error('There is no key store here');
  },
};

/** Runs one command of the command line and returns its exit code. */
export async function runCli(
  args: readonly string[],
  output: CliOutput,
  keys: KeyStore = NO_KEYS,
): Promise<number> {
  const isHelp = args.some((arg) => arg === '--help' || arg === '-h') || args[0] === 'help';
  const command = findCommand(args);
  if (isHelp) {
    output.out(command === undefined ? overview(namedBy(args)) : helpOf(command));
    return EXIT.ok;
  }
  if (command === undefined) {
    output.err(overview(namedBy(args)));
    return EXIT.usage;
  }
  let isJson = args.includes('--json');
  try {
    const parsed = parse(command, args, keys);
    isJson = parsed.isJson;
    return await command.run(parsed, output);
  } catch (error) {
    return failure(error, { command, isJson, output });
  }
}

function findCommand(args: readonly string[]): CliCommand | undefined {
  const words = wordsOf(args);
  return COMMANDS.find(({ name }) => name.split(' ').every((word, at) => words[at] === word));
}

/** What stands before the first option, without a leading `help`. */
function wordsOf(args: readonly string[]): readonly string[] {
  const words = args[0] === 'help' ? args.slice(1) : args;
  const end = words.findIndex((word) => word.startsWith('-'));
  return end === -1 ? words : words.slice(0, end);
}

/** The commands that share the first word, such as `member`; all if none does. */
function namedBy(args: readonly string[]): readonly CliCommand[] {
  const [first] = wordsOf(args);
  const same = COMMANDS.filter(({ name }) => name.split(' ')[0] === first);
  return same.length === 0 ? COMMANDS : same;
}

function parse(command: CliCommand, args: readonly string[], keys: KeyStore): CliArgs {
  const { values, positionals } = readArgs(command, args);
  const wordCount = command.name.split(' ').length;
  const operands = positionals.slice(wordCount);
  if (operands.length !== command.operands.length) {
    const wanted = command.operands.length === 0 ? 'nothing' : command.operands.join(' ');
    throw new CliUsageError(`"${command.name}" takes ${wanted} beside its options`);
  }
  for (const [name, { isRequired }] of Object.entries(command.options)) {
    if (isRequired === true && values[name] === undefined) {
      throw new CliUsageError(`--${name} is missing`);
    }
  }
  const store = values['store'];
  if (typeof store !== 'string' || store === '') throw new CliUsageError('--store is missing');
  return {
    operands,
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    isOn: (option) => values[option] === true,
    paths: pathsBeside(store),
    isJson: values['json'] === true,
    keys,
  };
}

function readArgs(
  command: CliCommand,
  args: readonly string[],
): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
} {
  const own = Object.entries(command.options).map(
    ([name, { value }]) =>
      [name, { type: value === undefined ? 'boolean' : 'string' } as const] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(own),
        store: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new CliUsageError(error instanceof Error ? error.message : String(error));
  }
}

function failure(
  error: unknown,
  told: { readonly command: CliCommand; readonly isJson: boolean; readonly output: CliOutput },
): number {
  const { problem, detail, exit } = describe(error);
  const { command, isJson, output } = told;
  const hint = exit === EXIT.usage ? `\nguitai ${command.name} --help tells more.` : '';
  output.err(
    isJson ? `${JSON.stringify({ problem, detail })}\n` : `${problem}: ${detail}${hint}\n`,
  );
  return exit;
}

function describe(error: unknown): { problem: string; detail: string; exit: number } {
  if (error instanceof CliUsageError) {
    return { problem: 'usage', detail: error.message, exit: EXIT.usage };
  }
  if (error instanceof CliFailure) {
    return { problem: error.problem, detail: error.message, exit: error.exit };
  }
  const { problem, detail } = problemOf(error);
  const isUnusable =
    error instanceof StoreProblemError || storeErrorCode(error) === 'store.damaged';
  return { problem, detail, exit: isUnusable ? EXIT.unusable : EXIT.failed };
}
