import type { Db } from '../../store/db.ts';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import { checkContent, checkFile, checkWitness } from '../../store/open-checks.ts';
import { openReadOnly } from '../../store/open-database.ts';
import { readTill } from '../../store/store-environment.ts';
import { StoreProblemError } from '../../store/store-problem.ts';
import { quickCheck } from '../../store/tasks/check-store-file.ts';
import { type VerifyReport, verifyStore } from '../../store/verify/verify-store.ts';
import { readWitness, type Witness } from '../../store/witness.ts';
import { type CliCommand, EXIT, tell } from '../command.ts';

/** Proves that a store adds up; see its usage. */
export const verify: CliCommand = {
  name: 'verify',
  usage: `Proves that a store adds up.
Looks at every page, the event log's chain, points against lots, receipt numbers, sales against
their lines, tenders, points and the log. Changes nothing; may run while the till is selling.
Names the first wrong row of each kind; exit code 1 if there is one.`,
  operands: [],
  options: {},
  run(args, output) {
    const { paths } = args;
    checkFile(paths, MIGRATIONS);
    // Before the snapshot: what the till sells while this looks must not seem to be missing from it.
    const witness = readWitness(paths.witness);
    const connection = openReadOnly(paths.store);
    try {
      connection.run('BEGIN');
      checkContent(connection, MIGRATIONS);
      const pages = quickCheck(connection);
      const report = verifyStore(connection.asDb());
      const lost = lossOf(connection.asDb(), witness);
      connection.run('COMMIT');
      const isOk = report.isOk && pages.length === 0 && lost === null;
      const value = { ...report, isOk, pages, lost };
      tell(args, output, { value, text: textOf(report, pages, lost) });
      return isOk ? EXIT.ok : EXIT.wrong;
    } finally {
      connection.close();
    }
  },
};

function lossOf(db: Db, witness: Witness | undefined): string | null {
  try {
    checkWitness(db, readTill(db)?.uid ?? '', witness);
    return null;
  } catch (error) {
    if (error instanceof StoreProblemError) return error.message;
    throw error;
  }
}

function textOf(report: VerifyReport, pages: readonly string[], lost: string | null): string {
  return [
    `pages      ${pages.length === 0 ? 'ok' : pages.join('; ')}`,
    ...report.checks.map(({ name, rows, wrong }) =>
      wrong === null
        ? `${name.padEnd(10)} ok (${rows} rows)`
        : `${name.padEnd(10)} WRONG at ${wrong.row}: ${wrong.detail}`,
    ),
    `witness    ${lost ?? 'ok'}`,
  ].join('\n');
}
