import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BusinessDay } from '../../src/contract/kernel/time.ts';
import { addDays, businessDayOf } from '../../src/contract/kernel/time.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import { rebuildDays } from '../../src/main/features/tiers/face.ts';
import { openWritable, type StoreConnection } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';
import { createBaseShop, shopProducts } from './base-shop.ts';
import { withoutIndexes } from './bulk.ts';
import { EventWriter } from './event-writer.ts';
import { planTrade, TIME_ZONE, type Trade } from './plan-trade.ts';
import { Progress } from './progress.ts';
import type { StoreSize } from './sizes.ts';
import { uidMaker } from './uid-maker.ts';
import { writeMembers } from './write-members.ts';
import { writeSales } from './write-sales.ts';

const SEED = 20_261;
const INDEXED_TABLES = ['members', 'sales', 'points_entries', 'points_lots', 'points_movements'];

/**
 * Builds a store of a size as a till's user data folder: schema, till, staff, programme and
 * catalogue the product's way, members and trade in bulk. It is moved to its place when whole.
 */
export function generateStore(folder: string, size: StoreSize, now = Date.now()): void {
  removeAbandoned(folder);
  const unfinished = `${folder}.building-${process.pid}`;
  mkdirSync(dirname(unfinished), { recursive: true });
  const progress = new Progress();
  const today = businessDayOf(now, { timeZone: TIME_ZONE, cutoverMinutes: 240 });
  progress.tell('plan', 0, 1);
  const random = createRandom(SEED);
  const trade = planTrade(random, size, addDays(today, -1));
  const paths = storePaths(unfinished);
  createBaseShop(paths, (trade.days[0]?.opensAt ?? now) - 3_600_000);
  const connection = openWritable(paths.store);
  try {
    fill({ connection, size, trade, today, progress });
  } finally {
    connection.close();
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  progress.end(`done: ${folder}`);
}

/** What builders left that were killed; another one may be at work right now. */
function removeAbandoned(folder: string): void {
  const beginning = `${basename(folder)}.building-`;
  const beside = existsSync(dirname(folder)) ? readdirSync(dirname(folder)) : [];
  for (const name of beside.filter((found) => found.startsWith(beginning))) {
    if (isAlive(Number(name.slice(beginning.length)))) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function fill(parts: {
  readonly connection: StoreConnection;
  readonly size: StoreSize;
  readonly trade: Trade;
  readonly today: BusinessDay;
  readonly progress: Progress;
}): void {
  const { connection, size, trade, progress } = parts;
  beCareless(connection);
  const putIndexesBack = withoutIndexes(connection, INDEXED_TABLES);
  const random = createRandom(SEED + 1);
  const newUid = uidMaker(createRandom(SEED + 2));
  const till = readTill(connection.asDb());
  if (till === undefined) throw new Error('The till is missing');
  const products = connection.all<{ uid: string }>('SELECT uid FROM products ORDER BY id');
  const events = new EventWriter(connection, { uid: till.uid, newUid });
  const common = { connection, random, trade, newUid, events, progress };
  connection.raw.exec('BEGIN');
  const members = writeMembers({ ...common, count: size.members });
  writeSales({
    ...common,
    lineCount: size.lines,
    products: shopProducts(),
    productUids: products.map(({ uid }) => uid),
    members,
  });
  events.end();
  finishTill(connection, size, parts.today);
  putIndexesBack((name) => progress.tell(`index ${name}`, 0, 1));
  rebuildDays(connection.asWritable());
  connection.raw.exec('COMMIT');
  connection.pragma('journal_mode = WAL');
}

/** Nobody reads this file before it is whole, and a broken one is built again. */
function beCareless(connection: StoreConnection): void {
  for (const pragma of [
    'journal_mode = OFF',
    'synchronous = OFF',
    'cache_size = -1500000',
    'foreign_keys = OFF',
    'locking_mode = EXCLUSIVE',
    'temp_store = MEMORY',
    'cell_size_check = OFF',
    'threads = 1',
  ]) {
    connection.pragma(pragma);
  }
}

function finishTill(connection: StoreConnection, size: StoreSize, today: BusinessDay): void {
  connection.run('UPDATE till SET last_receipt_seq = :sales WHERE id = 1', { sales: size.sales });
  connection.run('INSERT INTO loyalty_state (id, expired_through) VALUES (1, :today)', { today });
}
