import {
  type AboutWord,
  exportColumns,
  type ExportList,
  type ExportWish,
} from '../../../contract/exports.ts';
import type { TKey, Translate } from '../../i18n/index.ts';
import { COLUMN_NAMES } from './column-names.ts';

/** What the lists are called. */
export const LIST_NAMES: Readonly<Record<ExportList, TKey>> = {
  members: 'exports:list.members',
  products: 'exports:list.products',
  receipts: 'exports:list.receipts',
  saleLines: 'exports:list.saleLines',
  points: 'exports:list.points',
  shifts: 'exports:list.shifts',
  returns: 'exports:list.returns',
  liabilityMonths: 'exports:list.liabilityMonths',
  liabilityLots: 'exports:list.liabilityLots',
  deferredRevenue: 'exports:list.deferredRevenue',
  held: 'exports:list.held',
  coupons: 'exports:list.coupons',
  tierDrops: 'exports:list.tierDrops',
  tierNear: 'exports:list.tierNear',
};

const ABOUT: Readonly<Record<AboutWord, TKey>> = {
  about: 'exports:about.about',
  list: 'exports:about.list',
  store: 'exports:about.store',
  till: 'exports:about.till',
  from: 'exports:about.from',
  until: 'exports:about.until',
  madeAt: 'exports:about.madeAt',
  rows: 'exports:about.rows',
};

/** The words of a file in the language of the screen. */
export function wordsFor(
  list: ExportList,
  t: Translate,
): Pick<ExportWish, 'title' | 'headings' | 'words'> {
  const words = Object.entries(ABOUT).map(([word, key]) => [word, t(key)] as const);
  return {
    title: t(LIST_NAMES[list]),
    headings: exportColumns(list).map((column) => t(COLUMN_NAMES[column])),
    words: Object.fromEntries(words),
  };
}
