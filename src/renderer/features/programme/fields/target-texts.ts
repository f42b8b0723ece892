import type { TargetKind } from '../../../../contract/programmes.ts';
import type { TKey } from '../../../i18n/index.ts';

/** What names goods: all kinds but the clubs, which name members. */
export const GOODS_KINDS = [
  'products',
  'categories',
  'brands',
  'suppliers',
  'counters',
] as const satisfies readonly TargetKind[];

interface KindTexts {
  /** One of them: `Category`. */
  readonly one: TKey;
  /** What the picker is called: `Choose categories`. */
  readonly choose: TKey;
}

export const KIND_TEXTS: Readonly<Record<TargetKind, KindTexts>> = {
  products: { one: 'programme:kind.products', choose: 'programme:choose.products' },
  categories: { one: 'programme:kind.categories', choose: 'programme:choose.categories' },
  brands: { one: 'programme:kind.brands', choose: 'programme:choose.brands' },
  suppliers: { one: 'programme:kind.suppliers', choose: 'programme:choose.suppliers' },
  counters: { one: 'programme:kind.counters', choose: 'programme:choose.counters' },
  clubs: { one: 'programme:kind.clubs', choose: 'programme:choose.clubs' },
};
