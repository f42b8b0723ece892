import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

interface ClosedShift {
  readonly id: number;
  readonly zNo: number;
  readonly afterSaleId: number;
  /** The newest sale before the next shift began: its receipts lie between the two. */
  readonly upToSaleId: number;
  readonly floatMinor: number;
  readonly closedSeq: number;
  readonly expectedMinor: number;
  readonly countedMinor: number;
  readonly totals: string;
}

/** The figures of a Z report that are compared, worked out by SQL alone. */
interface Sums {
  readonly sales: number;
  readonly salesMinor: number;
  readonly returns: number;
  readonly returnsMinor: number;
  readonly taxMinor: number;
  readonly discountMinor: number;
  readonly roundingMinor: number;
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly tendersMinor: number;
  readonly cashMinor: number;
  readonly cashInMinor: number;
  readonly cashOutMinor: number;
}

/**
 * Z report = Σ receipts: the kept totals of every closed shift against its sales, tenders, taxes
 * and cash movements; Z numbers without a gap; what was kept against what was logged; no receipt
 * in a shift that is not there or was closed already.
 */
export function verifyShifts(db: Db): CheckResult {
  let rows = 0;
  let lastZNo = 0;
  const lost = lostByRestores(db);
  for (const shift of closedShifts(db)) {
    rows += 1;
    for (const { after, upTo } of lost) if (after === lastZNo && upTo < shift.zNo) lastZNo = upTo;
    const detail = whatIsWrong(db, shift, lastZNo);
    if (detail !== null) return { rows, wrong: { row: `shifts ${shift.id}`, detail } };
    lastZNo = shift.zNo;
  }
  return { rows, wrong: strayReceipt(db) };
}

/** Z reports that a restored backup did not hold: `till.restored` says which. */
function lostByRestores(db: Db): { readonly after: number; readonly upTo: number }[] {
  return db
    .all<{ readonly data: string }>(
      `SELECT data FROM event_log WHERE type = 'till.restored' ORDER BY seq`,
    )
    .map(({ data }) => {
      const facts = parsed(data);
      const at = (name: string) => (isFacts(facts) ? Number(facts[name] ?? 0) : 0);
      return { after: at('zLostAfter'), upTo: at('zLostUpTo') };
    });
}

/** Between which sales each shift lies; one begins where the one before it ends. */
const SPANS = `SELECT id, after_sale_id,
    coalesce(lead(after_sale_id) OVER (ORDER BY id), ${Number.MAX_SAFE_INTEGER}) AS up_to
  FROM shifts`;

function closedShifts(db: Db): ClosedShift[] {
  return db.all<ClosedShift>(
    `WITH spans AS (${SPANS})
     SELECT shift.id, shift.z_no AS zNo, shift.after_sale_id AS afterSaleId,
            spans.up_to AS upToSaleId, shift.float_minor AS floatMinor,
            shift.closed_seq AS closedSeq, shift.expected_minor AS expectedMinor,
            shift.counted_minor AS countedMinor, shift.totals
     FROM shifts AS shift JOIN spans ON spans.id = shift.id
     WHERE shift.z_no IS NOT NULL ORDER BY shift.z_no`,
  );
}

function whatIsWrong(db: Db, shift: ClosedShift, lastZNo: number): string | null {
  const { zNo } = shift;
  if (zNo !== lastZNo + 1)
    return `Z report ${lastZNo + 1} is missing: ${zNo} comes after ${lastZNo}`;
  const kept = figuresIn(parsed(shift.totals));
  const sums = sumsOf(db, shift);
  for (const [name, sum] of Object.entries(sums)) {
    if (kept[name] !== sum)
      return `Z report ${zNo}: ${name} is kept as ${String(kept[name])}, its receipts add up to ${sum}`;
  }
  const expected = shift.floatMinor + sums.cashMinor + sums.cashInMinor - sums.cashOutMinor;
  if (expected !== shift.expectedMinor || kept['expectedMinor'] !== expected)
    return `Z report ${zNo}: expected cash is ${shift.expectedMinor}, it adds up to ${expected}`;
  return differsFromLog(db, shift);
}

/** The figures as the Z report keeps them, by the names of {@link Sums}. */
function figuresIn(totals: unknown): Readonly<Record<string, unknown>> {
  const at = (...path: string[]) =>
    path.reduce<unknown>((value, key) => (isFacts(value) ? value[key] : undefined), totals);
  const tenders = at('tenders');
  const nets = Array.isArray(tenders) ? tenders.filter(isFacts) : [];
  const net = (kind: string | null) =>
    nets
      .filter((tender) => kind === null || tender['kind'] === kind)
      .reduce((sum, { netMinor }) => sum + Number(netMinor), 0);
  return {
    sales: at('sales', 'count'),
    salesMinor: at('sales', 'minor'),
    returns: at('returns', 'count'),
    returnsMinor: at('returns', 'minor'),
    taxMinor: at('taxMinor'),
    discountMinor: at('discounts', 'minor'),
    roundingMinor: at('roundings', 'minor'),
    pointsEarned: at('pointsEarned'),
    pointsRedeemed: at('pointsRedeemed'),
    tendersMinor: net(null),
    cashMinor: net('cash'),
    cashInMinor: at('cashIn', 'minor'),
    cashOutMinor: at('cashOut', 'minor'),
    expectedMinor: at('expectedCashMinor'),
  };
}

function sumsOf(db: Db, { id: shiftId, afterSaleId, upToSaleId }: ClosedShift): Sums {
  const row = db.get<Sums>(
    `WITH own AS (
       SELECT sale.id, sale.kind, sale.total_minor, sale.tax_minor, sale.discount_minor,
              sale.rounding_minor, sale.points_redeemed,
              iif(claim.sale_id IS NULL, sale.points_earned, 0) AS points_earned
       FROM sales AS sale LEFT JOIN sale_claims AS claim ON claim.sale_id = sale.id
       WHERE sale.id > :afterSaleId AND sale.id <= :upToSaleId AND sale.shift_id = :shiftId),
     paid AS (
       SELECT tender.kind, tender.amount_minor
       FROM own JOIN sale_tenders AS tender ON tender.sale_id = own.id)
     SELECT count(*) FILTER (WHERE kind = 'sale') AS sales,
            coalesce(sum(total_minor) FILTER (WHERE kind = 'sale'), 0) AS salesMinor,
            count(*) FILTER (WHERE kind = 'return') AS returns,
            coalesce(sum(total_minor) FILTER (WHERE kind = 'return'), 0) AS returnsMinor,
            coalesce(sum(tax_minor), 0) AS taxMinor,
            coalesce(sum(discount_minor), 0) AS discountMinor,
            coalesce(sum(rounding_minor), 0) AS roundingMinor,
            coalesce(sum(points_earned), 0) AS pointsEarned,
            coalesce(sum(points_redeemed), 0) AS pointsRedeemed,
            (SELECT coalesce(sum(amount_minor), 0) FROM paid) AS tendersMinor,
            (SELECT coalesce(sum(amount_minor), 0) FROM paid WHERE kind = 'cash') AS cashMinor,
            (SELECT coalesce(sum(amount_minor), 0) FROM cash_movements
              WHERE shift_id = :shiftId AND kind = 'in') AS cashInMinor,
            (SELECT coalesce(sum(amount_minor), 0) FROM cash_movements
              WHERE shift_id = :shiftId AND kind = 'out') AS cashOutMinor
     FROM own`,
    { shiftId, afterSaleId, upToSaleId },
  );
  if (row === undefined) throw new Error('A sum without a row');
  return row;
}

function differsFromLog(db: Db, shift: ClosedShift): string | null {
  const event = db.get<{ readonly data: string }>(
    `SELECT data FROM event_log WHERE seq = :seq AND type = 'shift.closed'`,
    { seq: shift.closedSeq },
  );
  const logged = parsed(event?.data ?? 'null');
  if (!isFacts(logged)) return `Z report ${shift.zNo} is not in the event log`;
  const isSame =
    logged['zNumber'] === shift.zNo &&
    logged['countedMinor'] === shift.countedMinor &&
    isSameFact(logged['figures'], parsed(shift.totals));
  return isSame ? null : `Z report ${shift.zNo} differs from what was logged`;
}

function isSameFact(a: unknown, b: unknown): boolean {
  if (!isFacts(a) || !isFacts(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSameFact(a[key], b[key]));
}

/** A receipt of a shift that is not there, or that was booked outside its shift's time. */
function strayReceipt(db: Db): CheckResult['wrong'] {
  const stray = db.get<{
    readonly id: number;
    readonly receiptNo: string;
    readonly shiftId: number;
  }>(
    `WITH spans AS MATERIALIZED (${SPANS})
     SELECT sale.id, sale.receipt_no AS receiptNo, sale.shift_id AS shiftId
     FROM sales AS sale LEFT JOIN spans ON spans.id = sale.shift_id
     WHERE sale.shift_id IS NOT NULL
       AND (spans.id IS NULL OR sale.id <= spans.after_sale_id OR sale.id > spans.up_to)
     ORDER BY sale.id LIMIT 1`,
  );
  if (stray === undefined) return null;
  const { id, receiptNo, shiftId } = stray;
  return {
    row: `sales ${id}`,
    detail: `Receipt ${receiptNo} was not booked within shift ${shiftId}`,
  };
}

function isFacts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
