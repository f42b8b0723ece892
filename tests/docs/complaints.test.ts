import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The complaints that the product was made against, in their order. */
const COMPLAINTS = [
  'Refund deducts spent points again',
  'Buy, refund, keep points',
  'Partial refund charges the reward again',
  'Points kept after a return',
  'The same points redeemed for ever',
  'Points wrong after an edit',
  'A suspended sale loses points',
  'Points earned on points',
  'Only the first expiry shown',
  'Tier minimum ignored',
  'Decimal amount not redeemable',
  'Two quotes overspend',
  'Retry doubles points',
  'Offline orders lost or doubled',
  'Points missing from the receipt',
  'Points missing from the screen',
  'Customer search hangs at 8,000',
  'Phone search missing',
  'Scanner drops digits, splits scans',
  'Chinese receipts garbled',
  '¥ misprinted',
  'Printer stuck after paper out',
  'Receipt printed twice',
];

const rows = readFileSync(join(ROOT, 'docs/complaints.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const row = /^\| (.+?) \| `(tests\/[^`]+)` › (.+?) \| (.+) \|$/u.exec(line);
    return row === null ? [] : [{ complaint: row[1], file: row[2], title: row[3], wrong: row[4] }];
  });

it('docs/complaints.md has every complaint, in order', () => {
  expect(rows.map(({ complaint }) => complaint)).toEqual(COMPLAINTS);
});

it.each(rows)('“$complaint” names a test that is there', ({ file = '', title = '', wrong }) => {
  const path = join(ROOT, file);
  expect(existsSync(path)).toBe(true);
  const source = readFileSync(path, 'utf8');
  const quoted = ["'", '`', '"'].some((quote) => source.includes(`${quote}${title}${quote}`));
  expect({ title, isThere: quoted }).toEqual({ title, isThere: true });
  expect(wrong).not.toBe('');
});
