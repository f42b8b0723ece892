import { earnedBy, type Earned, type EarningLine, eligibleOf, isPlain } from './earning.ts';
import { shares } from './exact.ts';
import { type Facts, listOf, textOrNull } from './facts.ts';
import type { LoggedEvent, Parts } from './awaited.ts';
import { leftOf, type Line, type Sale } from './sale-facts.ts';

/** The records of a line: the product as it was sold, the others as they were noted. */
function recordsOf(line: Line, noted: Facts): Readonly<Record<string, string | null>> {
  const found = listOf(noted['lines']).find(({ lineNo }) => lineNo === line.no) ?? {};

  return {
    product: line.item,
    category: textOrNull(found['category']),
    brand: textOrNull(found['brand']),
    supplier: textOrNull(found['supplier']),
    counter: textOrNull(found['counter']),
  };
}

/** What the kept part of a sale earns: E(kept), by the rules and facts of the sale. */
export function earnedByKept(rules: Facts, sale: Sale): number {
  const lines = sale.lines.map((line): EarningLine => {
    const soldMoney = line.totalMinor - line.paidMinor;
    return {
      no: line.no,
      eligible: leftOf(line.eligibleMinor, line),
      money: leftOf(soldMoney, line),
      pieces: Math.floor((line.quantityMilli - line.returnedMilli) / 1000),
      soldMoney,
      soldTotal: line.totalMinor,
      isOffer: line.isOffer,
      records: recordsOf(line, sale.noted),
    };
  });
  return earnedBy(rules, sale, lines).points;
}

/**
 * A sale's points, and each line's part, by the rule version that it names. One that earned nothing
 * under rules that look at more than amounts says nothing of what they saw: it is left alone.
 */
export function checkEarning(
  { versions, differences }: Parts,
  event: LoggedEvent,
  sale: Sale,
): void {
  const place = { member: sale.customer, event: event.seq };
  const rules = versions.get(sale.version ?? 0)?.rules;
  if (rules === undefined) {
    differences.add('rule version', { expected: 'a published one', found: sale.version }, place);
    return;
  }
  if (sale.earned === 0 && !isPlain(rules)) return;
  const totals = sale.lines.map(({ totalMinor }) => totalMinor);
  const paid = shares(sale.pointsPaidMinor, totals);
  const lines = sale.lines.map((line, at) => soldLine(rules, { line, sale, paid: paid[at] ?? 0 }));
  const right: Earned = earnedBy(rules, sale, lines);
  differences.check('points earned', { expected: right.points, found: sale.earned }, place);
  for (const [at, line] of sale.lines.entries()) {
    const check = (name: string, expected: unknown, found: unknown) =>
      differences.check(`line ${line.no} ${name}`, { expected, found }, place);
    check('paid with points', paid[at] ?? 0, line.paidMinor);
    check('amount that earns', lines[at]?.eligible, line.eligibleMinor);
    check('points', right.parts[at] ?? 0, line.points);
  }
}

function soldLine(
  rules: Facts,
  { line, sale, paid }: { readonly line: Line; readonly sale: Sale; readonly paid: number },
): EarningLine {
  const { no, isOffer, totalMinor: soldTotal, taxMinor: tax } = line;
  const records = recordsOf(line, sale.noted);
  const money = soldTotal - paid;
  const eligible = eligibleOf(rules, { isOffer, records, soldTotal, money, tax });
  const pieces = Math.floor(line.quantityMilli / 1000);
  return { no, eligible, money, pieces, soldMoney: money, soldTotal, isOffer, records };
}
