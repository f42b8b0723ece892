import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportShop, openImportShop } from './import-shop.ts';

let shop: ImportShop;
beforeEach(() => {
  shop = openImportShop();
});
afterEach(() => shop.close());

const faults = () => shop.verify().filter(({ wrong }) => wrong !== null);

const MEMBER_MAP = {
  name: ['last', 'first'],
  external: 'id',
  card: 'card',
  phone: 'phone',
  email: 'mail',
  birthday: 'born',
  birthdayFormat: 'd.M.yyyy',
  tier: 'level',
  tiers: { VIP: 'gold' },
  joined: 'since',
  points: 'points',
  note: 'note',
};
const MEMBERS = `id,last,first,card,phone,mail,born,level,since,points,note
1,王,小明,8800123450,13812345678,A@B.com,24.12.1980,VIP,2019-05-01,250,"likes ""tea"""
2,García,Ana,,,,,,,,
`;

test('members come in with their points, and are found by what they have', () => {
  const { report, rejected } = shop.run('members', MEMBERS, MEMBER_MAP);
  expect({ report, rejected }).toMatchObject({
    report: { rows: 2, imported: 2, members: 2, rejected: 0, amountMinor: 0 },
    rejected: {},
  });
  expect(
    shop.store.db.all(
      `SELECT name, card_no, phone, email, birthday, tier, joined_day, last_visit_day, consent_at
       FROM members WHERE id = 1`,
    ),
  ).toEqual([
    {
      name: '王 小明',
      card_no: '8800123450',
      phone: '+8613812345678',
      email: 'a@b.com',
      birthday: '1980-12-24',
      tier: 'gold',
      joined_day: '2019-05-01',
      last_visit_day: null,
      consent_at: null,
    },
  ]);
  expect(shop.store.db.all('SELECT kind, points FROM points_entries')).toEqual([
    { kind: 'opening', points: 250 },
  ]);
  expect(shop.store.db.all('SELECT text FROM member_notes')).toEqual([{ text: 'likes "tea"' }]);
  expect(faults()).toEqual([]);
});

test('a second run changes nothing, also for members without any number', () => {
  const map = { name: 'name', birthday: 'born' };
  const text = 'name,born\nAna,1980-12-24\nAna,1980-12-25\n';
  expect(shop.run('members', text, map).report).toMatchObject({ imported: 2, members: 2 });
  shop.run('members', MEMBERS, MEMBER_MAP);
  const before = [shop.count('members'), shop.count('event_log')];
  expect(shop.run('members', text, map).report).toMatchObject({ imported: 0, duplicates: 2 });
  expect(shop.run('members', MEMBERS, MEMBER_MAP).report).toMatchObject({ duplicates: 2 });
  expect([shop.count('members'), shop.count('event_log')]).toEqual(before);
});

test('who is here already is left, or brought up to date', () => {
  shop.run('members', MEMBERS, MEMBER_MAP);
  const text = 'card,name,mail,points\n8800123450,王大明,new@b.com,999\n';
  const map = { name: 'name', card: 'card', email: 'mail', points: 'points' };
  expect(shop.run('members', text, map).report).toMatchObject({ imported: 0, duplicates: 1 });
  const update = { ...map, duplicates: 'update' };
  expect(shop.run('members', text, update).report).toMatchObject({ imported: 1, members: 0 });
  expect(shop.run('members', text, update).report).toMatchObject({ imported: 0, duplicates: 1 });
  expect(shop.store.db.all('SELECT name, email FROM members WHERE id = 1')).toEqual([
    { name: '王大明', email: 'new@b.com' },
  ]);
  expect(shop.store.db.all('SELECT sum(points) AS points FROM points_entries')).toEqual([
    { points: 250 },
  ]);
  expect(faults()).toEqual([]);
});

test('members are rejected with their reasons', () => {
  shop.run('members', MEMBERS, MEMBER_MAP);
  const head = 'id,last,first,card,phone,mail,born,level,since,points,note\n';
  const bad = [
    ['9,,,,,,,,,,', 'nameMissing'],
    [`9,${'x'.repeat(130)},,,,,,,,,`, 'nameTooLong'],
    ['9,A,B,1,,,,,,,', 'cardUnreadable'],
    ['9,A,B,,12,,,,,,', 'phoneUnreadable'],
    ['9,A,B,,,nobody,,,,,', 'emailUnreadable'],
    ['9,A,B,,,,31.2.1980,,,,', 'birthdayUnreadable'],
    ['9,A,B,,,,,Platin,,,', 'tierUnknown'],
    ['9,A,B,,,,,,soon,,', 'timeUnreadable'],
    ['9,A,B,,,,,,,-5,', 'pointsUnreadable'],
    ['9,A,B,,,,,,,1.5,', 'pointsUnreadable'],
  ] as const;
  const { rejected, report } = shop.run(
    'members',
    `${head}${bad.map(([row]) => `${row}\n`).join('')}`,
    MEMBER_MAP,
  );
  expect(rejected).toEqual(Object.fromEntries(bad.map(([, reason], at) => [at + 2, reason])));
  expect(report).toMatchObject({ imported: 0, rejected: bad.length });
  const taken = `${head}2,García,Ana,,13812345678,,,,,,\n`;
  const update = { ...MEMBER_MAP, duplicates: 'update' };
  expect(shop.run('members', taken, update).rejected).toEqual({ 2: 'phoneTaken' });
});

test('purchases find the members that came by their number before', () => {
  shop.run('members', MEMBERS, { ...MEMBER_MAP, source: 'old till' });
  const { report } = shop.purchases('no,at,who,item,price\n1,2024-05-01,1,Tea,5\n', {
    receipt: 'no',
    time: 'at',
    member: 'who',
    product: 'item',
    unitPrice: 'price',
    source: 'old till',
  });
  expect(report).toMatchObject({ imported: 1, members: 0 });
  expect(shop.store.db.all('SELECT member_id FROM sales')).toEqual([{ member_id: 1 }]);
});

const PRODUCT_MAP = {
  sku: 'sku',
  name: 'name',
  barcode: 'codes',
  category: 'cat',
  brand: 'brand',
  unit: 'unit',
  price: 'price',
  tax: 'tax',
  counter: 'counter',
  supplier: 'supplier',
};
const PRODUCTS = `sku,name,codes,cat,brand,unit,price,tax,counter,supplier
T1,Tea,4006381333931;96385074,Food,Acme,pcs,¥12.50,13 %,Food hall,Acme Ltd
C2,Cheese,,Food,,kg,80,9,Food hall,Acme Ltd
`;

test('products come in with codes, counter and supplier; a second run changes nothing', () => {
  const { report, rejected } = shop.run('products', PRODUCTS, PRODUCT_MAP);
  expect({ report, rejected }).toMatchObject({
    report: { imported: 2, products: 2 },
    rejected: {},
  });
  expect(
    shop.store.db.all(
      `SELECT p.sku, p.unit, p.price_minor, p.tax_rate_bp, c.code, s.name AS supplier,
         (SELECT count(*) FROM product_barcodes b WHERE b.product_id = p.id) AS codes
       FROM products p JOIN counters c ON c.id = p.counter_id JOIN suppliers s ON s.id = c.supplier_id
       ORDER BY p.id`,
    ),
  ).toEqual([
    {
      sku: 'T1',
      unit: 'piece',
      price_minor: 1250,
      tax_rate_bp: 1300,
      code: 'Food hall',
      supplier: 'Acme Ltd',
      codes: 2,
    },
    {
      sku: 'C2',
      unit: 'kg',
      price_minor: 8000,
      tax_rate_bp: 900,
      code: 'Food hall',
      supplier: 'Acme Ltd',
      codes: 0,
    },
  ]);
  const before = shop.count('event_log');
  expect(shop.run('products', PRODUCTS, PRODUCT_MAP).report).toMatchObject({ duplicates: 2 });
  const update = { ...PRODUCT_MAP, duplicates: 'update' };
  expect(shop.run('products', PRODUCTS, update).report).toMatchObject({ duplicates: 2 });
  expect(shop.count('event_log')).toBe(before);
  expect(faults()).toEqual([]);
});

test('a product is brought up to date, and what the file does not tell stays', () => {
  shop.run('products', PRODUCTS, PRODUCT_MAP);
  const { report } = shop.run('products', 'sku,name,price\nT1,Green tea,13\n', {
    sku: 'sku',
    name: 'name',
    price: 'price',
    duplicates: 'update',
  });
  expect(report).toMatchObject({ imported: 1, products: 0 });
  expect(
    shop.store.db.all('SELECT name, price_minor, tax_rate_bp FROM products WHERE id = 1'),
  ).toEqual([{ name: 'Green tea', price_minor: 1300, tax_rate_bp: 1300 }]);
  expect(faults()).toEqual([]);
});

test('products are rejected with their reasons', () => {
  shop.run('products', PRODUCTS, PRODUCT_MAP);
  const head = PRODUCTS.slice(0, PRODUCTS.indexOf('\n') + 1);
  const bad = [
    [',No code,,,,,1,,,', 'productMissing'],
    ['X,,,,,,1,,,', 'nameMissing'],
    ['X,Y,,,,,,,,', 'numberMissing'],
    ['X,Y,,,,,-1,,,', 'priceNegative'],
    ['X,Y,,,,dozen,1,,,', 'unitUnknown'],
    ['X,Y,,,,,1,120,,', 'taxUnreadable'],
    ['X,Y,4006381333931,,,,1,,,', 'barcodeTaken'],
    ['X,Y,4006381333932,,,,1,,,', 'barcodeUnreadable'],
    ['X,Y,4.00638E+12,,,,1,,,', 'codeExponent'],
  ] as const;
  const { rejected } = shop.run(
    'products',
    `${head}${bad.map(([row]) => `${row}\n`).join('')}`,
    PRODUCT_MAP,
  );
  expect(rejected).toEqual(Object.fromEntries(bad.map(([, reason], at) => [at + 2, reason])));
});
