import { z } from 'zod';
import { isTimeZone } from './kernel/time.ts';
import { TIERS } from './members.ts';

/** What can be brought over from another system. */
export const IMPORT_KINDS = ['purchases', 'members', 'products'] as const;
export const importKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKind>;

/** Encodings that can be read; `windows-1252` is what Western Excel writes. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
] as const;
export const encoding = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof encoding>;

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A column by its name in the first row, or several that are joined by a space. */
const columnName = z.string().trim().min(1).max(200);
const column = z.union([columnName, z.array(columnName).min(1).max(5)]);
export type Column = z.infer<typeof column>;

const SPELT_ENCODINGS: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  'utf16-le': 'utf-16le',
  'utf16-be': 'utf-16be',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  cp950: 'big5',
  'big5-hkscs': 'big5',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  cp1252: 'windows-1252',
};

const SPELT_DELIMITERS: Readonly<Record<string, Delimiter>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
};

/** How the file is written; what is left out is found out by looking at it. */
const fileShape = {
  delimiter: z
    .preprocess(
      (text) => (typeof text === 'string' ? (SPELT_DELIMITERS[text.toLowerCase()] ?? text) : text),
      z.enum(DELIMITERS),
    )
    .optional(),
  encoding: z
    .preprocess((text) => {
      if (typeof text !== 'string') return text;
      return SPELT_ENCODINGS[text.toLowerCase()] ?? text.toLowerCase();
    }, encoding)
    .optional(),
  /** The sign before the fraction of a number. */
  decimal: z.enum(['.', ',']).default('.'),
  /** The other system's name: the same receipt or customer number of another one is another. */
  source: z.string().trim().min(1).max(40).default('import'),
};

const timeFormat = z.string().trim().min(1).max(60);
const zone = z.string().max(64).refine(isTimeZone, {
  message: 'is no time zone of the IANA list, such as Asia/Shanghai',
});

/** `negative`: a quantity below zero comes back; or a pattern on the receipt number, such as `^C`. */
const refund = z.union([
  z.enum(['negative']),
  z.strictObject({
    receipt: z.string().min(1).max(100).refine(isPattern, { message: 'is no regular expression' }),
  }),
]);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** The ways people write the refund rule, brought to the one that is kept. */
function plainRefund(given: unknown): unknown {
  if (typeof given === 'string') {
    const isWord = /^negative([ _-]?quantity)?$/i.test(given.trim());
    return isWord ? 'negative' : { receipt: given };
  }
  if (typeof given !== 'object' || given === null) return given;
  const { pattern, ...rest } = given as Record<string, unknown>;
  return pattern === undefined ? given : { receipt: pattern, ...rest };
}

/**
 * Which columns hold a purchase's facts, one row a line item (MAP.json of `import purchases`).
 * Rows of one receipt may stand anywhere in the file; the receipt's number and its business day
 * tell receipts apart.
 */
export const purchaseMap = z
  .strictObject({
    receipt: column,
    time: column,
    /** Such as `yyyy-MM-dd HH:mm:ss` or `%m/%d/%Y %H:%M`; several are tried in their order. */
    timeFormat: z.union([timeFormat, z.array(timeFormat).min(1).max(8)]).optional(),
    /** Where the file's clock stood, when a time does not tell; default: the store's zone. */
    zone: zone.optional(),
    member: column.optional(),
    memberType: z.enum(['external', 'card', 'phone']).default('external'),
    /** What a created member is called; default: the number. */
    memberName: column.optional(),
    product: column,
    productName: column.optional(),
    /** Without it each row is one piece. */
    quantity: column.optional(),
    unitPrice: column.optional(),
    /** Instead of `unitPrice`: what the line cost before its discount. */
    amount: column.optional(),
    discount: column.optional(),
    discountType: z.enum(['amount', 'percent']).default('amount'),
    /** A column, or the three letters of the currency all amounts are in. */
    currency: column.optional(),
    unknownMembers: z.enum(['create', 'reject']).default('create'),
    unknownProducts: z.enum(['create', 'reject']).default('create'),
    refund: z.preprocess(plainRefund, refund).default('negative'),
    points: z.enum(['none', 'earn']).default('none'),
    ...fileShape,
  })
  .refine((map) => (map.unitPrice === undefined) !== (map.amount === undefined), {
    message: 'needs either unitPrice or amount',
    path: ['unitPrice'],
  });
export type PurchaseMap = z.infer<typeof purchaseMap>;

/** Our tiers, which the map gives to the other system's. */
export const IMPORT_TIERS = TIERS;
export type ImportTier = (typeof IMPORT_TIERS)[number];

/** Which columns hold a member's facts (MAP.json of `import members`). */
export const memberMap = z.strictObject({
  name: column,
  /** The number in the other system; purchases with memberType external find the member by it. */
  external: column.optional(),
  card: column.optional(),
  phone: column.optional(),
  email: column.optional(),
  birthday: column.optional(),
  birthdayFormat: z.union([timeFormat, z.array(timeFormat).min(1).max(8)]).optional(),
  tier: column.optional(),
  /** The other system's tier names, by ours: `{"Gold": "gold"}`. */
  tiers: z.record(z.string().max(80), z.enum(IMPORT_TIERS)).default({}),
  joined: column.optional(),
  joinedFormat: z.union([timeFormat, z.array(timeFormat).min(1).max(8)]).optional(),
  /** Points to begin with. */
  points: column.optional(),
  note: column.optional(),
  /** What becomes of a row whose number, card or phone a member has already. */
  duplicates: z.enum(['skip', 'update']).default('skip'),
  ...fileShape,
});
export type MemberMap = z.infer<typeof memberMap>;

/** Which columns hold a product's facts (MAP.json of `import products`). */
export const productMap = z.strictObject({
  sku: column,
  name: column,
  /** Several in one cell are parted by spaces, `;` or `|`. */
  barcode: column.optional(),
  category: column.optional(),
  brand: column.optional(),
  unit: column.optional(),
  price: column,
  /** Percent, such as 13 or 13 %. */
  tax: column.optional(),
  counter: column.optional(),
  supplier: column.optional(),
  duplicates: z.enum(['skip', 'update']).default('skip'),
  ...fileShape,
});
export type ProductMap = z.infer<typeof productMap>;

/** The map of each kind. */
export const IMPORT_MAPS = {
  purchases: purchaseMap,
  members: memberMap,
  products: productMap,
} as const;

/** Why a row was not taken; each has its message. */
export const REJECT_REASONS = [
  'tooFewCells',
  'tooManyCells',
  'brokenQuote',
  'cellTooLong',
  'receiptMissing',
  'receiptTooLong',
  'receiptTooLarge',
  'codeFormula',
  'codeExponent',
  'codeUnreadable',
  'codeTooLong',
  'timeMissing',
  'timeUnreadable',
  'timeNotReal',
  'timeSkipped',
  'timeInFuture',
  'timeTooOld',
  'numberMissing',
  'numberUnreadable',
  'numberExponent',
  'numberTooLarge',
  'quantityZero',
  'priceNegative',
  'discountTooLarge',
  'currencyOther',
  'memberUnreadable',
  'memberUnknown',
  'memberDiffers',
  'productMissing',
  'productUnknown',
  'nameMissing',
  'nameTooLong',
  'emailUnreadable',
  'birthdayUnreadable',
  'tierUnknown',
  'pointsUnreadable',
  'phoneUnreadable',
  'cardUnreadable',
  'phoneTaken',
  'cardTaken',
  'barcodeUnreadable',
  'barcodeTaken',
  'unitUnknown',
  'taxUnreadable',
] as const;
export const rejectReason = z.enum(REJECT_REASONS);
export type RejectReason = z.infer<typeof rejectReason>;

/** Why a file and a map do not go together at all. */
export const MAP_PROBLEMS = [
  'fileEmpty',
  'fileTooLarge',
  'notText',
  'columnMissing',
  'columnDoubled',
  'currencyOther',
  'formatUnreadable',
  'mapInvalid',
] as const;
export const mapProblem = z.object({
  problem: z.enum(MAP_PROBLEMS),
  /** The map's field, such as `receipt`; empty = the file as a whole. */
  field: z.string(),
  detail: z.string(),
});
export type MapProblem = z.infer<typeof mapProblem>;

/** How many there are of something. */
export const count = z.int().min(0);

/** What an import did. `rows` = imported + duplicates + rejected. */
export const importReport = z.object({
  rows: count,
  imported: count,
  /** Rows that had been imported before, and were left as they are. */
  duplicates: count,
  rejected: count,
  /** Receipts that the imported rows belong to. */
  receipts: count,
  /** Members and products that were created. */
  members: count,
  products: count,
  /** What the imported rows cost together; returns count below zero. */
  amountMinor: z.int(),
});
export type ImportReport = z.infer<typeof importReport>;

export const rejection = z.object({
  /** The line of the file, from 1. */
  line: z.int().positive(),
  reason: rejectReason,
  /** The column and what stood there; may be empty. */
  detail: z.string(),
});
export type Rejection = z.infer<typeof rejection>;
