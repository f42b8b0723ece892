import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom, type Random } from '../../src/main/features/system/sample-shop/random.ts';

/** What was written: figures that an import of the file must come to. */
export interface RetailFile {
  readonly rows: number;
  /** Rows no import may take: a price below zero, no product, no date, broken quotes. */
  readonly unusable: number;
  readonly bytes: number;
}

const HEADER = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country';
const WORDS =
  'WHITE HANGING HEART T-LIGHT HOLDER|REGENCY CAKESTAND 3 TIER|JUMBO BAG RED RETROSPOT|PARTY BUNTING|LUNCH BAG "BLACK SKULL"|ASSORTED COLOUR BIRD ORNAMENT|STRAWBERRY  CERAMIC TRINKET BOX|60 TEATIME FAIRY CAKE CASES|EDWARDIAN PARASOL, NATURAL|CAFÉ MUG "CRÈME"|圣诞 GLASS BALL'.split(
    '|',
  );
const COUNTRIES = ['United Kingdom', 'EIRE', 'Germany', 'France', 'Channel Islands'];
const DAY_MS = 86_400_000;

/**
 * Writes a file of the shape of the "Online Retail II" data set (two years of a British wholesaler)
 * with its dirt: customers missing on a quarter of the rows, written as 13085.0; cancelled
 * invoices that begin with C; zero and negative prices; rows that repeat; rows of an invoice that
 * stand apart; odd characters.
 */
export function writeRetailFile(path: string, rows: number, seed = 11): RetailFile {
  const random = createRandom(seed);
  const file = openSync(path, 'w');
  const counts = { rows: 0, unusable: 0, bytes: 0 };
  const write = (lines: readonly string[]) => {
    const text = lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
    counts.bytes += writeSync(file, text);
  };
  write([HEADER]);
  let invoice = 489_434;
  let at = Date.UTC(2009, 11, 1, 7, 45);
  let late: string[] = [];
  while (counts.rows < rows) {
    const room = rows - counts.rows;
    const lines = invoiceRows(random, { invoice, at }).slice(0, room);
    const some = lines.map((line) => spoil(random, line));
    counts.rows += some.length;
    counts.unusable += some.filter(({ isUnusable }) => isUnusable).length;
    const texts = some.map(({ text }) => text);
    const apart = random.chance(0.02) ? texts.splice(-1) : [];
    write([...texts, ...late]);
    late = apart;
    invoice += 1;
    at += Math.round((DAY_MS / 68) * (0.2 + random.next() * 1.6));
  }
  write(late);
  closeSync(file);
  return counts;
}

function invoiceRows(
  random: Random,
  { invoice, at }: { readonly invoice: number; readonly at: number },
): string[] {
  const isCancelled = random.chance(0.02);
  const number = `${isCancelled ? 'C' : ''}${invoice}`;
  const customer = random.chance(0.25) ? '' : `${12_346 + random.int(5900)}.0`;
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const count = 1 + Math.min(300, random.poisson(isCancelled ? 2 : 20));
  const country = random.pick(COUNTRIES);
  const lines: string[] = [];
  for (let line = 0; line < count; line += 1) {
    const code = 10_000 + Math.floor(random.next() ** 2 * 4600);
    const text = `${random.pick(WORDS)} ${code % 97}`;
    const quantity = (1 + random.int(24)) * (isCancelled ? -1 : 1);
    const price = (0.19 + (code % 1000) / 90).toFixed(2);
    const row = `${number},${code}${code % 5 === 0 ? 'A' : ''},${quoted(text)},${quantity},${time}:00,${price},${customer},${country}`;
    lines.push(row);
    if (random.chance(0.01)) lines.push(row);
  }
  return lines;
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const cells = (changed: readonly string[]) => changed.join(',');

/** One row in some hundred is not what it should be. */
function spoil(
  random: Random,
  line: string,
): { readonly text: string; readonly isUnusable: boolean } {
  if (!random.chance(0.01)) return { text: line, isUnusable: false };
  const [invoice = '', code = '', ...rest] = line.split(',');
  const tail = rest.slice(-5);
  const [quantity = '', time = '', price = '', customer = '', country = ''] = tail;
  switch (random.int(6)) {
    case 0:
      return {
        text: cells([invoice, code, 'damaged', quantity, time, '0', '', country]),
        isUnusable: false,
      };
    case 1:
      return {
        text: cells([`A${invoice}`, 'B', 'Adjust bad debt', '1', time, '-53594.36', '', country]),
        isUnusable: true,
      };
    case 2:
      return {
        text: cells([invoice, '', '', quantity, time, price, customer, country]),
        isUnusable: true,
      };
    case 3:
      return {
        text: cells([
          invoice,
          code,
          'lost \u{fffd} ?',
          quantity,
          '2010-13-45 99:00:00',
          price,
          customer,
          country,
        ]),
        isUnusable: true,
      };
    case 4:
      return { text: `"${line}`, isUnusable: true };
    default:
      return {
        text: cells([invoice, code, 'wet/rusty ☂\u0007', '1e999', time, price, customer, country]),
        isUnusable: true,
      };
  }
}
