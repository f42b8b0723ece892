import { articleInCase } from '../../../contract/kernel/barcode.ts';
import {
  type Gs1Goods,
  gtinForms,
  isPast,
  isVariableMeasure,
  readGs1Goods,
} from '../../../contract/kernel/gs1-goods.ts';
import { type Gs1Reading, readDigitalLink, readGs1 } from '../../../contract/kernel/gs1.ts';
import { lineOfLabel } from '../../../contract/kernel/label-code.ts';
import { MAX_QUANTITY_MILLI } from '../../../contract/kernel/money.ts';
import type { ScanMeaning } from '../../../contract/scans.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { QueryContext } from '../../store/context.ts';
import { type Article, findArticle } from '../catalog/face.ts';
import { currencyNumber } from './rules/currency-number.ts';
import { makeVisible } from './rules/read-code.ts';

type Meaning = ScanMeaning | undefined;
type Codes = Settings['codes'];

/** A scanned code as GS1: element strings, or a Digital Link in a QR code. */
export function gs1In(code: string, aim: string | null): Gs1Reading {
  const reading = readGs1(code, aim);
  return reading.kind === 'none' ? readDigitalLink(code) : reading;
}

/**
 * What a GS1 code means at the counter: the product under its GTIN, with the quantity, the price
 * and the dates that the code gives. Undefined = only its form looks like GS1 and nobody has the
 * product, so that others may claim it.
 */
export function meaningOfGs1(
  context: QueryContext,
  { code, reading }: { readonly code: string; readonly reading: Gs1Reading },
  settings: () => Codes,
): Meaning {
  if (reading.kind === 'none') return undefined;
  const shown = makeVisible(code);
  if (reading.kind === 'wrong') {
    const { fault, ai, expectedDigit } = reading;
    return fault === 'wrongCheckDigit' && expectedDigit !== undefined
      ? { kind: 'unknown', shown, reason: 'wrongCheckDigit', expectedDigit }
      : { kind: 'unknown', shown, reason: 'gs1Wrong', ai: makeVisible(ai) };
  }
  const { till, today } = context;
  const goods = readGs1Goods(reading.elements, {
    thisYear: Number(today.slice(0, 4)),
    currencyNumber: currencyNumber(till.currency),
    currencyDecimals: till.currencyDecimals,
  });
  if (goods === null) return { kind: 'unknown', shown, reason: 'gs1NotGoods' };
  const article = articleOf(context, goods);
  if (article !== undefined) return meaningOfGoods({ article, goods, shown, today, settings });
  return reading.isCertain ? nobodyHas(context, goods.gtin) : undefined;
}

function articleOf({ db }: QueryContext, { gtin }: Gs1Goods): Article | undefined {
  for (const form of gtinForms(gtin)) {
    const found = findArticle(db, form);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nobodyHas({ db }: QueryContext, gtin: string): ScanMeaning {
  const shown = gtin.startsWith('0') ? gtin.slice(1) : gtin;
  const inside = articleInCase(gtin);
  const article = inside === null ? undefined : findArticle(db, inside);
  if (article === undefined) return { kind: 'unknown', shown, reason: 'notKnown' };
  return { kind: 'unknown', shown, reason: 'case', productName: article.product.name };
}

interface Found {
  readonly article: Article;
  readonly goods: Gs1Goods;
  readonly shown: string;
  readonly today: string;
  readonly settings: () => Codes;
}

function meaningOfGoods({ article, goods, shown, today, settings }: Found): ScanMeaning {
  const { product } = article;
  if (isImpossible(article, goods)) {
    return { kind: 'unknown', shown, reason: 'gs1Wrong', ai: goods.count === null ? '310' : '30' };
  }
  const about = { kind: 'unknown', shown, productName: product.name } as const;
  const { details } = goods;
  const isExpired = isPast(details.expiresOn, today);
  if (isExpired && details.expiresOn !== null && settings().expiredGoods === 'refuse') {
    return { ...about, reason: 'expired', day: details.expiresOn };
  }
  if (goods.foreignCurrency !== null) return { ...about, reason: 'foreignPrice' };
  const line = lineOfGoods(article, goods);
  if (line === null) return { ...about, reason: 'notByWeight' };
  const says = Object.values(details).some((value) => value !== null);
  const isPastBest = isPast(details.bestBefore, today);
  return {
    kind: 'product',
    product,
    ...line,
    ...(says ? { details: { ...details, isPastBest, isExpired } } : {}),
  };
}

/** No line holds so much, or nothing at all. */
function isImpossible({ pieces }: Article, { count, weightMilli }: Gs1Goods): boolean {
  const quantities = [(count ?? 1) * pieces * 1000, weightMilli ?? 1000];
  return quantities.some((milli) => milli <= 0 || milli > MAX_QUANTITY_MILLI);
}

type Line = Pick<Extract<ScanMeaning, { kind: 'product' }>, 'quantityMilli' | 'price'>;

/**
 * Quantity and price of a line. A price counts for goods of variable measure only (sold by weight,
 * or with indicator 9), as GS1 allows it (GS1 General Specifications, AI 392n): nobody prints a
 * price of their own on fixed goods. Null = a weight of goods that are sold by the piece.
 */
function lineOfGoods({ product, pieces }: Article, goods: Gs1Goods): Line | null {
  const { count, weightMilli, amountMinor, gtin } = goods;
  const isVariable = product.unit === 'kg' || isVariableMeasure(gtin);
  if (isVariable && (weightMilli !== null || amountMinor !== null)) {
    const line = lineOfLabel({ weightMilli, amountMinor }, product);
    if (line === null) return null;
    const { quantityMilli, unitPriceMinor } = line;
    const price = unitPriceMinor === null ? null : { unitPriceMinor, source: 'label' as const };
    return { quantityMilli, price };
  }
  const all = pieces * (count ?? 1);
  const isOne = product.unit === 'kg' || all === 1;
  return { quantityMilli: isOne ? null : all * 1000, price: null };
}
