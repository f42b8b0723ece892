import type { Db } from '../../store/db.ts';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import { checkContent, checkFile, checkWitness } from '../../store/open-checks.ts';
import { openReadOnly } from '../../store/open-database.ts';
import { readTill } from '../../store/store-environment.ts';
import { StoreProblemError } from '../../store/store-problem.ts';
import type { CheckResult } from '../../store/verify/check-result.ts';
import { workerEnvironment } from '../../store/worker-environment.ts';
import { quickCheck } from '../../store/tasks/check-store-file.ts';
import { type VerifyReport, verifyStore } from '../../store/verify/verify-store.ts';
import { readWitness, type Witness } from '../../store/witness.ts';
import { verifyChain } from '../../store/verify/verify-chain.ts';
import { type CliArgs, type CliCommand, type CliOutput, EXIT, tell } from '../command.ts';
import { type PointsReport, verifyPoints } from '../../verifier/verify-points.ts';

/** Proves that a store adds up; see its usage. */
export const verify: CliCommand = {
  name: 'verify',
  usage: `Proves that a store adds up.
Looks at every page, the event log's chain, points against lots, receipt numbers, sales against
their lines, tenders, points and the log. Changes nothing; may run while the till is selling.
Names the first wrong row of each kind; exit code 1 if there is one.
With --points it recomputes every member's points from the event log by code of its own, and names
every lot, entry and balance that differs.`,
  operands: [],
  options: {
    points: { help: "Only points: recomputed from the event log by the verifier's own code." },
  },
  run(args, output) {
    const { paths } = args;
    checkFile(paths, MIGRATIONS);
    if (args.isOn('points')) return points(args, output);
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

function points(args: CliArgs, output: CliOutput): number {
  const connection = openReadOnly(args.paths.store);
  try {
    connection.run('BEGIN');
    checkContent(connection, MIGRATIONS);
    const db = connection.asDb();
    const environment = workerEnvironment(connection, () => undefined);
    const chain = verifyChain(db, environment.tillUid);
    const report = verifyPoints(db, environment.today(environment.now()));
    connection.run('COMMIT');
    const isOk = report.isOk && chain.wrong === null;
    const value = { ...report, isOk, chain };
    tell(args, output, { value, text: textOfPoints(report, chain) });
    return isOk ? EXIT.ok : EXIT.wrong;
  } finally {
    connection.close();
  }
}

function textOfPoints(report: PointsReport, chain: CheckResult): string {
  const { events, lots, entries, members, differences, differenceCount } = report;
  const links = chain.wrong === null ? `ok (${chain.rows} events)` : `WRONG: ${chain.wrong.detail}`;
  const seen = `${events} events of points, ${entries} entries, ${lots} lots, ${members} members`;
  return [
    `chain      ${links}`,
    `points     ${report.isOk ? 'ok' : `${differenceCount} DIFFERENCES`} (${seen})`,
    ...differences.map(textOfDifference),
    ...(differenceCount > differences.length
      ? [`  and ${differenceCount - differences.length} more`]
      : []),
  ].join('\n');
}

function textOfDifference(difference: PointsReport['differences'][number]): string {
  const { what, expected, found, event } = difference;
  const places = (['member', 'lot', 'entry'] as const).flatMap((name) => {
    const uid = difference[name];
    return uid === null ? [] : [`${name} ${uid}`];
  });
  const where = [...places, ...(event === null ? [] : [`event ${event}`])].join(', ');
  return `  ${what}: expected ${expected}, found ${found}${where === '' ? '' : ` (${where})`}`;
}

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
