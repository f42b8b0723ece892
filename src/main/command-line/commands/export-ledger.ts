import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { ledgerRows } from '../../store/exporting/ledger-rows.ts';
import { beginFile } from '../../store/exporting/place-file.ts';
import { type CliCommand, EXIT, tell } from '../command.ts';
import { withReader } from '../open-store.ts';

/** So much text is gathered before it is written. */
const PIECE_CHARACTERS = 1 << 20;

/** Writes the points ledger with the event log's chain; see its usage. */
export const exportLedger: CliCommand = {
  name: 'export ledger',
  usage: `Writes the points ledger, with the event log it follows from, for whoever checks it without Guitai.
One JSON object a line; docs/ledger-format.md describes it. resources/verify-ledger.mjs checks it
with nothing but Node: chain, sums, lots. Members are uids, nobody is named. Works beside a till
that is selling.`,
  operands: ['FILE'],
  options: {},
  run(args, output) {
    const target = resolve(args.operands[0] ?? '');
    return withReader(args.paths, ({ connection, environment }) => {
      const at = environment.now();
      connection.run('BEGIN');
      const moment = { day: environment.today(at), exportedAt: at };
      const lines = write(target, ledgerRows(connection.asDb(), moment));
      connection.run('COMMIT');
      tell(args, output, { value: { file: target, lines }, text: `${target}: ${lines} lines` });
      return EXIT.ok;
    });
  },
};

/** Puts all lines into a file that appears when it is whole; returns how many. */
function write(target: string, rows: Iterable<string>): number {
  const file = beginFile(target);
  const handle = openSync(file.partial, 'w', 0o600);
  let lines = 0;
  try {
    let piece = '';
    for (const row of rows) {
      lines += 1;
      piece += `${row}\n`;
      if (piece.length < PIECE_CHARACTERS) continue;
      writeSync(handle, piece);
      piece = '';
    }
    writeSync(handle, piece);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    file.drop();
    throw error;
  }
  closeSync(handle);
  file.place();
  return lines;
}
