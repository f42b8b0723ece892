import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import {
  memberMap,
  productMap,
  type PurchaseMap,
  purchaseMap,
} from '../../../src/contract/imports.ts';
import { detectEncoding } from '../../../src/main/features/imports/rules/detect-encoding.ts';
import { detectDelimiter } from '../../../src/main/features/imports/rules/detect-shape.ts';
import { newRows, planReceipt } from '../../../src/main/features/imports/rules/plan-receipt.ts';
import { purchaseReader } from '../../../src/main/features/imports/rules/purchase-row.ts';
import { readCode } from '../../../src/main/features/imports/rules/read-code.ts';
import {
  readDecimal,
  timesQuantity,
} from '../../../src/main/features/imports/rules/read-number.ts';
import { readTime, ZoneClock } from '../../../src/main/features/imports/rules/read-time.ts';
import { safeCell } from '../../../src/main/features/imports/rules/reject-csv.ts';
import {
  suggestColumns,
  suggestTimeFormat,
} from '../../../src/main/features/imports/rules/suggest-map.ts';
import { compileTimeFormat } from '../../../src/main/features/imports/rules/time-format.ts';

const CHINESE_CN =
  '小票号,时间,会员号,商品名称,数量,单价\n1001,2024-05-01 10:00:00,8800,兰蔻 粉水 400毫升,1,425.00\n';
const CHINESE_TW =
  '單號,時間,會員編號,商品名稱,數量,單價\n1001,2024-05-01 10:00:00,8800,蘭蔻 粉水 與 精華液,1,425.00\n';
const SPANISH =
  'recibo,fecha,descripción,precio\n1,2024-05-01,Café con leche en cápsulas José,4.50\n2,2024-05-01,Jamón ibérico año 2020,9.00\n';

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(CHINESE_CN)],
    ['utf-8', Buffer.from(`\u{feff}${CHINESE_CN}`)],
    ['utf-8', Buffer.from('a,b\n1,2\n')],
    ['utf-8', Buffer.from(CHINESE_CN).subarray(0, 61)],
    ['gb18030', iconv.encode(CHINESE_CN, 'gb18030')],
    ['big5', iconv.encode(CHINESE_TW, 'big5')],
    ['windows-1252', iconv.encode(SPANISH, 'windows-1252')],
    ['utf-16le', iconv.encode(CHINESE_CN, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(SPANISH, 'utf-16le')],
    ['utf-16be', iconv.encode(CHINESE_CN, 'utf-16be', { addBOM: true })],
    ['utf-16be', iconv.encode(SPANISH, 'utf-16be')],
  ])('%s is found out', (encoding, bytes) => {
    expect(detectEncoding(bytes).encoding).toBe(encoding);
  });

  test.each([',', ';', '\t', '|'])(
    'the delimiter %j is found out, also beside others in cells',
    (sign) => {
      const text = ['a', 'b', 'c'].join(sign);
      expect(detectDelimiter(`${text}\n${['1', '"x, y; z"', '3'].join(sign)}\n`)).toBe(sign);
    },
  );
});

describe('numbers', () => {
  test.each([
    ['12', 12],
    ['-3', -3],
    ['1,234.50', 1234.5],
    ['$4.50', 4.5],
    ['-$0.50', -0.5],
    ['($0.50)', -0.5],
    ['¥１２．５', 12.5],
    ['GBP 3', 3],
    ['4.50-', -4.5],
    ['.5', 0.5],
    ['0.30000000000000004', 0.3],
  ])('%s is %d', (text, value) => {
    const reading = readDecimal(text, '.');
    expect(reading.ok && reading.value.digits / 10 ** reading.value.scale).toBe(value);
  });

  test.each([
    ['', 'numberMissing'],
    ['abc', 'numberUnreadable'],
    ['12,50', 'numberUnreadable'],
    ['1.2.3', 'numberUnreadable'],
    ['=1+1', 'numberUnreadable'],
    ['1e999', 'numberExponent'],
    ['1E+05', 'numberExponent'],
    ['999999999999999999', 'numberTooLarge'],
    ['NaN', 'numberUnreadable'],
    ['Infinity', 'numberUnreadable'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readDecimal(text, '.')).toEqual({ ok: false, reason });
  });

  test('a comma decides by the map', () => {
    expect(readDecimal('1.234,50', ',')).toMatchObject({ value: { digits: 123_450, scale: 2 } });
    expect(readDecimal('1,234.50', ',')).toMatchObject({ ok: false });
  });

  test('price × quantity is rounded once, as exact arithmetic does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 99_999_000 }),
        (digits, scale, milli) => {
          const found = timesQuantity({ digits, scale }, milli, 2) ?? Number.NaN;
          const exact = BigInt(digits) * BigInt(milli);
          const unit = 10n ** BigInt(scale + 1);
          expect(2n * (BigInt(found) * unit - exact) <= unit).toBe(true);
          expect(2n * (exact - BigInt(found) * unit) < unit).toBe(true);
        },
      ),
    );
  });
});

const at = (text: string, format: string, zone = 'Europe/London') => {
  const reader = compileTimeFormat(format);
  if (reader === undefined) throw new Error(format);
  const now = Date.UTC(2026, 10, 21);
  const reading = readTime(text, { readers: [reader], clock: new ZoneClock(zone), now });
  return reading.ok ? new Date(reading.at).toISOString().slice(0, 19) : reading.reason;
};

describe('times', () => {
  test.each([
    ['2009-12-01 07:45:00', 'yyyy-MM-dd HH:mm:ss', '2009-12-01T07:45:00'],
    ['12/1/2009 7:45', 'M/d/yyyy H:mm', '2009-12-01T07:45:00'],
    ['01/12/09 07:45', '%d/%m/%y %H:%M', '2009-12-01T07:45:00'],
    ['1 Dec 2009 7:45 PM', 'D MMM YYYY h:mm A', '2009-12-01T19:45:00'],
    ['2010-07-01T12:00:00', 'yyyy-MM-dd HH:mm:ss', '2010-07-01T11:00:00'],
    ['2010-07-01 12:00:00+08:00', 'yyyy-MM-dd HH:mm:ssXXX', '2010-07-01T04:00:00'],
    ['1259653500', 'unix', '2009-12-01T07:45:00'],
    ['2009年12月1日 07:45', 'yyyy年M月d日 HH:mm', '2009-12-01T07:45:00'],
    ['2010-02-31 10:00', 'yyyy-MM-dd HH:mm', 'timeNotReal'],
    ['2010-13-45 99:00:00', 'yyyy-MM-dd HH:mm:ss', 'timeNotReal'],
    ['yesterday', 'yyyy-MM-dd', 'timeUnreadable'],
    ['', 'yyyy-MM-dd', 'timeMissing'],
    ['1899-12-30', 'yyyy-MM-dd', 'timeTooOld'],
    ['2031-01-01', 'yyyy-MM-dd', 'timeInFuture'],
    // Clocks went from 01:00 to 02:00 on this day in London.
    ['2010-03-28 01:30', 'yyyy-MM-dd HH:mm', 'timeSkipped'],
    // And back from 02:00 to 01:00: the first of the two.
    ['2010-10-31 01:30', 'yyyy-MM-dd HH:mm', '2010-10-31T00:30:00'],
  ])('%s as %s is %s', (text, format, wanted) => expect(at(text, format)).toBe(wanted));

  test('a format without a year is none', () => {
    expect(compileTimeFormat('HH:mm')).toBeUndefined();
  });
});

describe('codes', () => {
  test.each([
    ['85123A', '85123A'],
    [' ８５１２３ ', '８５１２３'],
    ['="0012"', '0012'],
    ["'=1", { reason: 'codeFormula' }],
    ['=HYPERLINK("x")', { reason: 'codeFormula' }],
    ['4.00638E+12', { reason: 'codeExponent' }],
    ['abc\u{fffd}', { reason: 'codeUnreadable' }],
    ['x'.repeat(65), { reason: 'codeTooLong' }],
  ])('%s', (text, wanted) => {
    const reading = readCode(text);
    expect(reading).toMatchObject(typeof wanted === 'string' ? { value: wanted } : wanted);
  });

  test('the file of rejected rows holds no formula, and numbers stay numbers', () => {
    expect(['=1+1', '+a', '-6', '-x', '@a', '＝1', '1,5', 'a"b'].map(safeCell)).toEqual([
      "'=1+1",
      "'+a",
      '-6',
      "'-x",
      "'@a",
      "'＝1",
      '"1,5"',
      '"a""b"',
    ]);
  });
});

const problems = (map: object) =>
  purchaseMap.safeParse(map).error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('a map', () => {
  const least = { receipt: 'r', time: 't', product: 'p', unitPrice: 'u' };
  test('has defaults, and takes the ways people write its values', () => {
    expect(purchaseMap.parse(least)).toMatchObject({
      memberType: 'external',
      unknownMembers: 'create',
      refund: 'negative',
      points: 'none',
    });
    const spelt = { ...least, encoding: 'GBK', delimiter: 'tab', refund: '^C' };
    expect(purchaseMap.parse(spelt)).toMatchObject({
      encoding: 'gb18030',
      delimiter: '\t',
      refund: { receipt: '^C' },
    });
    expect(purchaseMap.parse({ ...least, refund: 'negative quantity' }).refund).toBe('negative');
  });

  test.each([
    [{ ...least, zone: 'Mars/Olympus' }, 'zone', 'IANA'],
    [{ ...least, refund: '(' }, 'refund.receipt', 'no regular expression'],
    [{ ...least, memberTyp: 'card' }, '', ''],
    [{ ...least, points: 'all' }, 'points', ''],
    [{ receipt: 'r', time: 't', product: 'p' }, 'unitPrice', 'either unitPrice or amount'],
  ])('%j is refused with its place', (map, place, words) => {
    const [[found, message] = []] = problems(map) ?? [];
    expect(found).toBe(place);
    expect(message).toContain(words);
  });

  const setting = {
    currency: 'GBP',
    currencyDecimals: 2,
    timeZone: 'Europe/London',
    now: Date.UTC(2026, 1),
  };
  const misfit = (header: string[], map: object) => {
    const made = purchaseReader(header, purchaseMap.parse(map) satisfies PurchaseMap, setting);
    return 'problem' in made ? made.problem : null;
  };

  test('and a file do not fit when a column is missing or there twice, or the currency differs', () => {
    expect(misfit(['r', 't', 'p'], least)).toMatchObject({
      problem: 'columnMissing',
      field: 'unitPrice',
    });
    expect(misfit(['r', 't', 'p', 'u', 'u'], least)).toMatchObject({ problem: 'columnDoubled' });
    expect(misfit(['R', ' T ', 'Ｐ', 'u', 'x', 'x'], least)).toBeNull();
    expect(misfit(['r', 't', 'p', 'u'], { ...least, currency: 'EUR' })).toMatchObject({
      problem: 'currencyOther',
    });
    expect(misfit(['r', 't', 'p', 'u'], { ...least, timeFormat: 'HH:mm' })).toMatchObject({
      problem: 'formatUnreadable',
    });
  });

  test('is suggested by the names of columns in three languages', () => {
    expect(
      suggestColumns('purchases', [
        '小票号',
        '时间',
        '会员号',
        '商品编码',
        '商品名称',
        '数量',
        '单价',
      ]),
    ).toEqual({
      receipt: '小票号',
      time: '时间',
      member: '会员号',
      product: '商品编码',
      productName: '商品名称',
      quantity: '数量',
      unitPrice: '单价',
    });
    const square =
      'Date,Time,Category,Item,Qty,SKU,Gross Sales,Discounts,Transaction ID,Customer ID';
    const found = suggestColumns('purchases', square.split(','));
    expect(purchaseMap.safeParse(found).success).toBe(true);
    expect(found).toMatchObject({
      time: ['Date', 'Time'],
      receipt: 'Transaction ID',
      amount: 'Gross Sales',
    });
    const people = suggestColumns('members', ['First Name', 'Last Name', 'Teléfono', 'Puntos']);
    expect(memberMap.parse(people)).toMatchObject({
      name: ['First Name', 'Last Name'],
      phone: 'Teléfono',
      points: 'Puntos',
    });
    const goods = suggestColumns('products', ['Referencia', 'Nombre', 'PVP', 'Código de barras']);
    expect(productMap.parse(goods)).toMatchObject({ sku: 'Referencia', price: 'PVP' });
  });

  test('gets its time format from the file', () => {
    expect(suggestTimeFormat(['12/1/2009 7:45', '12/13/2009 7:45'])).toBe('M/d/yyyy H:mm');
    expect(suggestTimeFormat(['1/12/2009', '13/12/2009'])).toBe('d/M/yyyy');
    expect(suggestTimeFormat(['2009/12/1 7:45:10'])).toBe('yyyy/M/d H:mm:ss');
    expect(suggestTimeFormat(['2009-12-01 07:45:00'])).toBeUndefined();
  });
});

const keyOf = (row: string) => row;

describe('a receipt', () => {
  const item = fc.record({
    quantityMilli: fc.integer({ min: -5000, max: 5000 }).filter((milli) => milli !== 0),
    totalMinor: fc.integer({ min: 0, max: 100_000 }),
  });

  test('with returns becomes a sale and a return that hold all of its rows', () => {
    fc.assert(
      fc.property(fc.array(item), (some) => {
        const items = some.map((one) => ({
          ...one,
          totalMinor: one.quantityMilli < 0 ? 0 - one.totalMinor : one.totalMinor,
        }));
        const parts = planReceipt(items);
        const booked = parts.flatMap((part) => [...part.items]);
        expect(booked).toHaveLength(items.length);
        expect(new Set(booked)).toEqual(new Set(items));
        for (const part of parts) {
          const isBack = part.kind === 'return';
          expect(part.items.every(({ quantityMilli }) => quantityMilli < 0 === isBack)).toBe(true);
          expect(part.totalMinor).toBe(part.items.reduce((sum, one) => sum + one.totalMinor, 0));
        }
      }),
    );
  });

  test('gives each row once, however the rows are shared over runs', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.nat(12), (rows, first) => {
        const before = newRows(rows.slice(0, first), keyOf, []);
        const after = newRows(rows, keyOf, before);
        expect([...before, ...after].sort()).toEqual([...rows].sort());
        expect(newRows(rows, keyOf, [...before, ...after])).toEqual([]);
      }),
    );
  });
});
