import { ok } from '../../../src/contract/kernel/result.ts';
import type { Builder, CommandContext, Job } from '../../../src/main/store/context.ts';
import type { HandlerSet } from '../../../src/main/store/handler-set.ts';
import { addToDay } from '../../../src/main/features/tiers/tables.ts';

/** Handlers for tests of the store itself: small, but with every kind of row a sale writes. */

/** One sale of one line to member 1: lines, tender, points with lot and movement, event. */
function sellOne(
  context: CommandContext,
  input: { readonly requestId: string; readonly amountMinor: number },
): { readonly receiptSeq: number; readonly requestId: string } {
  const { db, today, now } = context;
  const till = db.get<{ seq: number }>('SELECT last_receipt_seq + 1 AS seq FROM till WHERE id = 1');
  const seq = till?.seq ?? 1;
  db.run('UPDATE till SET last_receipt_seq = :seq WHERE id = 1', { seq });
  const uid = context.newUid();
  const sale = db.run(
    `INSERT INTO sales (uid, receipt_no, receipt_seq, kind, business_day, completed_at, staff_id,
                        member_id, total_minor, tax_minor, points_earned, line_count)
     VALUES (:uid, :receiptNo, :seq, 'sale', :today, :now, 1, 1, :total, 0, 10, 1)`,
    {
      uid,
      receiptNo: `S01-T03-${today.replaceAll('-', '')}-${String(seq).padStart(6, '0')}`,
      seq,
      today,
      now,
      total: input.amountMinor,
    },
  );
  db.run(
    `INSERT INTO sale_lines (sale_id, line_no, product_id, counter_id, name, unit, quantity_milli,
                             regular_price_minor, unit_price_minor, total_minor, tax_rate_bp,
                             tax_minor, points_earned)
     VALUES (:sale, 1, 1, 1, 'Tea', 'piece', 1000, :total, :total, :total, 0, 0, 10)`,
    { sale: sale.lastId, total: input.amountMinor },
  );
  db.run(
    `INSERT INTO sale_tenders (sale_id, tender_no, kind, amount_minor, handed_minor)
     VALUES (:sale, 1, 'cash', :total, :total)`,
    { sale: sale.lastId, total: input.amountMinor },
  );
  postPoints(context, sale.lastId);
  const { amountMinor } = input;
  const counted = { spendMinor: amountMinor, totalMinor: amountMinor, earnedPoints: 10 };
  addToDay(db, { memberId: 1, day: today, ...counted });
  const totals = { grossMinor: input.amountMinor, pointsEarned: 10 };
  context.log('sale.completed', { sequenceNumber: seq, totals, transaction: uid });
  context.changed('member:1', `sale:${sale.lastId}`);
  return { receiptSeq: seq, requestId: input.requestId };
}

function postPoints(context: CommandContext, saleId: number): void {
  const { db, today, now } = context;
  const entry = db.run(
    `INSERT INTO points_entries (uid, member_id, kind, points, at, business_day, sale_id, staff_id,
                                 programme_version)
     VALUES (:uid, 1, 'earn', 10, :now, :today, :saleId, 1, 1)`,
    { uid: context.newUid(), now, today, saleId },
  );
  const lot = db.run(
    `INSERT INTO points_lots (uid, member_id, entry_id, amount, remaining, earned_at, active_from,
                              programme_version)
     VALUES (:uid, 1, :entry, 10, 10, :now, :today, 1)`,
    { uid: context.newUid(), entry: entry.lastId, now, today },
  );
  db.run('INSERT INTO points_movements (entry_id, lot_id, points) VALUES (:entry, :lot, 10)', {
    entry: entry.lastId,
    lot: lot.lastId,
  });
  context.log('points.posted', { entryId: entry.lastId, points: 10 });
}

/** Staff 1, member 1, counter 1 and product 1: what {@link sellOne} refers to. */
export function insertBasics(context: CommandContext): void {
  const { db, now, today } = context;
  const uid = () => context.newUid();
  const none = new Uint8Array(16);
  db.run(
    `INSERT OR IGNORE INTO staff (id, uid, name, role, pin_salt, pin_hash, created_at)
     VALUES (1, :uid, 'Lin Manager', 'manager', :none, :none, :now)`,
    { uid: uid(), none, now },
  );
  db.run(
    `INSERT INTO members (id, uid, name, card_no, tier, joined_day, created_at)
     VALUES (1, :uid, '王小明', '8800123450', 'standard', :today, :now)`,
    { uid: uid(), today, now },
  );
  db.run(`INSERT INTO counters (id, uid, code, name) VALUES (1, :uid, 'C01', 'Tea')`, {
    uid: uid(),
  });
  db.run(
    `INSERT INTO products (id, uid, sku, name, unit, price_minor, tax_rate_bp, counter_id)
     VALUES (1, :uid, 'T-1', 'Tea', 'piece', 1000, 0, 1)`,
    { uid: uid() },
  );
  db.run(
    `INSERT INTO loyalty_programmes (version, effective_from, rules, published_at)
     VALUES (1, '2000-01-01', '{}', :now)`,
    { now },
  );
}

function insertNote(context: CommandContext, text: string): number {
  return context.db.run(
    `INSERT INTO member_notes (member_id, text, staff_id, at) VALUES (1, :text, 1, :at)`,
    { text, at: context.now },
  ).lastId;
}

const fillSlowly: Builder<{ readonly steps: number; readonly pauseMs: number }> = (
  context,
  input,
) => {
  for (let step = 0; step < input.steps; step += 1) {
    context.write((command) => {
      insertNote(command, `note ${step}`);
    });
    block(input.pauseMs);
    context.progress('notes', step + 1, input.steps);
  }
};

const importNotes: Job<{ readonly count: number; readonly costMs: number }, number> = function* (
  context,
  input,
) {
  for (let done = 1; done <= input.count; done += 1) {
    block(input.costMs);
    insertNote(context, `imported ${done}`);
    context.log('member.noteAdded', { memberId: 1 });
    context.changed('member:1');
    yield { phase: 'import', done, total: input.count };
  }
  return input.count;
};

/** Uses the processor for a while, as a slow query does. */
function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

export const testHandlers = {
  queries: {
    'sales.draft': () => ok(null),
    'staff.list': (context) =>
      ok(
        context.db.all<{ id: number; name: string }>('SELECT id, name FROM staff').map((row) => ({
          ...row,
          role: 'manager' as const,
          isActive: true,
          lockedUntil: null,
          needsManager: false,
        })),
      ),
  },
  commands: {
    'members.addNote': (context, input) => {
      const id = insertNote(context, input.text);
      context.log('member.noteAdded', { memberId: input.memberId });
      context.changed(`member:${input.memberId}`);
      return ok({
        id,
        kind: input.kind,
        text: input.text,
        staffName: 'Lin Manager',
        at: context.now,
      });
    },
  },
  internal: {
    queries: {
      'test.count': (
        context,
        input: { readonly table: 'sales' | 'member_notes' | 'event_log' },
      ) => {
        const tables = {
          sales: 'SELECT count(*) AS n FROM sales',
          member_notes: 'SELECT count(*) AS n FROM member_notes',
          event_log: 'SELECT count(*) AS n FROM event_log',
        };
        return context.db.get<{ n: number }>(tables[input.table])?.n ?? 0;
      },
      'test.slow': (_context, input: { readonly ms: number }) => {
        block(input.ms);
        return input.ms;
      },
    },
    commands: {
      'test.basics': (context, _input: null) => insertBasics(context),
      'test.sell': sellOne,
      'test.crash': (_context, _input: null): null => process.exit(7),
      'test.bug': (_context, _input: null): null => {
        throw new Error('a bug on purpose');
      },
    },
  },
  builders: { 'test.fill': fillSlowly },
  jobs: { 'test.import': importNotes },
} satisfies HandlerSet;

export type TestInternal = (typeof testHandlers)['internal'];
