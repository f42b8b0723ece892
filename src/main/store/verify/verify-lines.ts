import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';

/** Above this, price times quantity would leave 64 bits; such a line is checked by its sale alone. */
const LARGEST_PRICE = 90_000_000_000;

interface WrongLine {
  readonly saleId: number;
  readonly lineNo: number;
  readonly receiptNo: string;
  readonly gross: number;
  readonly lineDiscount: number;
  readonly shared: number;
  readonly total: number;
}

interface WrongSale {
  readonly id: number;
  readonly receiptNo: string;
  readonly discount: number;
  readonly rounding: number;
  readonly borne: number;
}

interface WrongTax {
  readonly id: number;
  readonly receiptNo: string;
  readonly rate: number;
  readonly tax: number;
  readonly right: number;
}

/**
 * Per line of a sale of this till: price × quantity − its discount − its share of the basket's =
 * its total. Per sale: what the lines bear = discounts + rounding. Per line or rate, as the sale
 * says: the tax is the one inside the amount (DOMAIN, Sales). Returns take parts of such lines,
 * and brought-over sales follow the rules of another system.
 */
export function verifyLines(db: Db): CheckResult {
  const rows = db.get<{ readonly n: number }>('SELECT count(*) AS n FROM sale_lines')?.n ?? 0;
  const wrong = wrongLine(db) ?? wrongSale(db) ?? wrongTax(db, 'line') ?? wrongTax(db, 'rate');
  return { rows, wrong: wrong ?? null };
}

type Wrong = NonNullable<CheckResult['wrong']>;

function wrongLine(db: Db): Wrong | undefined {
  const found = db.get<WrongLine>(
    `WITH lines AS (
       SELECT line.sale_id AS saleId, line.line_no AS lineNo, sale.receipt_no AS receiptNo,
              (line.unit_price_minor * line.quantity_milli + 500) / 1000 AS gross,
              line.line_discount_minor AS lineDiscount, line.shared_discount_minor AS shared,
              line.total_minor AS total
       FROM sale_lines AS line JOIN sales AS sale ON sale.id = line.sale_id
       WHERE sale.kind = 'sale' AND sale.receipt_seq IS NOT NULL
         AND line.unit_price_minor <= :largestPrice)
     SELECT saleId, lineNo, receiptNo, gross, lineDiscount, shared, total FROM lines
     WHERE gross - lineDiscount - shared <> total OR lineDiscount < 0 OR shared < 0 OR total < 0
     ORDER BY saleId, lineNo LIMIT 1`,
    { largestPrice: LARGEST_PRICE },
  );
  if (found === undefined) return undefined;
  const { saleId, lineNo, receiptNo, gross, lineDiscount, shared, total } = found;
  return {
    row: `sale_lines ${saleId}/${lineNo}`,
    detail: `Sale ${receiptNo}, line ${lineNo}: ${gross} less ${lineDiscount} less ${shared} is not ${total}`,
  };
}

function wrongSale(db: Db): Wrong | undefined {
  const found = db.get<WrongSale>(
    `WITH sums AS (
       SELECT sale.id AS id, sale.receipt_no AS receiptNo, sale.discount_minor AS discount,
              sale.rounding_minor AS rounding,
              (SELECT coalesce(sum(line_discount_minor + shared_discount_minor), 0)
               FROM sale_lines WHERE sale_id = sale.id) AS borne
       FROM sales AS sale WHERE sale.kind = 'sale' AND sale.receipt_seq IS NOT NULL)
     SELECT id, receiptNo, discount, rounding, borne FROM sums
     WHERE discount + rounding <> borne OR discount < 0 OR rounding < 0
     ORDER BY id LIMIT 1`,
  );
  if (found === undefined) return undefined;
  const { id, receiptNo, discount, rounding, borne } = found;
  return {
    row: `sales ${id}`,
    detail: `Sale ${receiptNo}: discounts ${discount} and rounding ${rounding}, its lines bear ${borne}`,
  };
}

const TAX_SQL = {
  line: `SELECT sale.id AS id, sale.receipt_no AS receiptNo, line.tax_rate_bp AS rate,
      line.tax_minor AS tax,
      (2 * line.total_minor * line.tax_rate_bp + 10000 + line.tax_rate_bp)
        / (2 * (10000 + line.tax_rate_bp)) AS right
    FROM sale_lines AS line JOIN sales AS sale ON sale.id = line.sale_id
    WHERE sale.tax_mode = 'line' AND sale.kind = 'sale' AND sale.receipt_seq IS NOT NULL
      AND tax <> right
    ORDER BY line.sale_id, line.line_no LIMIT 1`,
  rate: `SELECT sale.id AS id, sale.receipt_no AS receiptNo, line.tax_rate_bp AS rate,
      sum(line.tax_minor) AS tax,
      (2 * sum(line.total_minor) * line.tax_rate_bp + 10000 + line.tax_rate_bp)
        / (2 * (10000 + line.tax_rate_bp)) AS right
    FROM sales AS sale JOIN sale_lines AS line ON sale.id = line.sale_id
    WHERE sale.tax_mode = 'rate' AND sale.kind = 'sale' AND sale.receipt_seq IS NOT NULL
    GROUP BY sale.id, line.tax_rate_bp HAVING tax <> right
    ORDER BY sale.id LIMIT 1`,
} as const;

function wrongTax(db: Db, mode: keyof typeof TAX_SQL): Wrong | undefined {
  const found = db.get<WrongTax>(TAX_SQL[mode]);
  if (found === undefined) return undefined;
  const { id, receiptNo, rate, tax, right } = found;
  return {
    row: `sales ${id}`,
    detail: `Sale ${receiptNo}: tax ${tax} at ${rate} basis points, ${right} by the amounts`,
  };
}
