import { useErrorText } from '../i18n/error-text.ts';
import type { ScanMeaning } from '../../contract/scans.ts';
import { beep } from './beep.ts';
import { callTill } from './bridge.ts';
import { notify } from './notices.ts';
import { type SCAN_TABLE, type Scan, type ScanPlace, useScanHandler } from './scans.ts';
import { useScanWords } from './scan-words.ts';

type Taken<Place extends ScanPlace> = (typeof SCAN_TABLE)[Place][number];

/** What a place does with each kind of code it takes. */
type Handlers<Place extends ScanPlace> = {
  readonly [Kind in Taken<Place>]: (meaning: Extract<ScanMeaning, { kind: Kind }>) => void;
};

/** The longest code that is sent to be read; scanners' drivers cut long before. */
const MAX_CODE = 16_384;

/** Asks the till what a scanned code is. */
export function readMeaning(
  { code, aim }: Pick<Scan, 'code' | 'aim'>,
  place: 'counter' | 'payment' = 'counter',
) {
  return callTill('sales.readScan', { code: code.slice(0, MAX_CODE), aim, place });
}

/** Hands a meaning to the handler of its kind, if there is one. */
function takes(handlers: object, meaning: ScanMeaning): boolean {
  // Handlers<Place> has, under the name of a kind, a function of meanings of that kind only.
  const table = handlers as Readonly<Record<string, ((taken: ScanMeaning) => void) | undefined>>;
  const handle = table[meaning.kind];
  handle?.(meaning);
  return handle !== undefined;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Takes the scans of a screen or dialog as the table says (`SCAN_TABLE`): what it takes goes to its
 * handler, in the order of the scans; anything else beeps and is named, and changes nothing.
 */
export function useScans<Place extends ScanPlace>(place: Place, handlers: Handlers<Place>): void {
  const describe = useErrorText();
  const words = useScanWords();
  const act = (meaning: ScanMeaning) => {
    if (takes(handlers, meaning)) return;
    beep();
    notify({ tone: 'warn', text: words.notHere(meaning) });
  };
  useScanHandler((scan) => {
    last = last.then(async () => {
      const reply = await readMeaning(scan, place === 'payment' ? 'payment' : 'counter');
      if (reply.ok) {
        act(reply.value);
        return;
      }
      beep();
      notify({ tone: 'danger', text: describe(reply.error) });
    });
  });
}
