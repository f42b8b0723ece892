import type { Column, ImportKind } from '../../../contract/imports.ts';

/** A map while a person works on it: columns by field, and what else there is to decide. */
export interface MapDraft {
  readonly columns: Readonly<Record<string, Column>>;
  readonly timeFormat: string;
  readonly zone: string;
  readonly memberType: 'external' | 'card' | 'phone';
  readonly unknownMembers: 'create' | 'reject';
  readonly unknownProducts: 'create' | 'reject';
  readonly discountType: 'amount' | 'percent';
  /** Empty = what comes back has a quantity below zero. */
  readonly refundPrefix: string;
  readonly points: 'none' | 'earn';
  readonly duplicates: 'skip' | 'update';
  readonly decimal: '.' | ',';
  readonly source: string;
}

export const EMPTY_DRAFT: MapDraft = {
  columns: {},
  timeFormat: '',
  zone: '',
  memberType: 'external',
  unknownMembers: 'create',
  unknownProducts: 'create',
  discountType: 'amount',
  refundPrefix: '',
  points: 'none',
  duplicates: 'skip',
  decimal: '.',
  source: '',
};

/** The fields of each kind, in the order of the screen. */
export const FIELDS = {
  purchases: [
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
    'currency',
  ],
  members: [
    'name',
    'phone',
    'card',
    'external',
    'email',
    'birthday',
    'tier',
    'joined',
    'points',
    'note',
  ],
  products: [
    'sku',
    'name',
    'price',
    'barcode',
    'category',
    'brand',
    'unit',
    'tax',
    'counter',
    'supplier',
  ],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;
export type Field = (typeof FIELDS)[ImportKind][number];

const REQUIRED: Readonly<Record<ImportKind, readonly Field[]>> = {
  purchases: ['receipt', 'time', 'product'],
  members: ['name'],
  products: ['sku', 'name', 'price'],
};

export function isRequired(kind: ImportKind, field: Field): boolean {
  return REQUIRED[kind].includes(field);
}

/** The required fields that have no column yet. A purchase needs a price or an amount. */
export function missingFields(kind: ImportKind, { columns }: MapDraft): readonly Field[] {
  const missing = REQUIRED[kind].filter((field) => columns[field] === undefined);
  const hasPrice = columns['unitPrice'] !== undefined || columns['amount'] !== undefined;
  return kind === 'purchases' && !hasPrice ? [...missing, 'unitPrice'] : missing;
}

/** A draft out of what the till suggests for a file. */
export function draftFrom(
  kind: ImportKind,
  suggested: Readonly<Record<string, unknown>>,
  before: MapDraft = EMPTY_DRAFT,
): MapDraft {
  const columns: Record<string, Column> = {};
  for (const field of FIELDS[kind]) {
    const column = suggested[field];
    if (typeof column === 'string') columns[field] = column;
    else if (Array.isArray(column)) columns[field] = column.map(String);
  }
  const { timeFormat } = suggested;
  return { ...before, columns, timeFormat: typeof timeFormat === 'string' ? timeFormat : '' };
}

/** The draft with a field's column changed; a price takes the place of an amount. */
export function withColumn(draft: MapDraft, field: Field, column: Column | null): MapDraft {
  const { [field]: _before, ...rest } = draft.columns;
  const other = field === 'unitPrice' ? 'amount' : field === 'amount' ? 'unitPrice' : null;
  if (column === null) return { ...draft, columns: rest };
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== other));
  return { ...draft, columns: { ...kept, [field]: column } };
}

/** How the file is written, as a person may have said. */
export interface FileShape {
  readonly encoding: string;
  readonly delimiter: string;
}

/** The map as the till takes it. */
export function mapOf(
  kind: ImportKind,
  draft: MapDraft,
  shape: FileShape,
): Record<string, unknown> {
  const common = {
    ...draft.columns,
    ...shape,
    decimal: draft.decimal,
    ...(draft.source.trim() === '' ? {} : { source: draft.source.trim() }),
  };
  if (kind !== 'purchases')
    return { ...common, duplicates: draft.duplicates, ...dayFormats(kind, draft) };
  const prefix = draft.refundPrefix.trim();
  return {
    ...common,
    ...(draft.timeFormat.trim() === '' ? {} : { timeFormat: draft.timeFormat.trim() }),
    ...(draft.zone.trim() === '' ? {} : { zone: draft.zone.trim() }),
    memberType: draft.memberType,
    unknownMembers: draft.unknownMembers,
    unknownProducts: draft.unknownProducts,
    discountType: draft.discountType,
    refund: prefix === '' ? 'negative' : { receipt: `^${escaped(prefix)}` },
    points: draft.points,
  };
}

function dayFormats(kind: ImportKind, { timeFormat }: MapDraft): Record<string, string> {
  const format = timeFormat.trim();
  return kind === 'members' && format !== ''
    ? { birthdayFormat: format, joinedFormat: format }
    : {};
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
