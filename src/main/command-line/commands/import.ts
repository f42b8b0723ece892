import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportKind, ImportReport, MapProblem } from '../../../contract/imports.ts';
import type { ImportInput, ImportOutcome } from '../../features/imports/import-run.ts';
import { PROBLEM_TEXTS } from '../../features/imports/rules/reason-texts.ts';
import type { JobProgress } from '../../store/context.ts';
import type { CommandRunner } from '../../store/run-command.ts';
import type { StorePaths } from '../../store/store-paths.ts';
import { StoreProblemError } from '../../store/store-problem.ts';
import {
  type CliArgs,
  type CliCommand,
  CliFailure,
  type CliOutput,
  EXIT,
  tell,
} from '../command.ts';
import { withWriter } from '../open-store.ts';

/** A commit at least this often: what a kill loses is done again by the next run. */
const CHUNK_MS = 40;
const TOLD_MS = 1000;
/** A map is a page of text. */
const MAX_MAP_BYTES = 1024 * 1024;

const USAGE: Readonly<Record<ImportKind, string>> = {
  purchases: `Brings over the history of purchases of another system, one row a line item.
Rows that were imported before are left as they are, so that a run can be repeated. docs/import.md
tells what the map may say, with examples.`,
  members: `Brings over members.
Rows whose number, card or phone a member has already are left, or bring the member up to date
("duplicates": "update" in the map).`,
  products: `Brings over products.
Rows whose SKU is there already are left, or bring the product up to date
("duplicates": "update" in the map).`,
};

/** `import purchases`, `import members` and `import products`. */
export const importCommands: readonly CliCommand[] = (
  ['purchases', 'members', 'products'] as const
).map((kind) => ({
  name: `import ${kind}`,
  usage: USAGE[kind],
  operands: ['FILE'],
  options: {
    map: { value: 'MAP.json', help: 'Names the columns of the file.', isRequired: true },
    rejected: {
      value: 'FILE',
      help: 'Where the CSV of rejected rows goes; else beside FILE, as FILE.rejected.csv.',
    },
  },
  run: (args, output) => importFile(kind, args, output),
}));

async function importFile(kind: ImportKind, args: CliArgs, output: CliOutput): Promise<number> {
  const [file = ''] = args.operands;
  if (!existsSync(file)) throw new CliFailure('imports.fileMissing', `There is no ${file}`);
  const rejectedPath = args.text('rejected') ?? besideOf(file, args.paths);
  const input = { path: file, fileName: path.basename(file), map: readMap(args), rejectedPath };
  const job = { name: `imports.${kind}`, input };
  const outcome = await importInto(args, job, output);
  if (!outcome.ok) throw misfit(outcome.problem);
  const { report } = outcome;
  tell(args, output, { value: report, text: textOf(report, outcome.rejectedPath) });
  return EXIT.ok;
}

async function importInto(
  { paths, isJson }: CliArgs,
  job: { readonly name: string; readonly input: ImportInput },
  output: CliOutput,
): Promise<ImportOutcome> {
  try {
    return await withWriter(paths, ({ runner }) =>
      runJob(runner, job, isJson ? undefined : output),
    );
  } catch (error) {
    if (!(error instanceof StoreProblemError) || error.problem !== 'store.locked') throw error;
    const hint = 'The till has this store open: import the file there, or close the till first';
    throw new CliFailure('store.locked', hint, EXIT.unusable);
  }
}

/** Beside the file; beside the store when the file lies where nothing can be written. */
function besideOf(file: string, paths: StorePaths): string {
  const name = `${path.basename(file)}.rejected.csv`;
  try {
    accessSync(path.dirname(file), constants.W_OK);
    return path.join(path.dirname(file), name);
  } catch {
    return path.join(path.dirname(paths.store), name);
  }
}

function readMap(args: CliArgs): unknown {
  const file = args.text('map') ?? '';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CliFailure('imports.mapMissing', `${file} cannot be read`, EXIT.usage);
  }
  try {
    if (text.length > MAX_MAP_BYTES) throw new SyntaxError('too long');
    return JSON.parse(text.replace(/^\u{feff}/u, '')) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure('imports.mapInvalid', `${file} is no JSON: ${why}`, EXIT.usage);
  }
}

function misfit({ problem, field, detail }: MapProblem): CliFailure {
  const place = field === '' ? '' : `"${field}": `;
  const more = detail === '' ? '' : `: ${detail}`;
  return new CliFailure(
    `imports.${problem}`,
    `${place}${PROBLEM_TEXTS[problem]}${more}`,
    EXIT.usage,
  );
}

function runJob(
  runner: CommandRunner,
  job: { readonly name: string; readonly input: ImportInput },
  output: CliOutput | undefined,
): ImportOutcome {
  const steps = runner.startJob(job.name, job.input, null, new Set());
  let toldAt = performance.now();
  for (;;) {
    const step = runner.runChunk(steps, { budgetMs: CHUNK_MS });
    // What the job of that name returns.
    if (step.done === true) return step.value as ImportOutcome;
    if (output === undefined || performance.now() - toldAt < TOLD_MS) continue;
    toldAt = performance.now();
    output.err(progressText(step.value));
  }
}

function progressText({ phase, done, total }: JobProgress): string {
  return total > 0 ? `${phase} ${Math.floor((done * 100) / total)} %\n` : `${phase} ${done}\n`;
}

function textOf(report: ImportReport, rejectedPath: string | null): string {
  const rejected = rejectedPath === null ? '' : `\nRejected rows, with reasons: ${rejectedPath}`;
  return `${report.rows} rows: ${report.imported} imported, ${report.duplicates} imported before, ${report.rejected} rejected
${report.receipts} receipts, ${report.members} new members, ${report.products} new products, ${report.amountMinor} minor units${rejected}`;
}
