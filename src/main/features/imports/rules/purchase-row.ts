import type { MapProblem, PurchaseMap, RejectReason } from '../../../../contract/imports.ts';
import { MAX_QUANTITY_MILLI, type Milli, type Minor } from '../../../../contract/kernel/money.ts';
import type { UtcMs } from '../../../../contract/kernel/time.ts';
import { type CellReader, Columns } from './columns.ts';
import { readCode, readMemberCode, readText } from './read-code.ts';
import { type Decimal, readDecimal, timesQuantity, toScale } from './read-number.ts';
import { readTime, ZoneClock } from './read-time.ts';
import { compileTimeFormat, ISO_FORMATS, type TimeReader } from './time-format.ts';

/** What one row of a purchase file says. */
export interface PurchaseFact {
  readonly receipt: string;
  readonly at: UtcMs;
  /** As the file writes it, cleaned; null = nobody. */
  readonly member: string | null;
  readonly memberName: string;
  readonly product: string;
  readonly productName: string;
  /** Below zero = it comes back. */
  readonly quantityMilli: Milli;
  readonly unitPriceMinor: Minor;
  /** Of the whole line, zero or more. */
  readonly discountMinor: Minor;
  /** Price × quantity less the discount; below zero when it comes back. */
  readonly totalMinor: Minor;
}

export type RowReading<Fact> =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: false; readonly reason: RejectReason; readonly detail: string };

/** What rows are read with, beside the map. */
export interface PurchaseSetting {
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly timeZone: string;
  readonly now: UtcMs;
}

export type PurchaseReader = (cells: readonly string[]) => RowReading<PurchaseFact>;

const MAX_NAME = 200;

/** The formats of a map as readers, or the one that says nothing. */
export function timeReaders(
  field: string,
  formats: string | readonly string[] | undefined,
): readonly TimeReader[] | MapProblem {
  const readers: TimeReader[] = [];
  for (const format of [formats ?? ISO_FORMATS].flat()) {
    const reader = compileTimeFormat(format);
    if (reader === undefined) return { problem: 'formatUnreadable', field, detail: format };
    readers.push(reader);
  }
  return readers;
}

function isProblem(found: readonly TimeReader[] | MapProblem): found is MapProblem {
  return 'problem' in found;
}

const COLUMN_FIELDS = [
  'receipt',
  'time',
  'member',
  'memberName',
  'product',
  'productName',
  'quantity',
  'unitPrice',
  'amount',
  'discount',
] as const;

/** A reader of rows for a file's header, or why map and file do not fit. */
export function purchaseReader(
  header: readonly string[],
  map: PurchaseMap,
  setting: PurchaseSetting,
): { readonly read: PurchaseReader } | { readonly problem: MapProblem } {
  const columns = new Columns(header);
  for (const field of COLUMN_FIELDS) {
    const column = map[field];
    const problem = column === undefined ? undefined : columns.problemOf(field, column);
    if (problem !== undefined) return { problem };
  }
  const currency = currencyReader(columns, map, setting);
  if ('problem' in currency) return currency;
  const readers = timeReaders('timeFormat', map.timeFormat);
  if (isProblem(readers)) return { problem: readers };
  const cell = (field: (typeof COLUMN_FIELDS)[number]): CellReader | undefined => {
    const column = map[field];
    return column === undefined ? undefined : columns.reader(column);
  };
  const parts = {
    map,
    setting,
    readers,
    clock: new ZoneClock(map.zone ?? setting.timeZone),
    currency: currency.read,
    receipt: columns.reader(map.receipt),
    time: columns.reader(map.time),
    product: columns.reader(map.product),
    member: cell('member'),
    memberName: cell('memberName'),
    productName: cell('productName'),
    quantity: cell('quantity'),
    unitPrice: cell('unitPrice'),
    amount: cell('amount'),
    discount: cell('discount'),
    refund: map.refund === 'negative' ? null : new RegExp(map.refund.receipt, 'u'),
  };
  return { read: (cells) => readRow(parts, cells) };
}

function currencyReader(
  columns: Columns,
  map: PurchaseMap,
  setting: PurchaseSetting,
): { readonly read: CellReader | undefined } | { readonly problem: MapProblem } {
  const { currency } = map;
  if (currency === undefined) return { read: undefined };
  if (typeof currency === 'string' && !columns.has(currency) && /^[A-Z]{3}$/.test(currency)) {
    if (currency === setting.currency) return { read: undefined };
    const detail = `${currency} ≠ ${setting.currency}`;
    return { problem: { problem: 'currencyOther', field: 'currency', detail } };
  }
  const problem = columns.problemOf('currency', currency);
  return problem === undefined ? { read: columns.reader(currency) } : { problem };
}

interface Parts {
  readonly map: PurchaseMap;
  readonly setting: PurchaseSetting;
  readonly readers: readonly TimeReader[];
  readonly clock: ZoneClock;
  readonly currency: CellReader | undefined;
  readonly receipt: CellReader;
  readonly time: CellReader;
  readonly product: CellReader;
  readonly member: CellReader | undefined;
  readonly memberName: CellReader | undefined;
  readonly productName: CellReader | undefined;
  readonly quantity: CellReader | undefined;
  readonly unitPrice: CellReader | undefined;
  readonly amount: CellReader | undefined;
  readonly discount: CellReader | undefined;
  readonly refund: RegExp | null;
}

const refuse = (reason: RejectReason, text: string) =>
  ({ ok: false, reason, detail: text.slice(0, 200) }) as const;

function readRow(parts: Parts, cells: readonly string[]): RowReading<PurchaseFact> {
  const receipt = readCode(parts.receipt(cells));
  if (!receipt.ok) return refuse(receipt.reason, parts.receipt(cells));
  if (receipt.value === '') return refuse('receiptMissing', '');
  const time = readTime(parts.time(cells), { ...parts, now: parts.setting.now });
  if (!time.ok) return refuse(time.reason, parts.time(cells));
  const currency = parts.currency?.(cells).trim().toUpperCase() ?? parts.setting.currency;
  if (currency !== parts.setting.currency) return refuse('currencyOther', currency);
  const who = readMember(parts, cells);
  if (!who.ok) return who;
  const what = readProduct(parts, cells);
  if (!what.ok) return what;
  const money = readMoney(parts, { cells, isRefund: parts.refund?.test(receipt.value) === true });
  if (!money.ok) return money;
  return {
    ok: true,
    fact: { receipt: receipt.value, at: time.at, ...who.fact, ...what.fact, ...money.fact },
  };
}

function readMember(
  { member, memberName }: Parts,
  cells: readonly string[],
): RowReading<Pick<PurchaseFact, 'member' | 'memberName'>> {
  const reading = readMemberCode(member?.(cells) ?? '');
  if (!reading.ok) return refuse(reading.reason, member?.(cells) ?? '');
  const name = readText(memberName?.(cells) ?? '').slice(0, MAX_NAME);
  return {
    ok: true,
    fact: { member: reading.value === '' ? null : reading.value, memberName: name },
  };
}

/** An article without a number is known by its name. */
function readProduct(
  { product, productName }: Parts,
  cells: readonly string[],
): RowReading<Pick<PurchaseFact, 'product' | 'productName'>> {
  const reading = readCode(product(cells));
  if (!reading.ok) return refuse(reading.reason, product(cells));
  const name = readText(productName?.(cells) ?? '').slice(0, MAX_NAME);
  const code = reading.value === '' ? name.slice(0, 64).trim() : reading.value;
  if (code === '') return refuse('productMissing', '');
  return { ok: true, fact: { product: code, productName: name } };
}

type Money = Pick<
  PurchaseFact,
  'quantityMilli' | 'unitPriceMinor' | 'discountMinor' | 'totalMinor'
>;

const ONE: Decimal = { digits: 1, scale: 0 };

function readMoney(
  parts: Parts,
  row: { readonly cells: readonly string[]; readonly isRefund: boolean },
): RowReading<Money> {
  const { map, setting } = parts;
  const quantityText = parts.quantity?.(row.cells);
  const quantity =
    quantityText === undefined
      ? ({ ok: true, value: ONE } as const)
      : readDecimal(quantityText, map.decimal);
  if (!quantity.ok) return refuse(quantity.reason, quantityText ?? '');
  const priceText = (parts.unitPrice ?? parts.amount)?.(row.cells) ?? '';
  const price = readDecimal(priceText, map.decimal);
  if (!price.ok) return refuse(price.reason, priceText);
  const milli = toScale(quantity.value, 3);
  if (milli === undefined || Math.abs(milli) > MAX_QUANTITY_MILLI) {
    return refuse('numberTooLarge', quantityText ?? '');
  }
  if (milli === 0) return refuse('quantityZero', quantityText ?? '');
  const isAmount = parts.amount !== undefined;
  if (!isAmount && price.value.digits < 0) return refuse('priceNegative', priceText);
  const isBack = row.isRefund || milli < 0 || (isAmount && price.value.digits < 0);
  const positive = { ...price.value, digits: Math.abs(price.value.digits) };
  const pieces = Math.abs(milli);
  const gross = isAmount
    ? toScale(positive, setting.currencyDecimals)
    : timesQuantity(positive, pieces, setting.currencyDecimals);
  const unit =
    isAmount && gross !== undefined
      ? Math.round((gross * 1000) / pieces)
      : toScale(positive, setting.currencyDecimals);
  if (gross === undefined || unit === undefined) return refuse('numberTooLarge', priceText);
  const discount = readDiscount(parts, row.cells, gross);
  if (!discount.ok) return discount;
  const net = gross - discount.fact;
  return {
    ok: true,
    fact: {
      quantityMilli: isBack ? -pieces : pieces,
      unitPriceMinor: unit,
      discountMinor: discount.fact,
      totalMinor: isBack && net !== 0 ? -net : net,
    },
  };
}

/** A discount is taken off whatever its sign; with a percent sign, or by the map, it is a share. */
function readDiscount(parts: Parts, cells: readonly string[], gross: Minor): RowReading<Minor> {
  const text = parts.discount?.(cells).trim() ?? '';
  if (text === '') return { ok: true, fact: 0 };
  const isPercent = /[%％]\s*$/.test(text) || parts.map.discountType === 'percent';
  const reading = readDecimal(text.replace(/[%％]\s*$/, ''), parts.map.decimal);
  if (!reading.ok) return refuse(reading.reason, text);
  const size = { ...reading.value, digits: Math.abs(reading.value.digits) };
  const amount = isPercent
    ? timesQuantity({ ...size, scale: size.scale + 2 }, gross * 1000, 0)
    : toScale(size, parts.setting.currencyDecimals);
  if (amount === undefined) return refuse('numberTooLarge', text);
  if (amount > gross) return refuse('discountTooLarge', text);
  return { ok: true, fact: amount };
}
