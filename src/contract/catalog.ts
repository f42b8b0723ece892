import { z } from 'zod';
import { call, MANAGERS, STAFF } from './call.ts';
import { tier } from './members.ts';
import {
  amountMinor,
  businessDay,
  pageRequest,
  personText,
  requestId,
  rowId,
} from './primitives.ts';

/** A product as the counter needs it. */
export const productHit = z.object({
  id: rowId,
  sku: z.string(),
  name: z.string(),
  barcode: z.string().nullable(),
  priceMinor: amountMinor,
  /** `piece`: whole numbers only. `kg`: thousandths. */
  unit: z.enum(['piece', 'kg']),
  counterCode: z.string(),
  counterName: z.string(),
  category: z.string(),
});
export type ProductHit = z.infer<typeof productHit>;

const unit = productHit.shape.unit;
const taxRateBp = z.int().min(0).max(10_000);

/** A barcode of a product. One that stands for a case says how many pieces are in it. */
export const productBarcode = z.strictObject({
  barcode: z.string().min(1).max(64),
  pieces: z.int().min(1).max(9999),
});
export type ProductBarcode = z.infer<typeof productBarcode>;

/** A product in the managers' list. */
export const productRow = z.object({
  id: rowId,
  sku: z.string(),
  name: z.string(),
  /** One of its barcodes, the smallest. */
  barcode: z.string().nullable(),
  category: z.string(),
  brand: z.string(),
  counterCode: z.string(),
  unit,
  priceMinor: amountMinor,
  isActive: z.boolean(),
});
export type ProductRow = z.infer<typeof productRow>;

/**
 * A price with its days. `regular` replaces the price from its first day on. `offer` holds between
 * its days, for everybody or for members of `tier` and above; the lowest that holds counts.
 */
export const productPrice = z.object({
  id: rowId,
  kind: z.enum(['regular', 'offer']),
  tier: tier.nullable(),
  priceMinor: amountMinor,
  fromDay: businessDay,
  /** The last day; null = until another comes. */
  toDay: businessDay.nullable(),
  state: z.enum(['past', 'current', 'coming']),
});
export type ProductPrice = z.infer<typeof productPrice>;

/** Everything on file about a product. */
export const productDetail = z.object({
  id: rowId,
  sku: z.string(),
  name: z.string(),
  category: z.string(),
  brand: z.string(),
  unit,
  priceMinor: amountMinor,
  /** Below this a sale needs approval; null = any price. */
  floorMinor: amountMinor.nullable(),
  taxRateBp,
  counterId: rowId,
  isActive: z.boolean(),
  barcodes: z.array(productBarcode),
  /** Newest first. */
  prices: z.array(productPrice),
  today: businessDay,
});
export type ProductDetail = z.infer<typeof productDetail>;

/** What a manager fills in. Category and brand are names; one that is new is added. */
export const productFields = z.strictObject({
  sku: personText(64),
  name: personText(200),
  category: personText(80),
  brand: personText(80),
  unit,
  priceMinor: amountMinor,
  floorMinor: amountMinor.nullable(),
  taxRateBp,
  counterId: rowId,
  isActive: z.boolean(),
  barcodes: z.array(productBarcode).max(50),
});
export type ProductFields = z.infer<typeof productFields>;

/** A category or brand, and how many products have it. */
export const productGroup = z.object({ id: rowId, name: z.string(), productCount: z.int().min(0) });
export type ProductGroup = z.infer<typeof productGroup>;

/** A counter (专柜); without a supplier it is the store's own. */
export const counterRecord = z.object({
  id: rowId,
  code: z.string(),
  name: z.string(),
  supplierId: rowId.nullable(),
  supplierName: z.string().nullable(),
  isActive: z.boolean(),
  productCount: z.int().min(0),
});
export type CounterRecord = z.infer<typeof counterRecord>;

export const supplierRecord = z.object({
  id: rowId,
  code: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  counterCount: z.int().min(0),
});
export type SupplierRecord = z.infer<typeof supplierRecord>;

/** How many price labels go out in one go. */
export const MAX_LABELS = 300;

const recordCode = personText(16);
const recordName = personText(80);

export const catalogCalls = {
  /** Products by name part, pinyin, initials, SKU or barcode digits. */
  'catalog.search': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({
      text: z.string().max(4096),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.object({ hits: z.array(productHit), hasMore: z.boolean() }),
    errors: [],
  }),
  /** A few products of each counter, for the virtual scanner. */
  'catalog.samples': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ limit: z.int().min(1).max(100).default(24) }),
    output: z.array(productHit),
    errors: [],
  }),
  /** Products for the managers' list, page by page; without an order of its own by SKU. */
  'catalog.products': call({
    lane: 'report',
    access: MANAGERS,
    input: z.strictObject({
      /** As in `catalog.search`; empty = all. */
      text: z.string().max(4096).default(''),
      categoryId: rowId.nullable().default(null),
      brandId: rowId.nullable().default(null),
      counterId: rowId.nullable().default(null),
      state: z.enum(['active', 'inactive', 'all']).default('active'),
      sort: z.enum(['sku', 'name']).default('sku'),
      ...pageRequest,
      cursor: z.string().max(1000).optional(),
    }),
    output: z.object({
      rows: z.array(productRow),
      nextCursor: z.string().nullable(),
      count: z.int().min(0),
      /** Whether there are more than `count`: a text that finds too many is cut. */
      isCountCut: z.boolean(),
    }),
    errors: [],
  }),
  'catalog.product': call({
    lane: 'read',
    access: MANAGERS,
    input: z.strictObject({ productId: rowId }),
    output: productDetail,
    errors: ['catalog.productUnknown'],
  }),
  /** Adds a product (`productId` null) or changes one; a new price holds from today. */
  'catalog.saveProduct': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, productId: rowId.nullable(), product: productFields }),
    output: z.object({ productId: rowId }),
    errors: [
      'catalog.productUnknown',
      'catalog.nameMissing',
      'catalog.skuMissing',
      'catalog.skuTaken',
      'catalog.barcodeTaken',
      'catalog.barcodeTwice',
      'catalog.barcodeWrong',
      'catalog.barcodeReserved',
      'catalog.counterUnknown',
      'catalog.counterClosed',
      'catalog.floorAbovePrice',
    ],
  }),
  /** Plans a price: a regular one from a day on, or an offer between days. */
  'catalog.addPrice': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      productId: rowId,
      kind: productPrice.shape.kind,
      tier: tier.nullable(),
      priceMinor: amountMinor,
      fromDay: businessDay,
      toDay: businessDay.nullable(),
    }),
    output: z.object({ priceId: rowId }),
    errors: [
      'catalog.productUnknown',
      'catalog.priceInPast',
      'catalog.priceDaysWrong',
      'catalog.priceDayTaken',
    ],
  }),
  /** Ends an offer with yesterday, or takes back a price that has not begun. */
  'catalog.endPrice': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, priceId: rowId }),
    output: z.null(),
    errors: ['catalog.priceUnknown', 'catalog.priceFixed'],
  }),
  /** Categories, brands, counters and suppliers, with how much each is used. */
  'catalog.records': call({
    lane: 'report',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.object({
      categories: z.array(productGroup),
      brands: z.array(productGroup),
      counters: z.array(counterRecord),
      suppliers: z.array(supplierRecord),
    }),
    errors: [],
  }),
  'catalog.saveCounter': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      counterId: rowId.nullable(),
      code: recordCode,
      name: recordName,
      supplierId: rowId.nullable(),
      isActive: z.boolean(),
    }),
    output: z.object({ counterId: rowId }),
    errors: [
      'catalog.counterUnknown',
      'catalog.supplierUnknown',
      'catalog.nameMissing',
      'catalog.codeMissing',
      'catalog.codeTaken',
      'catalog.counterInUse',
    ],
  }),
  'catalog.saveSupplier': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      supplierId: rowId.nullable(),
      code: recordCode,
      name: recordName,
      isActive: z.boolean(),
    }),
    output: z.object({ supplierId: rowId }),
    errors: [
      'catalog.supplierUnknown',
      'catalog.nameMissing',
      'catalog.codeMissing',
      'catalog.codeTaken',
      'catalog.supplierInUse',
    ],
  }),
  /** Names a category or brand; its products keep it. */
  'catalog.renameGroup': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      kind: z.enum(['category', 'brand']),
      groupId: rowId,
      name: recordName,
    }),
    output: z.null(),
    errors: ['catalog.groupUnknown', 'catalog.nameMissing', 'catalog.nameTaken'],
  }),
  /** Removes a category or brand that no product has. */
  'catalog.removeGroup': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({ requestId, kind: z.enum(['category', 'brand']), groupId: rowId }),
    output: z.null(),
    errors: ['catalog.groupUnknown', 'catalog.groupInUse'],
  }),
  /** Queues price labels on the receipt printer, one strip with a cut after each label. */
  'catalog.printLabels': call({
    lane: 'write',
    access: MANAGERS,
    input: z.strictObject({
      requestId,
      labels: z
        .array(z.strictObject({ productId: rowId, copies: z.int().min(1).max(99) }))
        .min(1)
        .max(MAX_LABELS),
    }),
    output: z.object({ jobId: rowId, labelCount: z.int().positive() }),
    errors: ['catalog.productUnknown', 'catalog.tooManyLabels'],
  }),
  /** A product's label as it would be printed, as an SVG image. */
  'catalog.labelSvg': call({
    lane: 'read',
    access: MANAGERS,
    input: z.strictObject({ productId: rowId }),
    output: z.object({ svg: z.string() }),
    errors: ['catalog.productUnknown'],
  }),
};
