// node bench/run.ts [--only NAME,NAME] [--size small|medium|large] [--json FILE] [--quick]
// Prints every figure beside its budget. Ratios, measured side by side in one run; no test.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BenchRun, Budget } from './budgets/budget.ts';
import { earn } from './budgets/earn.ts';
import { expiry } from './budgets/expiry.ts';
import { importRows } from './budgets/import.ts';
import { lookUp } from './budgets/look-up.ts';
import { lookUpBesideReport } from './budgets/look-up-beside-report.ts';
import { lookUpFlat } from './budgets/look-up-flat.ts';
import { memberLedger } from './budgets/member-ledger.ts';
import { memberHistory } from './budgets/member-history.ts';
import { saleCommit } from './budgets/sale-commit.ts';
import { scanToCard } from './budgets/scan-to-card.ts';
import { simulate } from './budgets/simulate.ts';
import { startUp } from './budgets/start-up.ts';
import { verify } from './budgets/verify.ts';
import { verifyPointsBudget } from './budgets/verify-points.ts';
import { type Figure, figureTable, skipped } from './lib/figures.ts';
import { describeMachine } from './lib/machine.ts';
import { DATA_FOLDER, ensureStore } from './lib/stores.ts';
import { isSizeName } from './store/sizes.ts';

const BUDGETS: readonly Budget[] = [
  lookUp,
  lookUpFlat,
  lookUpBesideReport,
  saleCommit,
  earn,
  scanToCard,
  memberHistory,
  memberLedger,
  startUp,
  importRows,
  expiry,
  verify,
  verifyPointsBudget,
  simulate,
];

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string', default: 'large' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

const { chosen, run } = readOptions();
mkdirSync(DATA_FOLDER, { recursive: true });
const machine = describeMachine(DATA_FOLDER);
const store = ensureStore(run.size);
say(...machine, `store "${run.size}": ${(store.bytes / 2 ** 30).toFixed(2)} GB in ${store.folder}`);
const figures = await measureAll();
say('', figureTable(figures), '', summaryOf(figures));
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ machine, run, figures }, null, 2)}\n`);
}

function readOptions(): { readonly chosen: readonly Budget[]; readonly run: BenchRun } {
  const names = options.only?.split(',').filter((name) => name !== '');
  const known = BUDGETS.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) fail(`There is no "${unknown}". There are: ${known.join(', ')}.`);
  if (!isSizeName(options.size)) fail('--size is small, medium or large.');
  return {
    chosen: BUDGETS.filter(({ name }) => names === undefined || names.includes(name)),
    run: { size: options.size, isQuick: options.quick },
  };
}

async function measureAll(): Promise<Figure[]> {
  const measured: Figure[] = [];
  for (const budget of chosen) {
    process.stderr.write(`measuring: ${budget.title}\n`);
    try {
      measured.push(...(await budget.measure(run)));
    } catch (error) {
      // One broken bench must not hide the other figures; the exit code tells.
      process.exitCode = 1;
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      const reason = error instanceof Error ? error.message : String(error);
      measured.push(skipped(budget.name, budget.title, reason.split('\n')[0] ?? ''));
    }
  }
  return measured;
}

function summaryOf(all: readonly Figure[]): string {
  const missed = all.filter(({ verdict }) => verdict === 'MISSED');
  const judged = all.filter(({ verdict }) => verdict === 'within' || verdict === 'MISSED');
  const left = all.filter(({ verdict }) => verdict === 'skipped').length;
  const rest = left === 0 ? '' : `, ${left} not measured`;
  return missed.length === 0
    ? `All ${judged.length} budgets are kept${rest}.`
    : `${missed.length} of ${judged.length} budgets are MISSED${rest}.`;
}

function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
