import { createContext, useContext } from 'react';
import type { ProductHit } from '../../../../contract/catalog.ts';
import type { Scan } from '../../../lib/scans.ts';
import type { CareTab } from '../../members/index.ts';
import type { DecisionWay } from '../logic/typed-decision.ts';
import type { ProductSnapshot } from './sale-types.ts';

/** By which tender a payment begins. */
export type PayTab = 'cash' | 'card' | 'points' | 'wallet' | 'voucher';

/** What lies over the counter. */
export type CounterDialog =
  | {
      readonly kind: 'quantity';
      readonly key: number;
      readonly product: ProductSnapshot;
      readonly quantityMilli: number;
    }
  | { readonly kind: 'weigh'; readonly product: ProductHit }
  | {
      readonly kind: 'enrol';
      readonly name: string;
      readonly phone: string;
      readonly cardNo: string;
    }
  | { readonly kind: 'member' }
  | { readonly kind: 'history' }
  /** The member's page: data, cards, contacts, consent, statement. */
  | { readonly kind: 'care'; readonly memberId: number; readonly tab: CareTab }
  | { readonly kind: 'tasks' }
  | { readonly kind: 'recent' }
  | { readonly kind: 'redeem' }
  /** A discount or price; of the line with this key, or of the whole basket (`null`). */
  | { readonly kind: 'decide'; readonly key: number | null; readonly way: DecisionWay }
  | { readonly kind: 'note'; readonly key: number | null }
  /** Goods come back; of a receipt, or one that is still to be found (`null`). */
  | { readonly kind: 'return'; readonly saleId: number | null }
  | { readonly kind: 'hold' }
  | { readonly kind: 'held' }
  | { readonly kind: 'void' }
  | { readonly kind: 'pay'; readonly tab: PayTab };

/** What the parts of the counter may ask of the whole. */
export interface Counter {
  readonly open: (dialog: CounterDialog) => void;
  readonly close: () => void;
  readonly openReceipt: (saleId: number) => void;
  /** Goods of this receipt come back; `null` = it is still to be found. */
  readonly openReturn: (saleId: number | null) => void;
  /** Puts a product into the basket; what is sold by weight is weighed first. */
  readonly addProduct: (product: ProductHit) => void;
  /** A discount for the chosen line, or the one that changed last. */
  readonly discount: () => void;
  readonly attachMember: (memberId: number) => void;
  /** Asks the till what a code is and does what follows. Resolves to whether it was known. */
  readonly readCode: (
    scan: Pick<Scan, 'code' | 'aim'>,
    source: 'scan' | 'typed',
  ) => Promise<boolean>;
  readonly focusSearch: () => void;
}

export const CounterContext = createContext<Counter | null>(null);

/** The counter around this part; null on other screens, which open receipts as well. */
export function useCounterIfAny(): Counter | null {
  return useContext(CounterContext);
}

/** The counter around this part. */
export function useCounter(): Counter {
  const counter = useContext(CounterContext);
  if (counter === null) throw new Error('A part of the counter stands outside of it');
  return counter;
}
