import type { CallParsed } from '../../src/contract/index.ts';
import { businessDayOf } from '../../src/contract/kernel/time.ts';
import { membersQueries } from '../../src/main/features/members/index.ts';
import { pointsQueries } from '../../src/main/features/points/index.ts';
import type { QueryContext } from '../../src/main/store/context.ts';
import { openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { CASHIER } from '../lib/pool.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { type BenchStore, ensureStore } from '../lib/stores.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

/** Somebody who buys every day for ten years, and spends now and then. */
const HEAVY_ENTRIES = 5000;
const LIGHT_ENTRIES = 5;
const RATIO_LIMIT = 2;
/** What the history dialog asks for first. */
const PAGE = 30;

/** A member with 5,000 ledger entries opens as fast as one with 5. */
export const memberLedger: Budget = {
  name: 'member-ledger',
  title: `A member with ${HEAVY_ENTRIES} ledger entries beside one with ${LIGHT_ENTRIES}`,
  measure,
};

async function measure(run: BenchRun): Promise<Figure[]> {
  const store = ensureStore(run.size);
  const ids = ensureMembers(store);
  const connection = openReadOnly(store.paths.store);
  try {
    const context = contextOf(connection.asDb());
    const turns = { turns: turnsOf(run, 1000), warmUp: turnsOf(run, 100) };
    const card = (memberId: number) => () => {
      if (!membersQueries['members.card'](context, { memberId }).ok) throw new Error('No card');
    };
    const page = (memberId: number) => () => {
      const input: CallParsed<'members.pointsHistory'> = { memberId, limit: PAGE };
      if (!membersQueries['members.pointsHistory'](context, input).ok) throw new Error('No page');
    };
    const why = (memberId: number) => () => {
      if (!pointsQueries['points.explain'](context, { memberId }).ok) throw new Error('No answer');
      if (!pointsQueries['points.lots'](context, { memberId }).ok) throw new Error('No lots');
    };
    const cards = await sideBySide({ heavy: card(ids.heavy), light: card(ids.light) }, turns);
    const pages = await sideBySide({ heavy: page(ids.heavy), light: page(ids.light) }, turns);
    const whys = await sideBySide({ heavy: why(ids.heavy), light: why(ids.light) }, turns);
    const ratio = (what: string, { heavy, light }: typeof cards) =>
      limited({
        budget: memberLedger.name,
        what: `${what}, p50: ${HEAVY_ENTRIES} entries ÷ ${LIGHT_ENTRIES}`,
        value: heavy.p50 / light.p50,
        limit: RATIO_LIMIT,
        unit: '×',
        values: { heavy: heavy.p50, light: light.p50 },
        note: `${duration(heavy.p50)} against ${duration(light.p50)}`,
      });
    return [
      ratio('the card', cards),
      told({
        budget: memberLedger.name,
        what: 'first page of points with its total, p50',
        measured: duration(pages.heavy.p50),
        note: `a page of ${PAGE} and the count of all, against ${duration(pages.light.p50)} for ${LIGHT_ENTRIES} entries`,
      }),
      told({
        budget: memberLedger.name,
        what: 'why this balance, p50',
        measured: duration(whys.heavy.p50),
        note: `it adds all entries up; ${duration(whys.light.p50)} for ${LIGHT_ENTRIES} entries`,
      }),
    ];
  } finally {
    connection.close();
  }
}

function contextOf(db: QueryContext['db']): QueryContext {
  const till = readTill(db)?.till;
  if (till === undefined) throw new Error('The till is missing');
  const now = Date.now();
  return { db, now, today: businessDayOf(now, till), till, session: CASHIER };
}

const NAMES = { heavy: 'Bench ledger of many', light: 'Bench ledger of few' } as const;

/**
 * Two members of the store get a ledger of that many entries, made once: a few lots left open, all
 * others earned and spent again.
 */
function ensureMembers(store: BenchStore): { readonly heavy: number; readonly light: number } {
  const connection = openWritable(store.paths.store);
  try {
    const made = (name: string, entries: number): number => {
      const known = connection.get<{ id: number }>('SELECT id FROM members WHERE name = :name', {
        name,
      });
      if (known !== undefined) return known.id;
      const free = connection.get<{ id: number }>(
        `SELECT id FROM members WHERE is_active = 1 AND name NOT LIKE 'Bench ledger%'
           AND id NOT IN (SELECT member_id FROM sales WHERE member_id IS NOT NULL)
           AND id NOT IN (SELECT member_id FROM points_entries) LIMIT 1`,
      );
      if (free === undefined) throw new Error('Every member of the store has bought something');
      connection.run('UPDATE members SET name = :name WHERE id = :id', { name, id: free.id });
      for (let n = 0; n < entries; n += 2) addPair(connection, free.id, { n, isOpen: n < 4 });
      return free.id;
    };
    connection.run('BEGIN IMMEDIATE');
    const ids = {
      heavy: made(NAMES.heavy, HEAVY_ENTRIES),
      light: made(NAMES.light, LIGHT_ENTRIES),
    };
    connection.run('COMMIT');
    return ids;
  } finally {
    connection.close();
  }
}

/** A lot, and, unless it stays open, the entry that spent it. */
function addPair(
  connection: ReturnType<typeof openWritable>,
  memberId: number,
  pair: { readonly n: number; readonly isOpen: boolean },
): void {
  const at = Date.UTC(2020, 0, 1) + pair.n * 3_600_000;
  const entry = (kind: string, points: number) =>
    connection.run(
      `INSERT INTO points_entries (uid, member_id, kind, points, at, business_day)
       VALUES (:uid, :memberId, :kind, :points, :at, date(:at / 1000, 'unixepoch'))`,
      { uid: `ledger-${memberId}-${pair.n}-${kind}`, memberId, kind, points, at },
    ).lastId;
  const earned = entry('bonus', 100);
  const lot = connection.run(
    `INSERT INTO points_lots (uid, member_id, entry_id, amount, remaining, earned_at, active_from,
       expires_on, programme_version)
     VALUES (:uid, :memberId, :entryId, 100, :remaining, :at, '2020-01-01', '2099-12-31', 1)`,
    {
      uid: `ledger-${memberId}-${pair.n}`,
      memberId,
      entryId: earned,
      remaining: pair.isOpen ? 100 : 0,
      at,
    },
  ).lastId;
  const move = (entryId: number, points: number) =>
    connection.run(
      'INSERT INTO points_movements (entry_id, lot_id, points) VALUES (:entryId, :lot, :points)',
      { entryId, lot, points },
    );
  move(earned, 100);
  if (!pair.isOpen) move(entry('redeem', -100), -100);
}
