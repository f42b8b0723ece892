import { articleForms, gs1CheckDigit } from './barcode.ts';
import { type Gs1Element, gs1Day } from './gs1.ts';
import { MAX_AMOUNT_MINOR } from './money.ts';
import type { BusinessDay } from './time.ts';

/** Batch and dates of a piece of goods, as its code gives them; null = it says nothing. */
export interface Gs1Details {
  /** AI 10. */
  readonly batch: string | null;
  /** AI 21. */
  readonly serial: string | null;
  /** AI 11. */
  readonly producedOn: BusinessDay | null;
  /** AI 15: best before; later it may still be sold. */
  readonly bestBefore: BusinessDay | null;
  /** The last day it may be sold: AI 17, 7003 or 16, the earliest of them. */
  readonly expiresOn: BusinessDay | null;
}

/** What a GS1 code says of the goods that carry it. */
export interface Gs1Goods {
  /** AI 01, or 02 of what a case holds: 14 digits. */
  readonly gtin: string;
  /** AI 30, or 37 of a case: pieces. Null = not said. */
  readonly count: number | null;
  /** AI 310n, in thousandths of a kilogram. */
  readonly weightMilli: number | null;
  /** AI 392n or 393n: what all of it costs, in minor units of the till's currency. */
  readonly amountMinor: number | null;
  /** AI 393n names another currency than the till's: its ISO 4217 number. */
  readonly foreignCurrency: string | null;
  readonly details: Gs1Details;
}

/** What reading a code as goods needs to know of the till. */
export interface Gs1Place {
  /** Year of the business day, for the century of dates. */
  readonly thisYear: number;
  /** ISO 4217 number of the till's currency, such as 156; null = not known here. */
  readonly currencyNumber: string | null;
  readonly currencyDecimals: number;
}

/**
 * The goods in a GS1 code (GS1 General Specifications, section 3): what it is, how much, for how
 * much, batch and dates. Null = it names no trade item (an SSCC, a location, a payment slip). AIs
 * 390n and 391n are amounts of payment slips and coupons, never a price of goods, and are not read.
 */
export function readGs1Goods(elements: readonly Gs1Element[], place: Gs1Place): Gs1Goods | null {
  const dataOf = (ai: string) => elements.find((element) => element.ai === ai)?.data;
  const startingWith = (start: string) => elements.find(({ ai }) => ai.startsWith(start));
  const contained = dataOf('02');
  const gtin = dataOf('01') ?? contained;
  if (gtin === undefined) return null;
  const count = dataOf('01') === undefined ? dataOf('37') : dataOf('30');
  const weight = startingWith('310');
  const day = (ai: string) => {
    const data = dataOf(ai);
    return data === undefined ? null : gs1Day(data.slice(0, 6), place.thisYear);
  };
  const lastDays = ['17', '7003', '16'].map(day).filter((found) => found !== null);
  return {
    gtin,
    count: count === undefined ? null : Number(count),
    weightMilli: weight === undefined ? null : scaled(weight.data, 3 - decimalsOf(weight)),
    ...priceOf(startingWith('392'), startingWith('393'), place),
    details: {
      batch: dataOf('10') ?? null,
      serial: dataOf('21') ?? null,
      producedOn: day('11'),
      bestBefore: day('15'),
      expiresOn: lastDays.toSorted()[0] ?? null,
    },
  };
}

type Price = Pick<Gs1Goods, 'amountMinor' | 'foreignCurrency'>;

function priceOf(own: Gs1Element | undefined, named: Gs1Element | undefined, at: Gs1Place): Price {
  if (named !== undefined) {
    const currency = named.data.slice(0, 3);
    if (currency !== at.currencyNumber) return { amountMinor: null, foreignCurrency: currency };
  }
  const digits = named?.data.slice(3) ?? own?.data;
  const element = named ?? own;
  if (digits === undefined || element === undefined) {
    return { amountMinor: null, foreignCurrency: null };
  }
  const amountMinor = scaled(digits, at.currencyDecimals - decimalsOf(element));
  // Fifteen digits are more than a line may hold.
  return { amountMinor: Math.min(amountMinor, MAX_AMOUNT_MINOR), foreignCurrency: null };
}

/** The last digit of 310n, 392n …: how many decimals the data have. */
function decimalsOf({ ai }: Gs1Element): number {
  return Number(ai.slice(-1));
}

/** Digits as an integer, moved by so many decimal places, half up. */
function scaled(digits: string, places: number): number {
  const value = Number(digits);
  return places >= 0 ? value * 10 ** places : Math.floor(value / 10 ** -places + 0.5);
}

/**
 * Under what an item may be on file, in the order to look: indicator 0 is the EAN-13 itself (and a
 * UPC-A without its zero); any other the GTIN-14, and for 9, a variable measure, the EAN-13 within,
 * under which shops keep such goods (GS1 General Specifications, GTIN-14 indicator digit).
 */
export function gtinForms(gtin: string): readonly string[] {
  if (!gtin.startsWith('9')) return articleForms(gtin);
  const body = gtin.slice(1, -1);
  return [gtin, ...articleForms(`${body}${gs1CheckDigit(body)}`)];
}

/** Whether a GTIN-14 stands for goods that differ from piece to piece: indicator 9. */
export function isVariableMeasure(gtin: string): boolean {
  return gtin.startsWith('9');
}

/** Whether goods may no longer be sold on a day: their last day is past. */
export function isPast(lastDay: BusinessDay | null, today: BusinessDay): boolean {
  return lastDay !== null && lastDay < today;
}
