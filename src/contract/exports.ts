import { z } from 'zod';
import { call, type Role } from './call.ts';
import { businessDay } from './primitives.ts';

/** Those who may take data out (TRUST, People). */
export const EXPORTERS: readonly Role[] = ['manager', 'headquarters', 'admin'];

/**
 * How a column's values are written. `money` is minor units of the till's currency, `milli`
 * thousandths, `rate` basis points, `instant` UTC milliseconds shown in the store's zone.
 */
export type ColumnKind = 'text' | 'integer' | 'money' | 'milli' | 'rate' | 'day' | 'instant';

/** How points came and went, each way apart: opening + all of them = closing. */
const POINTS_FLOW_COLUMNS = {
  opening: 'integer',
  earned: 'integer',
  bonus: 'integer',
  broughtOver: 'integer',
  restored: 'integer',
  transferredIn: 'integer',
  adjustedUp: 'integer',
  redeemed: 'integer',
  gifts: 'integer',
  expired: 'integer',
  clawedBack: 'integer',
  transferredOut: 'integer',
  adjustedDown: 'integer',
  closing: 'integer',
} as const;

/** Members of a tier forecast: money or a count, as the programme measures tiers; the others empty. */
const TIER_COLUMNS = {
  cardNo: 'text',
  name: 'text',
  tier: 'text',
  tierTo: 'text',
  spent: 'money',
  spendMissing: 'money',
  tierCount: 'integer',
  countMissing: 'integer',
} as const;

/** Every list that can be taken out, with its columns in order. */
export const EXPORT_COLUMNS = {
  members: {
    cardNo: 'text',
    name: 'text',
    phone: 'text',
    email: 'text',
    birthday: 'text',
    tier: 'text',
    points: 'integer',
    joinedDay: 'day',
    lastVisitDay: 'day',
    tags: 'text',
    isFrozen: 'integer',
  },
  products: {
    sku: 'text',
    name: 'text',
    barcodes: 'text',
    unit: 'text',
    price: 'money',
    floor: 'money',
    taxRate: 'rate',
    counterCode: 'text',
    counter: 'text',
    category: 'text',
    brand: 'text',
    supplier: 'text',
    isActive: 'integer',
  },
  receipts: {
    receiptNo: 'text',
    kind: 'text',
    day: 'day',
    time: 'instant',
    cashier: 'text',
    cardNo: 'text',
    total: 'money',
    tax: 'money',
    discount: 'money',
    rounding: 'money',
    cash: 'money',
    card: 'money',
    wallet: 'money',
    voucher: 'money',
    pointsPaid: 'money',
    external: 'money',
    pointsEarned: 'integer',
    pointsRedeemed: 'integer',
    note: 'text',
  },
  saleLines: {
    receiptNo: 'text',
    kind: 'text',
    day: 'day',
    time: 'instant',
    lineNo: 'integer',
    sku: 'text',
    name: 'text',
    barcode: 'text',
    counter: 'text',
    quantity: 'milli',
    unit: 'text',
    regularPrice: 'money',
    unitPrice: 'money',
    lineDiscount: 'money',
    sharedDiscount: 'money',
    total: 'money',
    taxRate: 'rate',
    tax: 'money',
    pointsEarned: 'integer',
    cardNo: 'text',
    note: 'text',
  },
  points: {
    time: 'instant',
    day: 'day',
    cardNo: 'text',
    name: 'text',
    kind: 'text',
    points: 'integer',
    receiptNo: 'text',
    cashier: 'text',
    reason: 'text',
  },
  shifts: {
    zNo: 'integer',
    day: 'day',
    openedAt: 'instant',
    openedBy: 'text',
    closedAt: 'instant',
    closedBy: 'text',
    float: 'money',
    expected: 'money',
    counted: 'money',
    difference: 'money',
    reason: 'text',
  },
  returns: {
    receiptNo: 'text',
    originalReceiptNo: 'text',
    day: 'day',
    time: 'instant',
    cashier: 'text',
    cardNo: 'text',
    total: 'money',
    reason: 'text',
    refundTo: 'text',
    pointsOwed: 'integer',
    deducted: 'money',
    approvedBy: 'text',
    note: 'text',
  },
  liabilityMonths: {
    month: 'text',
    ...POINTS_FLOW_COLUMNS,
    moneyOpening: 'money',
    moneyDeferred: 'money',
    moneyReversed: 'money',
    moneyRecognised: 'money',
    moneyClosing: 'money',
  },
  liabilityLots: { earnedIn: 'text', ...POINTS_FLOW_COLUMNS },
  deferredRevenue: {
    soldIn: 'text',
    netSales: 'money',
    pointsEarned: 'integer',
    expectedShare: 'rate',
    standAlone: 'money',
    deferred: 'money',
    pointsRedeemed: 'integer',
    expectedPoints: 'integer',
    openPoints: 'integer',
    recognised: 'money',
    liability: 'money',
  },
  held: {
    name: 'text',
    time: 'instant',
    cashier: 'text',
    cardNo: 'text',
    lines: 'integer',
    total: 'money',
  },
  coupons: {
    campaign: 'text',
    code: 'text',
    state: 'text',
    cardNo: 'text',
    issued: 'instant',
    validFrom: 'day',
    validTo: 'day',
    receiptNo: 'text',
    time: 'instant',
    discountTaken: 'money',
  },
  tierDrops: { ...TIER_COLUMNS, windowEnd: 'day' },
  tierNear: TIER_COLUMNS,
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnKind>>>>;

export type ExportList = keyof typeof EXPORT_COLUMNS;
export const EXPORT_LISTS = [
  'members',
  'products',
  'receipts',
  'saleLines',
  'points',
  'shifts',
  'returns',
  'liabilityMonths',
  'liabilityLots',
  'deferredRevenue',
  'held',
  'coupons',
  'tierDrops',
  'tierNear',
] as const satisfies readonly ExportList[];

/** The name of a column, the same for every list that has it. */
export type ExportColumn = {
  [List in ExportList]: keyof (typeof EXPORT_COLUMNS)[List];
}[ExportList];

/** The columns of a list, in order. */
export function exportColumns(list: ExportList): readonly ExportColumn[] {
  // `Object.keys` forgets the names; they are those of the table above.
  return Object.keys(EXPORT_COLUMNS[list]) as ExportColumn[];
}

/**
 * Lists whose rows belong to a business day, so that a period can be asked for. `tierDrops`: the day
 * on which the window ends, from today on when no first day is said.
 */
export const DATED_LISTS: readonly ExportList[] = [
  'receipts',
  'saleLines',
  'points',
  'shifts',
  'returns',
  'liabilityMonths',
  'liabilityLots',
  'deferredRevenue',
  'tierDrops',
];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the second sheet of an XLSX says, in the words of whoever asked. */
export const ABOUT_WORDS = [
  'about',
  'list',
  'store',
  'till',
  'from',
  'until',
  'madeAt',
  'rows',
] as const;
export type AboutWord = (typeof ABOUT_WORDS)[number];

const heading = z.string().max(80);

export const exportWish = z.strictObject({
  list: z.enum(EXPORT_LISTS),
  format: z.enum(EXPORT_FORMATS),
  /** First and last business day, both included, of {@link DATED_LISTS}; null = no limit. */
  from: businessDay.nullable().default(null),
  until: businessDay.nullable().default(null),
  /** Members with whole phone numbers and e-mail addresses; a person confirmed that. */
  showsContacts: z.boolean().default(false),
  /** `tierNear`: those who lack at most so many percent of the next tier. */
  withinPercent: z.int().min(1).max(90).default(20),
  /** The name of the list and of its columns in order, in the language of the screen. */
  title: heading.default(''),
  headings: z.array(heading).max(40).default([]),
  words: z.partialRecord(z.enum(ABOUT_WORDS), heading).default({}),
});
export type ExportWish = z.output<typeof exportWish>;

export const exportsCalls = {
  /**
   * Writes a list into a file that a person chooses by the system's dialog; null when none was
   * chosen. The file is whole or not there. Every export is in the event log before its file is.
   * `job.progress` events (`export`) tell how far it is; their total is 0 when unknown.
   */
  'exports.run': call({
    lane: 'shell',
    access: EXPORTERS,
    input: exportWish,
    output: z.object({ file: z.string(), rows: z.int().min(0) }).nullable(),
    errors: [
      'exports.running',
      'exports.cancelled',
      'exports.notWritable',
      'exports.periodBackward',
    ],
  }),
  /** Stops the export that is under way; nothing of its file is left. */
  'exports.cancel': call({
    lane: 'shell',
    access: EXPORTERS,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
};
