/** First words of the command line's commands; a test holds this list against them. */
export const COMMAND_WORDS = [
  'help',
  'init',
  'sample-shop',
  'import',
  'member',
  'export',
  'verify',
  'backup',
  'restore',
  'staff',
] as const;

/**
 * The command line inside the app: the words behind the program, and the switches for Chromium
 * before them, when they begin with a command (`Guitai verify --store FILE`); null = a window is
 * wanted. `fixed` is how many words the start itself has: the program, in development its folder.
 */
export function commandWords(argv: readonly string[], fixed: number): readonly string[] | null {
  const words = argv.slice(fixed);
  const from = words.findIndex((word) => !word.startsWith('--'));
  const first = words[from];
  const isCommand = COMMAND_WORDS.some((word) => word === first);
  return isCommand ? words.slice(from) : null;
}
