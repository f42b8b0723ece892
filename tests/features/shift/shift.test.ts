import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput, CallValue } from '../../../src/contract/index.ts';
import { devicesCommands, devicesQueries } from '../../../src/main/features/devices/index.ts';
import { shiftCommands, shiftQueries } from '../../../src/main/features/shift/index.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { CASHIER, MANAGER } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop({
    store: {
      features: [
        { queries: shiftQueries, commands: shiftCommands },
        { queries: devicesQueries, commands: devicesCommands },
      ],
    },
  });
});
afterEach(() => {
  shop.close();
});

const requestId = () => shop.store.requestId();
const APPROVAL = { staffId: 1, name: 'Lin', role: 'manager', reason: 'Bank run' } as const;

const open = (floatMinor = 20_000, readNoteIds: number[] = []) =>
  shop.store.call('shift.open', { requestId: requestId(), floatMinor, readNoteIds });
const current = () => shop.store.value('shift.current', {});
const report = (shiftId: number | null = null) => shop.store.value('shift.report', { shiftId });
const move = (kind: 'in' | 'out', amountMinor: number, approval: typeof APPROVAL | null = null) =>
  shop.store.call(
    'shift.moveCash',
    { requestId: requestId(), kind, amountMinor, reason: 'Change' },
    { approval },
  );
const sellCream = (count = 1, kind: 'cash' | 'card' = 'cash') => {
  const basket = shop.basket(Array.from({ length: count }, () => 'cream' as const));
  const tenders =
    kind === 'card' ? [{ kind, amountMinor: 10_000 * count, reference: 'A1' } as const] : [];
  return shop.sell({ ...basket, tenders });
};

/** Closes with exactly what must be there, or with `countedMinor`. */
function close(more: Partial<CallInput<'shift.close'>> & { countedMinor?: number } = {}) {
  const { countedMinor, ...given } = more;
  const { shiftId, figures } = report();
  const { expectedCashMinor } = figures;
  const input = {
    requestId: requestId(),
    shiftId,
    counts: [],
    otherMinor: countedMinor ?? expectedCashMinor,
    expectedCashMinor,
    ...given,
  };
  return shop.store.call('shift.close', input);
}
const closed = (reply: ReturnType<typeof close>): CallValue<'shift.close'> => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
};
const types = () =>
  shop.store.db
    .all<{ type: string }>('SELECT type FROM event_log ORDER BY seq')
    .map(({ type }) => type);
const verify = () => verifyStore(shop.store.db);
const wrongShifts = () => verify().checks.find(({ name }) => name === 'shifts')?.wrong ?? null;

describe('a shift', () => {
  it('opens with its float, once', () => {
    expect(open()).toMatchObject({ ok: true, value: { shiftId: 1 } });
    expect(open()).toMatchObject({ error: { code: 'shift.alreadyOpen' } });
    expect(current().shift).toMatchObject({ floatMinor: 20_000, isAutomatic: false });
    expect(report().figures.expectedCashMinor).toBe(20_000);
  });

  it('opens by itself with the first sale, unless the store asks for an opening', () => {
    sellCream();
    expect(current().shift).toMatchObject({ isAutomatic: true, floatMinor: 0 });
    expect(report().figures).toMatchObject({ sales: { count: 1, minor: 10_000 } });
    closed(close());
    const settings = { requestId: requestId(), shift: { isRequired: true } };
    shop.store.value('settings.save', settings, { session: MANAGER });
    const refused = shop.tryToSell(shop.basket(['cream']));
    expect(refused).toMatchObject({ error: { code: 'shift.notOpen' } });
    open(0);
    sellCream();
    expect(shop.numbers('SELECT shift_id AS n FROM sales ORDER BY id')).toEqual([1, 2]);
  });

  it('adds up: sales, tenders, tax, drawer', () => {
    open();
    sellCream(2);
    sellCream(1, 'card');
    shop.sell({ ...shop.basket(['cheese']), memberId: shop.member.standard });
    move('in', 5000);
    move('out', 3000, APPROVAL);
    const { figures, movements } = report();
    expect(figures).toMatchObject({
      sales: { count: 3, minor: 31_999 },
      returns: { count: 0, minor: 0 },
      netMinor: 31_999,
      cashIn: { count: 1, minor: 5000 },
      cashOut: { count: 1, minor: 3000 },
      expectedCashMinor: 20_000 + 20_000 + 1999 + 5000 - 3000,
    });
    expect(figures.tenders.map(({ kind, netMinor }) => [kind, netMinor])).toEqual([
      ['cash', 21_999],
      ['card', 10_000],
    ]);
    expect(figures.taxes).toEqual([
      { rateBp: 1300, grossMinor: 30_000, taxMinor: 3 * 1150 },
      { rateBp: 900, grossMinor: 1999, taxMinor: 165 },
    ]);
    expect(figures.pointsEarned).toBe(
      shop.numbers('SELECT sum(points_earned) AS n FROM sales')[0] ?? 0,
    );
    expect(figures.lastReceiptNo).toMatch(/-0*3$/);
    expect(movements).toMatchObject([
      { kind: 'in', approvedByName: null },
      { kind: 'out', amountMinor: 3000, approvedByName: 'Lin Manager' },
    ]);
  });

  it('gives nothing out of the drawer without a manager, nor more than it holds', () => {
    open(1000);
    expect(move('out', 500)).toMatchObject({ error: { code: 'shift.approvalNeeded' } });
    expect(move('out', 1001, APPROVAL)).toMatchObject({ error: { code: 'shift.notEnoughCash' } });
    expect(move('out', 1000, APPROVAL)).toMatchObject({ value: { expectedCashMinor: 0 } });
    const own = { requestId: requestId(), kind: 'in', amountMinor: 1, reason: '  ' } as const;
    expect(shop.store.call('shift.moveCash', own)).toMatchObject({
      error: { code: 'shift.reasonMissing' },
    });
    const manager = { ...own, requestId: requestId(), kind: 'out', reason: 'x' } as const;
    move('in', 1);
    expect(shop.store.call('shift.moveCash', manager, { session: MANAGER }).ok).toBe(true);
    expect(types().filter((type) => type.startsWith('cash.'))).toEqual([
      'cash.paidOut',
      'cash.paidIn',
      'cash.paidOut',
    ]);
  });

  it('says when its business day is over, and goes on', () => {
    open();
    expect(current().shift?.isOverdue).toBe(false);
    shop.store.clock.advance(24 * 3_600_000);
    expect(current().shift?.isOverdue).toBe(true);
    sellCream();
    expect(report().figures.sales.count).toBe(1);
  });
});

describe('closing', () => {
  it('numbers Z reports without a gap and books nothing more to the closed shift', () => {
    open();
    sellCream();
    const first = closed(close());
    expect(first).toMatchObject({ shiftId: 1, zNo: 1, differenceMinor: 0 });
    sellCream();
    expect(shop.numbers('SELECT shift_id AS n FROM sales ORDER BY id')).toEqual([1, 2]);
    expect(closed(close())).toMatchObject({ shiftId: 2, zNo: 2 });
    expect(shop.store.value('shift.past', {}).rows.map(({ zNo }) => zNo)).toEqual([2, 1]);
    expect(report(1).figures.sales.count).toBe(1);
    expect(verify()).toMatchObject({ isOk: true });
  });

  it('wants a reason for a difference, in either direction', () => {
    open(1000);
    expect(close({ countedMinor: 999 })).toMatchObject({
      error: { code: 'shift.reasonMissing', params: { differenceMinor: -1 } },
    });
    const reply = closed(close({ countedMinor: 1001, differenceReason: 'Found a coin' }));
    expect(reply.differenceMinor).toBe(1);
    expect(report(1).closing).toMatchObject({
      differenceMinor: 1,
      differenceReason: 'Found a coin',
      countedMinor: 1001,
    });
  });

  it('counts by notes and coins', () => {
    open(23_050);
    const counts = [
      { denominationMinor: 10_000, pieces: 2 },
      { denominationMinor: 1000, pieces: 3 },
    ];
    expect(closed(close({ counts, otherMinor: 50 })).differenceMinor).toBe(0);
    expect(report(1).closing?.counts).toEqual(counts);
    open(0);
    const twice = [...counts, ...counts];
    expect(close({ counts: twice })).toMatchObject({ error: { code: 'shift.countInvalid' } });
    const most = [{ denominationMinor: 99_999_999_999_999, pieces: 100_000 }];
    expect(close({ counts: most })).toMatchObject({ error: { code: 'shift.countInvalid' } });
  });

  it('is refused when something was booked since the count, and when it is closed already', () => {
    open();
    const { shiftId, figures } = report();
    const { expectedCashMinor } = figures;
    sellCream();
    const stale = { shiftId, expectedCashMinor, otherMinor: expectedCashMinor };
    expect(close(stale)).toMatchObject({
      error: { code: 'shift.cashChanged', params: { expectedCashMinor: 30_000 } },
    });
    closed(close());
    const again = { requestId: requestId(), shiftId, counts: [], expectedCashMinor };
    expect(shop.store.call('shift.close', again)).toMatchObject({
      error: { code: 'shift.notOpen' },
    });
  });

  it('asks about suspended baskets, and keeps them for the next shift when told to', () => {
    open();
    const line = shop.basket(['cream']).lines;
    const draft = { lines: line, memberId: null, paymentRequestId: null, tenders: [] };
    shop.store.value('sales.hold', { requestId: requestId(), name: 'Table 4', draft });
    expect(current().heldBaskets).toBe(1);
    expect(close()).toMatchObject({ error: { code: 'shift.heldBaskets', params: { count: 1 } } });
    closed(close({ keepsHeldBaskets: true }));
    expect(current().heldBaskets).toBe(1);
  });

  it('gives the same reply to the same request, and one Z report', () => {
    open(0);
    const { shiftId } = report();
    const input = { requestId: requestId(), shiftId, counts: [], expectedCashMinor: 0 };
    const first = shop.store.call('shift.close', input);
    expect(first).toMatchObject({ ok: true, value: { zNo: 1 } });
    expect(shop.store.call('shift.close', input)).toEqual(first);
    expect(shop.numbers(`SELECT id AS n FROM print_jobs WHERE kind = 'page'`)).toHaveLength(1);
  });

  it('counts drawer openings without a sale and baskets given up, of this shift only', () => {
    const openDrawer = () =>
      shop.store.value('devices.openDrawer', { requestId: requestId(), reason: 'Change' });
    openDrawer();
    open();
    openDrawer();
    openDrawer();
    const { lines } = shop.basket(['bag']);
    const draft = { lines, memberId: null, paymentRequestId: null, tenders: [] };
    shop.store.value('sales.voidBasket', { requestId: requestId(), draft, reason: 'Left' });
    expect(report().figures).toMatchObject({ drawerOpenings: 2, voidedBaskets: 1 });
    closed(close());
    open(0);
    expect(report().figures).toMatchObject({ drawerOpenings: 0, voidedBaskets: 0 });
  });
});

const pages = () => shop.store.value('devices.printJobs', {}).filter(({ kind }) => kind === 'page');
const markupOf = (id: number) =>
  shop.store.db.get<{ markup: string }>('SELECT markup FROM print_jobs WHERE id = :id', { id })
    ?.markup ?? '';

describe('on paper', () => {
  it('the Z report carries the head of the event log, to read and in its code', () => {
    open();
    sellCream();
    closed(close());
    const head = shop.store.db.get<{ seq: number; hash: Uint8Array }>(
      `SELECT seq, hash FROM event_log WHERE type = 'shift.closed'`,
    );
    const hash = Buffer.from(head?.hash ?? []).toString('hex');
    const [job] = pages();
    expect(job).toMatchObject({ title: 'Z 1', state: 'queued' });
    const markup = markupOf(job?.id ?? 0);
    expect(markup).toContain(hash.slice(0, 16));
    expect(markup).toContain(`{code:Z1-${head?.seq}-${hash.toUpperCase()};option:qrcode`);
    expect(report(1).closing).toMatchObject({ headSeq: head?.seq, headHash: hash });
  });

  it('a Z report prints again as a copy with the figures of its day', () => {
    open();
    sellCream();
    closed(close());
    sellCream(3);
    shop.store.value('shift.reprint', { requestId: requestId(), shiftId: 1 });
    const [copy, original] = pages();
    expect(markupOf(copy?.id ?? 0)).toMatch(/副本|COPY/);
    expect(markupOf(original?.id ?? 0)).not.toMatch(/副本|COPY/);
    expect(markupOf(copy?.id ?? 0)).toContain('100.00');
    expect(types()).toContain('shift.reported');
    const unknown = { requestId: requestId(), shiftId: 9 };
    expect(shop.store.call('shift.reprint', unknown)).toMatchObject({
      error: { code: 'shift.unknown' },
    });
  });

  it('the X report changes nothing of the shift', () => {
    open();
    sellCream();
    const before = report();
    shop.store.value('shift.printX', { requestId: requestId() });
    expect(report()).toEqual(before);
    expect(markupOf(pages()[0]?.id ?? 0)).not.toContain('qrcode');
  });
});

const leave = (text: string) =>
  shop.store.call('shift.leaveNote', { requestId: requestId(), text });

describe('hand-over notes', () => {
  it('wait for the next opening and must be acknowledged', () => {
    open();
    leave('The blue key is with Ana');
    expect(leave('   ')).toMatchObject({ error: { code: 'shift.noteEmpty' } });
    closed(close());
    const [note] = current().notes;
    expect(note).toMatchObject({ text: 'The blue key is with Ana', staffName: CASHIER.name });
    expect(open(0)).toMatchObject({ error: { code: 'shift.notesUnread', params: { count: 1 } } });
    expect(open(0, [note?.noteId ?? 0])).toMatchObject({ ok: true });
    expect(current().notes).toEqual([]);
  });

  it('can be acknowledged alone, once; the log tells of them without their text', () => {
    leave('Count twice');
    const noteId = current().notes[0]?.noteId ?? 0;
    const read = () => shop.store.call('shift.readNote', { requestId: requestId(), noteId });
    expect(read()).toMatchObject({ ok: true });
    expect(read()).toMatchObject({ error: { code: 'shift.noteUnknown' } });
    const logged = shop.store.db.all<{ data: string }>('SELECT data FROM event_log');
    expect(JSON.stringify(logged)).not.toContain('Count twice');
  });
});

const change = (sql: string) => shop.store.write(({ db }) => db.run(sql));

describe('verify', () => {
  beforeEach(() => {
    open();
    sellCream(2);
    move('in', 700);
    closed(close());
    sellCream();
  });
  it('finds nothing in shifts that add up', () => {
    expect(wrongShifts()).toBeNull();
  });

  it.each([
    ['a receipt added to a closed shift', 'UPDATE sales SET shift_id = 1 WHERE id = 2'],
    ['a receipt taken out of it', 'UPDATE sales SET shift_id = NULL WHERE id = 1'],
    ['a changed total', 'UPDATE sales SET total_minor = total_minor - 1 WHERE id = 1'],
    ['a changed tender', `UPDATE sale_tenders SET kind = 'card' WHERE sale_id = 1`],
    ['a changed cash movement', 'UPDATE cash_movements SET amount_minor = 701'],
    [
      'a changed count',
      'UPDATE shifts SET counted_minor = counted_minor + 1, difference_reason = 1',
    ],
    ['a missing Z number', 'UPDATE shifts SET z_no = 2 WHERE id = 1'],
    ['a receipt of no shift', 'UPDATE sales SET shift_id = 77 WHERE id = 2'],
    [
      'totals rewritten together with the sums',
      `UPDATE shifts SET totals = replace(totals, '"drawerOpenings":0', '"drawerOpenings":1')`,
    ],
  ])('names %s', (_what, sql) => {
    change(sql);
    expect(wrongShifts()).not.toBeNull();
  });
});
