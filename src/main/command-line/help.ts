import type { CliCommand, CliOption } from './command.ts';

const COMMON_OPTIONS: Readonly<Record<string, CliOption>> = {
  store: { value: 'FILE', help: 'The store, a file such as guitai.sqlite.', isRequired: true },
  json: { help: 'Says everything as JSON, for scripts.' },
  help: { help: 'Says this.' },
};

const EXIT_CODES = `Exit codes: 0 all right, 1 found something wrong (verify) or nothing (find, show), 2 wrong usage,
3 the store cannot be opened or is in use, 4 the command failed (disk full, no permission).
`;

/** The help of the whole command line, or of the commands whose name begins with a word. */
export function overview(commands: readonly CliCommand[]): string {
  const lines = commands.map(
    (command) => `  ${headOf(command)}\n      ${firstLine(command.usage)}`,
  );
  return `Guitai, the till's command line.

${lines.join('\n')}

guitai COMMAND --help tells more of a command.
${EXIT_CODES}`;
}

/** The help of one command. */
export function helpOf(command: CliCommand): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS });
  const width = Math.max(...options.map(([name, option]) => nameOf(name, option).length));
  const lines = options.map(
    ([name, option]) => `  ${nameOf(name, option).padEnd(width)}  ${option.help}`,
  );
  return `guitai ${headOf(command)}

${command.usage}

${lines.join('\n')}

${EXIT_CODES}`;
}

function headOf({ name, operands, options }: CliCommand): string {
  const own = Object.entries(options).map(([option, spec]) =>
    spec.isRequired === true ? nameOf(option, spec) : `[${nameOf(option, spec)}]`,
  );
  return [name, ...operands, '--store FILE', ...own, '[--json]'].join(' ');
}

function nameOf(name: string, { value }: CliOption): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
}
