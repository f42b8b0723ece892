import { type ImportPreview } from '../../../../contract/import-calls.ts';
import {
  IMPORT_MAPS,
  type ImportKind,
  type MapProblem,
  type MemberMap,
  memberMap,
  type ProductMap,
  productMap,
  type PurchaseMap,
  purchaseMap,
} from '../../../../contract/imports.ts';
import { clockTime } from '../../../../contract/kernel/time.ts';
import { productIdByCode } from '../../catalog/face.ts';
import { foldCardNo, memberHolding, phoneOf } from '../../members/face.ts';
import type { InternalQuery, QueryContext } from '../../../store/context.ts';
import { mapProblem } from '../map-problem.ts';
import { openSource, type Source } from '../read-source.ts';
import { type CheckedMember, checkMember } from '../members/check-member.ts';
import { memberReader } from '../rules/member-row.ts';
import { type ProductFact, productReader } from '../rules/product-row.ts';
import { type PurchaseFact, purchaseReader, type RowReading } from '../rules/purchase-row.ts';
import { readRecord } from '../rules/read-record.ts';
import { memberOfSource, sourceIdOf } from '../tables.ts';

/** So many rows from the top are looked at. */
const LOOKED_AT_ROWS = 2000;
const SHOWN_FACTS = 20;
const SHOWN_REJECTIONS = 50;

export interface PreviewInput {
  readonly path: string;
  readonly kind: ImportKind;
  readonly map: unknown;
}

type Fields = Record<string, string>;

/** What a reader of one kind makes of rows, and what is told of those it could read. */
interface Looker {
  readonly read: (cells: readonly string[]) => RowReading<unknown>;
  readonly fields: (fact: unknown) => Fields;
  readonly note: (fact: unknown) => void;
  readonly figures: () => Pick<ImportPreview, 'unknownMembers' | 'unknownProducts' | 'known'>;
}

const NOTHING: ImportPreview = {
  problem: null,
  rows: 0,
  good: 0,
  facts: [],
  rejections: [],
  rejected: 0,
  unknownMembers: 0,
  unknownProducts: 0,
  known: 0,
};

/** What the first rows of a file would become; changes nothing. */
export const preview: InternalQuery<PreviewInput, ImportPreview> = (context, input) => {
  const parsed = IMPORT_MAPS[input.kind].safeParse(input.map);
  if (!parsed.success) return { ...NOTHING, problem: mapProblem(parsed.error) };
  const opened = openSource(input.path, parsed.data);
  if (!opened.ok) return { ...NOTHING, problem: opened.problem };
  const { source } = opened;
  try {
    const looker = lookerOf(context, source.header, input);
    if ('problem' in looker) return { ...NOTHING, problem: looker.problem };
    return lookAt(source, looker);
  } finally {
    source.close();
  }
};

function lookAt(source: Source, looker: Looker): ImportPreview {
  const facts: ImportPreview['facts'] = [];
  const rejections: ImportPreview['rejections'] = [];
  let rows = 0;
  let good = 0;
  for (let records = source.next(); records !== undefined; records = source.next()) {
    for (const record of records) {
      if (rows >= LOOKED_AT_ROWS) break;
      rows += 1;
      const { line } = record;
      const reading = readRecord(record, source.header.length, looker.read);
      if (reading.ok) {
        good += 1;
        looker.note(reading.fact);
        if (facts.length < SHOWN_FACTS) facts.push({ line, fields: looker.fields(reading.fact) });
      } else if (rejections.length < SHOWN_REJECTIONS) {
        rejections.push({ line, reason: reading.reason, detail: reading.detail });
      }
    }
    if (rows >= LOOKED_AT_ROWS) break;
  }
  return {
    problem: null,
    rows,
    good,
    facts,
    rejections,
    rejected: rows - good,
    ...looker.figures(),
  };
}

function lookerOf(
  context: QueryContext,
  header: readonly string[],
  { kind, map }: PreviewInput,
): Looker | { readonly problem: MapProblem } {
  // Parsed again by its own schema: the types of a map follow from its kind.
  if (kind === 'purchases') return purchaseLooker(context, header, purchaseMap.parse(map));
  if (kind === 'members') return memberLooker(context, header, memberMap.parse(map));
  return productLooker(context, header, productMap.parse(map));
}

function purchaseLooker(
  context: QueryContext,
  header: readonly string[],
  map: PurchaseMap,
): Looker | { readonly problem: MapProblem } {
  const { till, now, db } = context;
  const made = purchaseReader(header, map, { ...till, now });
  if ('problem' in made) return made;
  const members = new Set<string>();
  const products = new Set<string>();
  return {
    read: made.read,
    fields: (fact) => purchaseFields(fact as PurchaseFact, context),
    note(fact) {
      const { member, product } = fact as PurchaseFact;
      if (member !== null) members.add(member);
      products.add(product);
    },
    figures: () => ({
      unknownMembers: [...members].filter((code) => !isKnownMember(context, map, code)).length,
      unknownProducts: [...products].filter((code) => productIdByCode(db, code) === undefined)
        .length,
      known: 0,
    }),
  };
}

function isKnownMember(context: QueryContext, map: PurchaseMap, code: string): boolean {
  const { db, till } = context;
  if (map.memberType === 'card')
    return memberHolding(db, { cardNo: foldCardNo(code) }) !== undefined;
  if (map.memberType === 'phone') {
    const phone = phoneOf(till, code);
    return phone !== null && memberHolding(db, { phone }) !== undefined;
  }
  const sourceId = sourceIdOf(db, map.source);
  return sourceId !== undefined && memberOfSource(db, { sourceId, code }) !== undefined;
}

function purchaseFields(fact: PurchaseFact, { till }: QueryContext): Fields {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: till.timeZone }).format(fact.at);
  return {
    receipt: fact.receipt,
    time: `${day} ${clockTime(fact.at, till.timeZone)}`,
    member: fact.member ?? '',
    product: fact.product,
    productName: fact.productName,
    quantity: String(fact.quantityMilli / 1000),
    unitPrice: decimal(fact.unitPriceMinor, till.currencyDecimals),
    discount: fact.discountMinor === 0 ? '' : decimal(fact.discountMinor, till.currencyDecimals),
    total: decimal(fact.totalMinor, till.currencyDecimals),
  };
}

function decimal(minor: number, decimals: number): string {
  return (minor / 10 ** decimals).toFixed(decimals);
}

function memberLooker(
  context: QueryContext,
  header: readonly string[],
  map: MemberMap,
): Looker | { readonly problem: MapProblem } {
  const { db } = context;
  const made = memberReader(header, map);
  if ('problem' in made) return made;
  const sourceId = sourceIdOf(db, map.source);
  let known = 0;
  return {
    read(cells) {
      const reading = made.read(cells);
      return reading.ok ? checkMember(context, reading.fact) : reading;
    },
    fields(fact) {
      const { points, cardNo, code: _code, ...texts } = fact as CheckedMember;
      const shown = Object.entries(texts).map(([field, text]) => [field, text ?? ''] as const);
      const card = cardNo ?? '';
      return { ...Object.fromEntries(shown), card, points: points === 0 ? '' : String(points) };
    },
    note(fact) {
      const { code, cardNo, phone } = fact as CheckedMember;
      const isKnown =
        (sourceId !== undefined && memberOfSource(db, { sourceId, code }) !== undefined) ||
        (cardNo !== null && memberHolding(db, { cardNo }) !== undefined) ||
        (phone !== null && memberHolding(db, { phone }) !== undefined);
      if (isKnown) known += 1;
    },
    figures: () => ({ unknownMembers: 0, unknownProducts: 0, known }),
  };
}

function productLooker(
  { db, till }: QueryContext,
  header: readonly string[],
  map: ProductMap,
): Looker | { readonly problem: MapProblem } {
  const made = productReader(header, map, till.currencyDecimals);
  if ('problem' in made) return made;
  let known = 0;
  return {
    read: made.read,
    fields(fact) {
      const { barcodes, priceMinor, taxRateBp, unit, ...texts } = fact as ProductFact;
      return {
        ...texts,
        barcode: barcodes.join(' '),
        unit: unit ?? '',
        price: decimal(priceMinor, till.currencyDecimals),
        tax: taxRateBp === null ? '' : `${taxRateBp / 100} %`,
      };
    },
    note(fact) {
      if (productIdByCode(db, (fact as ProductFact).sku) !== undefined) known += 1;
    },
    figures: () => ({ unknownMembers: 0, unknownProducts: 0, known }),
  };
}
