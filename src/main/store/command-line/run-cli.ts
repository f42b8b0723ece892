import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Db } from '../db.ts';
import { walFilesOf } from '../durable-files.ts';
import { checkContent, checkFile, checkWitness } from '../open-checks.ts';
import { backupName } from '../manage-stores.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { openReadOnly } from '../open-database.ts';
import { readTill } from '../store-environment.ts';
import { pathsBeside, type StorePaths } from '../store-paths.ts';
import { problemOf, StoreProblemError } from '../store-problem.ts';
import { storeErrorCode } from '../store-errors.ts';
import { backUp } from '../tasks/backup-task.ts';
import { quickCheck } from '../tasks/check-store-file.ts';
import { readWitness, type Witness } from '../witness.ts';
import { verifyStore, type VerifyReport } from '../verify/verify-store.ts';

/** How a command ended, as the shell sees it. */
const EXIT = { ok: 0, wrong: 1, usage: 2, unusable: 3, failed: 4 } as const;

const HELP = `Guitai, the till's command line.

  verify --store FILE [--json]
      Proves that a store adds up: every page, the event log's chain, points against lots,
      receipt numbers, sales against their lines, tenders, points and the log. Changes nothing;
      may run while the till is selling. Names the first wrong row of each kind.

  backup --store FILE [--to FILE] [--json]
      Copies a store, also while the till is selling, opens and checks the copy.
      Without --to it goes into the folder "backups" beside the store. An older copy of that
      name is replaced; a store in use never is.

Exit codes: 0 all right, 1 something is wrong in the store, 2 wrong usage,
3 the store cannot be opened, 4 the command failed (disk full, no permission).
`;

/** Where a command writes; a process has stdout and stderr. */
export interface CliOutput {
  out(text: string): void;
  err(text: string): void;
}

interface Options {
  readonly paths: StorePaths;
  readonly to: string | undefined;
  readonly isJson: boolean;
  readonly output: CliOutput;
}

/** Runs one command of the command line and returns its exit code. */
export async function runCli(args: readonly string[], output: CliOutput): Promise<number> {
  const parsed = parse(args);
  if (parsed === undefined) {
    output.err(HELP);
    return EXIT.usage;
  }
  if (parsed.help) {
    output.out(HELP);
    return EXIT.ok;
  }
  const { command, store, to, json } = parsed;
  const options = { paths: pathsBeside(store), to, isJson: json, output };
  try {
    return command === 'verify' ? verify(options) : await backup(options);
  } catch (error) {
    return failure(error, options);
  }
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        store: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [command, ...rest] = positionals;
    const { help, json, store, to } = values;
    const isKnown = (command === 'verify' && to === undefined) || command === 'backup';
    if (help) return { help, json, command: 'verify', store: '', to } as const;
    if (!isKnown || rest.length > 0 || store === undefined) return undefined;
    return { help, json, command, store, to } as const;
  } catch {
    return undefined;
  }
}

function verify({ paths, isJson, output }: Options): number {
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
    output.out(
      isJson
        ? `${JSON.stringify({ ...report, isOk, pages, lost })}\n`
        : verifyText(report, pages, lost),
    );
    return isOk ? EXIT.ok : EXIT.wrong;
  } finally {
    connection.close();
  }
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

function verifyText(report: VerifyReport, pages: readonly string[], lost: string | null): string {
  const lines = [
    `pages      ${pages.length === 0 ? 'ok' : pages.join('; ')}`,
    ...report.checks.map(({ name, rows, wrong }) =>
      wrong === null
        ? `${name.padEnd(10)} ok (${rows} rows)`
        : `${name.padEnd(10)} WRONG at ${wrong.row}: ${wrong.detail}`,
    ),
    `witness    ${lost ?? 'ok'}`,
  ];
  return `${lines.join('\n')}\n`;
}

async function backup({ paths, to, isJson, output }: Options): Promise<number> {
  checkFile(paths, MIGRATIONS);
  const target = to ?? join(paths.backups, backupName(Date.now()));
  if (isStoreInUse(target, paths)) {
    output.err(`${target} is a store, not a place for its copy\n`);
    return EXIT.usage;
  }
  const cancelled = new SharedArrayBuffer(4);
  const made = await backUp({ source: paths.store, target, cancelled }, () => undefined);
  output.out(
    isJson
      ? `${JSON.stringify({ file: target, ...made })}\n`
      : `${target}: ${made.bytes} bytes, up to event ${made.seq}, checked\n`,
  );
  return EXIT.ok;
}

/** Whether a file is this store, whatever its name, or belongs to one with a write-ahead log. */
function isStoreInUse(target: string, { store }: StorePaths): boolean {
  const wanted = statSync(target, { throwIfNoEntry: false, bigint: true });
  if (wanted === undefined) return false;
  const isOfStore = [store, ...walFilesOf(store)].some((file) => {
    const found = statSync(file, { throwIfNoEntry: false, bigint: true });
    return found?.dev === wanted.dev && found.ino === wanted.ino;
  });
  return isOfStore || walFilesOf(target).some((file) => existsSync(file));
}

function failure(error: unknown, { isJson, output }: Options): number {
  const isProblem = error instanceof StoreProblemError;
  const { problem, detail } = problemOf(error);
  output.err(isJson ? `${JSON.stringify({ problem, detail })}\n` : `${problem}: ${detail}\n`);
  const isUnusable = isProblem || storeErrorCode(error) === 'store.damaged';
  return isUnusable ? EXIT.unusable : EXIT.failed;
}
