/** Messages of the scripts: what is happening, and what a person can do when it cannot happen. */

const isQuiet = () => process.env.GUITAI_QUIET === '1';

/**
 * Prints one progress line to stderr, so that a command's own output on stdout stays clean.
 * @param {string} line
 */
export function say(line) {
  if (!isQuiet()) process.stderr.write(`[guitai] ${line}\n`);
}

/** A failure that a person can act on: shown as its message alone, without a stack. */
export class ActionableError extends Error {
  name = 'ActionableError';
}

/**
 * Runs a script's main function and turns its outcome into the exit code.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const isActionable = error instanceof ActionableError;
    process.stderr.write(`\n[guitai] ${isActionable ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
