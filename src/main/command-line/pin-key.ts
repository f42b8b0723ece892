import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { pin as pinShape } from '../../contract/staff.ts';
import { foldWidth } from '../../contract/kernel/text.ts';
import { type PinGuard, PRODUCT_LOG2N } from '../features/staff/pin.ts';
import { PepperFile } from '../shell/pepper.ts';
import { type CliArgs, CliFailure, CliUsageError, EXIT } from './command.ts';

/** Digits of a PIN that this makes up. */
const MADE_DIGITS = 6;

/**
 * The guard of this store's PINs. Makes a key where there is none; a key that is there and cannot
 * be read is replaced only when a person said so, because no PIN of before fits a new one (the
 * old file stays as `….lost`).
 */
export async function pinGuard(
  { paths, keys }: CliArgs,
  options: { readonly mayReplace: boolean },
): Promise<{ readonly guard: PinGuard; readonly isNew: boolean }> {
  const file = new PepperFile(paths.pepper, keys);
  const kept = await file.load();
  if (kept.protection !== 'lost') {
    return { guard: { pepper: kept.key, log2N: PRODUCT_LOG2N }, isNew: false };
  }
  if (existsSync(paths.pepper) && !options.mayReplace) {
    throw new CliFailure(
      'staff.pinsUnreadable',
      `${paths.pepper} holds the key behind the PINs, and this program cannot read it: the system's key store guards it. Run the command by the app itself`,
      EXIT.unusable,
    );
  }
  const made = await file.ensure();
  if (made.protection === 'lost') throw new Error('The key behind the PINs could not be made');
  return { guard: { pepper: made.key, log2N: PRODUCT_LOG2N }, isNew: true };
}

/** The PIN that `--pin` gives (`-` reads it from standard input), or a random one. */
export function pinFrom(args: CliArgs): { readonly pin: string; readonly isMade: boolean } {
  const typed = args.text('pin');
  if (typed === undefined) {
    return { pin: String(randomInt(10 ** MADE_DIGITS)).padStart(MADE_DIGITS, '0'), isMade: true };
  }
  const text = foldWidth(typed === '-' ? readFileSync(0, 'utf8').trim() : typed);
  if (!pinShape.safeParse(text).success) throw new CliUsageError('A PIN has 4 to 12 digits');
  return { pin: text, isMade: false };
}

/** The guard of a store that is about to be made. Refuses before a key is made where a store is. */
export function guardForNewStore(args: CliArgs): ReturnType<typeof pinGuard> {
  if (existsSync(args.paths.store)) {
    throw new CliFailure('store.exists', `There is a store at ${args.paths.store}`, EXIT.unusable);
  }
  return pinGuard(args, { mayReplace: false });
}
