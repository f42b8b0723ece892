import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/main/command-line/commands.ts';
import { COMMAND_WORDS, commandWords } from '../../src/main/shell/command-start.ts';

it('knows the first word of every command', () => {
  const first = COMMANDS.map(({ name }) => name.split(' ')[0]);
  expect(new Set(['help', ...first])).toEqual(new Set(COMMAND_WORDS));
});

it.each([
  [['/opt/Guitai/guitai', 'verify', '--store', 'a'], 1, ['verify', '--store', 'a']],
  [['guitai', '--no-sandbox', 'member', 'find', 'x'], 1, ['member', 'find', 'x']],
  [['electron', '.', 'backup', '--store', 'a'], 2, ['backup', '--store', 'a']],
  [['guitai'], 1, null],
  [['guitai', '--no-sandbox'], 1, null],
  [['guitai', '/home/me/verify'], 1, null],
  [['electron', '.', '--lang=en-US'], 2, null],
  [['electron', 'verify'], 2, null],
])('%j is a command or a window', (argv, fixed, words) => {
  expect(commandWords(argv, fixed)).toEqual(words);
});
