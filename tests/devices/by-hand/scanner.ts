import { startScannerSimulator } from '../scanner-simulator.ts';
import { type ByHand, CABLE_HELP, moveCable, type Say } from './by-hand.ts';

const FIRST_OF_BURST = 200_000_000_000;

/** A scanner: what is typed is scanned. */
export async function scannerByHand(say: Say): Promise<ByHand> {
  const scanner = await startScannerSimulator();
  return {
    path: scanner.path,
    help: [
      'anything else      is scanned, with CR LF behind it',
      'burst 2000         so many different codes at once',
      'garbage            noise without an end',
      ...CABLE_HELP,
    ],
    async type(line) {
      const count = /^burst (\d+)$/.exec(line)?.[1];
      if (count !== undefined) {
        for (let at = 0; at < Number(count); at += 1) scanner.scan(String(FIRST_OF_BURST + at));
        say(`${count} codes from ${FIRST_OF_BURST} on`);
      } else if (line === 'garbage') {
        scanner.send(Uint8Array.from({ length: 500 }, () => Math.floor(Math.random() * 256)));
      } else if (!(await moveCable(scanner, line))) {
        scanner.scan(line);
        say(`scanned ${line}`);
      }
      return true;
    },
    stop: () => scanner.stop(),
  };
}
