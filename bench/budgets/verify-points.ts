import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { businessDayOf } from '../../src/contract/kernel/time.ts';
import { handlers } from '../../src/main/handlers.ts';
import { createStoreFile } from '../../src/main/store/tasks/create-store-task.ts';
import type { Db } from '../../src/main/store/db.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { type StorePaths, storePaths } from '../../src/main/store/store-paths.ts';
import { type PointsReport, verifyPoints } from '../../src/main/verifier/verify-points.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { summarise } from '../lib/percentiles.ts';
import { DATA_FOLDER } from '../lib/stores.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

/** Recomputing costs so many times what it costs only to read what is recomputed. */
const RATIO_LIMIT = 10;
const TURNS = 5;
/** The generated stores of the other budgets log only the end of their trade. */
const SHOP = { seed: 7, memberCount: 1000, days: 240 };

/** Everything the verifier reads, as it stands. */
const READ = [
  `SELECT seq, type, at, business_day, staff_id, data FROM event_log
   WHERE type IN ('sale.completed', 'points.posted', 'points.expired', 'sale.returned',
                  'sale.claimed', 'member.merged', 'programme.published')
   ORDER BY seq`,
  'SELECT * FROM points_lots ORDER BY id',
  'SELECT * FROM points_entries ORDER BY id',
  'SELECT * FROM points_movements',
];

/** `verify --points`: every entry of the ledger recomputed, beside reading the same rows. */
export const verifyPointsBudget: Budget = {
  name: 'verify-points',
  title: 'Recomputing the ledger of points from the event log',
  measure,
};

function measure(run: BenchRun): Promise<Figure[]> {
  const folder = mkdtempSync(join(DATA_FOLDER, 'verify-points-'));
  try {
    const paths = storePaths(folder);
    buildShop(paths);
    return Promise.resolve(measureShop(run, paths.store));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A shop in which everything was sold, returned and logged by the code of a till. */
function buildShop(paths: StorePaths): void {
  const pin = { pinSalt: new Uint8Array(16), pinHash: new Uint8Array(32) };
  const staff = (['manager', 'cashier'] as const).map((role) => ({ name: role, role, ...pin }));
  createStoreFile(
    {
      kind: 'create',
      paths,
      till: {
        storeCode: 'S01',
        storeName: 'Bench',
        tillCode: 'T01',
        currency: 'CNY',
        timeZone: 'Asia/Shanghai',
        cutoverMinutes: 240,
        isSample: true,
      },
      createdAt: Date.now(),
      steps: [{ name: 'system.sampleShop', input: { ...SHOP, staff } }],
      isLossAccepted: false,
      cancelled: new SharedArrayBuffer(4),
    },
    handlers,
    () => undefined,
  );
}

function measureShop(run: BenchRun, file: string): Figure[] {
  const connection = openReadOnly(file);
  try {
    const db = connection.asDb();
    const till = readTill(db)?.till;
    if (till === undefined) throw new Error('The till is missing');
    const today = businessDayOf(Date.now(), till);
    const taken: { readonly raw: number[]; readonly whole: number[] } = { raw: [], whole: [] };
    let report = verifyPoints(db, today);
    for (let turn = 0; turn < turnsOf(run, TURNS); turn += 1) {
      taken.raw.push(processorMs(() => readAll(db)));
      taken.whole.push(
        processorMs(() => {
          report = verifyPoints(db, today);
        }),
      );
    }
    if (!report.isOk)
      throw new Error(`The shop is wrong: ${JSON.stringify(report.differences[0])}`);
    return figuresOf(report, summarise(taken.raw).p50, summarise(taken.whole).p50);
  } finally {
    connection.close();
  }
}

/** Time of the processor: other programs do not count. */
function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function readAll(db: Db): void {
  let rows = 0;
  for (const sql of READ) for (const _ of db.iterate(sql)) rows += 1;
  if (rows === 0) throw new Error('The shop is empty');
}

function figuresOf(report: PointsReport, rawMs: number, wholeMs: number): Figure[] {
  const perSecond = Math.round(report.entries / (wholeMs / 1000));
  return [
    limited({
      budget: verifyPointsBudget.name,
      what: 'processor time: recomputed ÷ only read (median)',
      value: wholeMs / rawMs,
      limit: RATIO_LIMIT,
      unit: '×',
      values: { rawMs, wholeMs, entries: report.entries, perSecond },
      note: `${duration(wholeMs)} against ${duration(rawMs)}`,
    }),
    told({
      budget: verifyPointsBudget.name,
      what: 'entries of the ledger in a second',
      measured: `${perSecond}`,
      note: `${report.events} events, ${report.lots} lots, ${report.entries} entries, ${report.members} members`,
    }),
  ];
}
