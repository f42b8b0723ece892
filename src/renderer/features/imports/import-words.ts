import type { ImportKind, MapProblem, RejectReason } from '../../../contract/imports.ts';
import type { TKey } from '../../i18n/index.ts';
import type { Field } from './import-map.ts';

/** What comes in. */
export const KIND_WORDS: Readonly<Record<ImportKind, TKey>> = {
  purchases: 'imports:kind.purchases',
  members: 'imports:kind.members',
  products: 'imports:kind.products',
};

/** What a file of a kind looks like. */
export const KIND_HINTS: Readonly<Record<ImportKind, TKey>> = {
  purchases: 'imports:hint.purchases',
  members: 'imports:hint.members',
  products: 'imports:hint.products',
};

/** The fields of the maps, and the total that follows from some. */
export const FIELD_WORDS: Readonly<Record<Field | 'total', TKey>> = {
  receipt: 'imports:field.receipt',
  time: 'imports:field.time',
  member: 'imports:field.member',
  memberName: 'imports:field.memberName',
  product: 'imports:field.product',
  productName: 'imports:field.productName',
  quantity: 'imports:field.quantity',
  unitPrice: 'imports:field.unitPrice',
  amount: 'imports:field.amount',
  discount: 'imports:field.discount',
  currency: 'imports:field.currency',
  total: 'imports:field.total',
  name: 'imports:field.name',
  phone: 'imports:field.phone',
  card: 'imports:field.card',
  external: 'imports:field.external',
  email: 'imports:field.email',
  birthday: 'imports:field.birthday',
  tier: 'imports:field.tier',
  joined: 'imports:field.joined',
  points: 'imports:field.points',
  note: 'imports:field.note',
  sku: 'imports:field.sku',
  price: 'imports:field.price',
  barcode: 'imports:field.barcode',
  category: 'imports:field.category',
  brand: 'imports:field.brand',
  unit: 'imports:field.unit',
  tax: 'imports:field.tax',
  counter: 'imports:field.counter',
  supplier: 'imports:field.supplier',
};

/** Why a row is not taken. */
export const REASON_WORDS: Readonly<Record<RejectReason, TKey>> = {
  tooFewCells: 'imports:reason.tooFewCells',
  tooManyCells: 'imports:reason.tooManyCells',
  brokenQuote: 'imports:reason.brokenQuote',
  cellTooLong: 'imports:reason.cellTooLong',
  receiptMissing: 'imports:reason.receiptMissing',
  receiptTooLong: 'imports:reason.receiptTooLong',
  receiptTooLarge: 'imports:reason.receiptTooLarge',
  codeFormula: 'imports:reason.codeFormula',
  codeExponent: 'imports:reason.codeExponent',
  codeUnreadable: 'imports:reason.codeUnreadable',
  codeTooLong: 'imports:reason.codeTooLong',
  timeMissing: 'imports:reason.timeMissing',
  timeUnreadable: 'imports:reason.timeUnreadable',
  timeNotReal: 'imports:reason.timeNotReal',
  timeSkipped: 'imports:reason.timeSkipped',
  timeInFuture: 'imports:reason.timeInFuture',
  timeTooOld: 'imports:reason.timeTooOld',
  numberMissing: 'imports:reason.numberMissing',
  numberUnreadable: 'imports:reason.numberUnreadable',
  numberExponent: 'imports:reason.numberExponent',
  numberTooLarge: 'imports:reason.numberTooLarge',
  quantityZero: 'imports:reason.quantityZero',
  priceNegative: 'imports:reason.priceNegative',
  discountTooLarge: 'imports:reason.discountTooLarge',
  currencyOther: 'imports:reason.currencyOther',
  memberUnreadable: 'imports:reason.memberUnreadable',
  memberUnknown: 'imports:reason.memberUnknown',
  memberDiffers: 'imports:reason.memberDiffers',
  productMissing: 'imports:reason.productMissing',
  productUnknown: 'imports:reason.productUnknown',
  nameMissing: 'imports:reason.nameMissing',
  nameTooLong: 'imports:reason.nameTooLong',
  emailUnreadable: 'imports:reason.emailUnreadable',
  birthdayUnreadable: 'imports:reason.birthdayUnreadable',
  tierUnknown: 'imports:reason.tierUnknown',
  pointsUnreadable: 'imports:reason.pointsUnreadable',
  phoneUnreadable: 'imports:reason.phoneUnreadable',
  cardUnreadable: 'imports:reason.cardUnreadable',
  phoneTaken: 'imports:reason.phoneTaken',
  cardTaken: 'imports:reason.cardTaken',
  barcodeUnreadable: 'imports:reason.barcodeUnreadable',
  barcodeTaken: 'imports:reason.barcodeTaken',
  unitUnknown: 'imports:reason.unitUnknown',
  taxUnreadable: 'imports:reason.taxUnreadable',
};

/** Why file and map do not go together. */
export const PROBLEM_WORDS: Readonly<Record<MapProblem['problem'], TKey>> = {
  fileEmpty: 'imports:problem.fileEmpty',
  fileTooLarge: 'imports:problem.fileTooLarge',
  notText: 'imports:problem.notText',
  columnMissing: 'imports:problem.columnMissing',
  columnDoubled: 'imports:problem.columnDoubled',
  currencyOther: 'imports:problem.currencyOther',
  formatUnreadable: 'imports:problem.formatUnreadable',
  mapInvalid: 'imports:problem.mapInvalid',
};

/** What the member column holds. */
export const MEMBER_TYPE_WORDS: Readonly<Record<'external' | 'card' | 'phone', TKey>> = {
  external: 'imports:memberType.external',
  card: 'imports:memberType.card',
  phone: 'imports:memberType.phone',
};

/** What the discount column holds. */
export const DISCOUNT_WORDS: Readonly<Record<'amount' | 'percent', TKey>> = {
  amount: 'imports:discountType.amount',
  percent: 'imports:discountType.percent',
};

/** Whether purchases earn points. */
export const POINTS_WORDS: Readonly<Record<'none' | 'earn', TKey>> = {
  none: 'imports:points.none',
  earn: 'imports:points.earn',
};

/** The figures of the report. */
export const FIGURE_WORDS: Readonly<
  Record<'imported' | 'duplicates' | 'rejected' | 'receipts' | 'members' | 'products', TKey>
> = {
  imported: 'imports:figure.imported',
  duplicates: 'imports:figure.duplicates',
  rejected: 'imports:figure.rejected',
  receipts: 'imports:figure.receipts',
  members: 'imports:figure.members',
  products: 'imports:figure.products',
};
