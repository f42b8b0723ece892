import { linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, listBackups } from '../../src/main/store/manage-stores.ts';
import type { StorePaths } from '../../src/main/store/store-paths.ts';
import { duration, type Figure, limited, skipped, told } from '../lib/figures.ts';
import { summarise } from '../lib/percentiles.ts';
import { memoryOf, type ProcessMemory, residentOnceMb } from '../lib/processes.ts';
import { ensureStore } from '../lib/stores.ts';
import { signIn, startTill, withScreen } from '../lib/till-app.ts';
import type { BenchRun, Budget } from './budget.ts';
import { scanCard, scanCodes } from '../lib/scan-card.ts';

const USABLE_LIMIT_S = 2.5;
const MEMORY_LIMIT_MB = 450;
const STARTS = 5;
const SCANS = 50;
/** Long enough after work for the till to be idle. */
const REST_MS = 4000;

/** Starting the built app on the large store, and what it then holds of the memory. */
export const startUp: Budget = {
  name: 'start-up',
  title: 'Start of the app until its window is usable, and its memory',
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const store = ensureStore(run.size);
  return withScreen(store, async (env) => {
    const starts: number[] = [];
    for (let turn = 0; turn < (run.isQuick ? 1 : STARTS); turn += 1) {
      const till = await startTill(env);
      starts.push(till.usableAfterMs);
      till.page.close();
      await till.close();
    }
    return [...usableFigures(starts), ...(await memoryFigures(env, store.paths))];
  });
}

function usableFigures(starts: readonly number[]): Figure[] {
  const sample = summarise(starts);
  return [
    limited({
      budget: startUp.name,
      what: `window usable after the start (median of ${sample.count})`,
      value: sample.p50 / 1000,
      limit: USABLE_LIMIT_S,
      unit: 's',
      values: { max: sample.max },
      note: `slowest ${duration(sample.max)}; until the people to sign in are painted, files in the system's cache`,
    }),
  ];
}

async function memoryFigures(
  env: Readonly<Record<string, string | undefined>>,
  paths: StorePaths,
): Promise<Figure[]> {
  const what = 'resident memory of all processes';
  if (process.platform !== 'linux') {
    return [skipped(startUp.name, what, 'only Linux tells the proportional share of a process')];
  }
  placeBackup(paths);
  const till = await startTill(env);
  try {
    const idle = memoryOf(till.pid);
    await signIn(till.page);
    for (const code of scanCodes(paths.store, SCANS)) await scanCard(till.page, code);
    await new Promise((resume) => setTimeout(resume, REST_MS));
    const used = memoryOf(till.pid);
    const [pssMb, onceMb] = [sum(used, 'pssMb'), residentOnceMb(till.pid)];
    return [
      limited({
        budget: startUp.name,
        what,
        // Both are what is truly used, unless other Electrons run: then PSS is too little.
        value: Math.max(pssMb, onceMb),
        limit: MEMORY_LIMIT_MB,
        unit: 'MB',
        values: { pssMb, onceMb, rssMb: sum(used, 'rssMb'), idlePssMb: sum(idle, 'pssMb') },
        note: `after ${SCANS} member cards; PSS ${pssMb.toFixed(0)} MB, shared pages once ${onceMb.toFixed(0)} MB, RSS ${sum(used, 'rssMb').toFixed(0)} MB`,
      }),
      told({
        budget: startUp.name,
        what: 'PSS by process',
        measured: `${used.length} processes`,
        note: used.map((one) => `${one.kind} ${one.pssMb.toFixed(0)}`).join(', '),
      }),
      told({
        budget: startUp.name,
        what: 'PSS before anybody signed in',
        measured: `${sum(idle, 'pssMb').toFixed(0)} MB`,
      }),
    ];
  } finally {
    till.page.close();
    await till.close();
  }
}

/** A store without any backup gets one seconds after it opened, whose memory is not a day's. */
function placeBackup({ store, backups }: StorePaths): void {
  mkdirSync(backups, { recursive: true });
  if (listBackups(backups).length > 0) return;
  linkSync(store, join(backups, backupName(Date.now())));
}

function sum(processes: readonly ProcessMemory[], field: 'pssMb' | 'rssMb'): number {
  return processes.reduce((total, one) => total + one[field], 0);
}
