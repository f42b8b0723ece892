import type { ProductHit } from '../../../../contract/catalog.ts';
import type { CallFailure } from '../../../lib/bridge.ts';
import type {
  Basket,
  BasketLine,
  Draft,
  LinePrice,
  SaleOutcome,
  ScanMeaning,
  Tender,
} from '../../../../contract/sales.ts';

/** What is shown of a product before the till has priced the line. */
export type ProductSnapshot = Pick<ProductHit, 'name' | 'barcode' | 'counterName' | 'unit'>;

/** What a person decided of one line: a price, a discount, a note. */
export type LineDecision = Readonly<Pick<BasketLine, 'price' | 'discount' | 'note'>>;

/** What a person decided of the basket as a whole. */
export type BasketDecision = Readonly<Pick<Basket, 'discount' | 'roundToMinor' | 'note'>>;

/** A basket line on the screen. The `key` stays when lines above it go. */
export interface SaleLine extends LineDecision {
  readonly key: number;
  readonly productId: number;
  readonly quantityMilli: number;
  /** `null` for a line out of a draft, until the first quote names it. */
  readonly product: ProductSnapshot | null;
}

/** What was sold to whom and how it is paid: the part of the state that can be undone. */
export interface SaleContent extends BasketDecision {
  readonly lines: readonly SaleLine[];
  readonly memberId: number | null;
  /** Codes of coupons, as they were brought. */
  readonly coupons: readonly string[];
  readonly tenders: readonly Tender[];
}

/**
 * `selling`: open to changes. `booking`: the payment was sent. `checking`: it was sent and its
 * outcome is unknown; it is asked again under the same request id. `done`: the outcome stands on
 * the screen until the next scan or key.
 */
type SalePhase = 'selling' | 'booking' | 'checking' | 'done';

type UnknownScan = Extract<ScanMeaning, { kind: 'unknown' }>;

/** One message under the search box; the next action replaces it. */
export type SaleNotice =
  | { readonly kind: 'unknownScan'; readonly scan: UnknownScan }
  | { readonly kind: 'lineRemoved'; readonly name: string }
  | { readonly kind: 'memberDetached' }
  | { readonly kind: 'basketVoided' }
  | { readonly kind: 'basketHeld'; readonly name: string }
  | { readonly kind: 'basketResumed'; readonly name: string }
  | { readonly kind: 'tooManyLines' }
  | { readonly kind: 'quantityTooLarge' }
  | { readonly kind: 'draftRestored' }
  | { readonly kind: 'undone' }
  /** A payment of unknown outcome is open: nothing may change before that is known. */
  | { readonly kind: 'paymentOpen' }
  | { readonly kind: 'paymentWasBooked' }
  | { readonly kind: 'paymentWasNotBooked' }
  | { readonly kind: 'paymentUnclear' };

export interface SaleState extends SaleContent {
  readonly phase: SalePhase;
  /** The line chosen by arrows or touch; keys + − Delete and digits act on it. */
  readonly selectedKey: number | null;
  /** The line that changed last: highlighted and kept in sight. */
  readonly lastKey: number | null;
  readonly nextKey: number;
  /** The payment in progress: a retry uses the same id. */
  readonly paymentRequestId: string | null;
  readonly outcome: SaleOutcome | null;
  /** Why the payment was not booked; the next change of the sale clears it. */
  readonly failure: CallFailure<'sales.complete'> | null;
  readonly notice: SaleNotice | null;
  /** The voucher that pays as much of the sale as it can, however the sale grows. */
  readonly fittedVoucher: string | null;
  /** What Ctrl+Z brings back. */
  readonly undo: SaleContent | null;
}

export type SaleAction =
  | {
      readonly type: 'lineAdded';
      readonly productId: number;
      readonly product: ProductSnapshot;
      readonly quantityMilli: number;
      /** What a scanned label says; `null` = the price on file. */
      readonly price: LinePrice | null;
    }
  | { readonly type: 'lineSelected'; readonly key: number }
  | { readonly type: 'selectionMoved'; readonly by: 1 | -1 }
  | { readonly type: 'selectionCleared' }
  | { readonly type: 'quantityStepped'; readonly key: number; readonly by: 1 | -1 }
  | { readonly type: 'quantitySet'; readonly key: number; readonly quantityMilli: number }
  | { readonly type: 'lineRemoved'; readonly key: number; readonly name: string }
  | {
      readonly type: 'lineDecided';
      readonly key: number;
      readonly change: Partial<LineDecision>;
    }
  | { readonly type: 'basketDecided'; readonly change: Partial<BasketDecision> }
  | { readonly type: 'undone' }
  | { readonly type: 'memberAttached'; readonly memberId: number }
  | { readonly type: 'memberDetached' }
  | { readonly type: 'couponAdded'; readonly code: string }
  | { readonly type: 'couponRemoved'; readonly code: string }
  | { readonly type: 'tenderAdded'; readonly tender: Tender }
  | { readonly type: 'tenderRemoved'; readonly index: number }
  /** A voucher pays another part of what it holds: the sale has become smaller or larger. */
  | { readonly type: 'voucherFitted'; readonly code: string; readonly amountMinor: number }
  | { readonly type: 'pointsSet'; readonly points: number }
  | { readonly type: 'noticeShown'; readonly notice: SaleNotice }
  | { readonly type: 'noticeDismissed' }
  | {
      readonly type: 'bookingStarted';
      readonly requestId: string;
      readonly tenders: readonly Tender[];
    }
  | {
      readonly type: 'bookingRefused';
      readonly keepsRequestId: boolean;
      readonly failure: CallFailure<'sales.complete'>;
    }
  /** The till knows nothing of the payment: its id is given up, the sale may change. */
  | { readonly type: 'paymentGivenUp' }
  /** The till has booked it: the sale on the screen is over. */
  | { readonly type: 'paymentFoundBooked' }
  | { readonly type: 'failureDismissed' }
  | { readonly type: 'bookingUnknown' }
  | { readonly type: 'bookingDone'; readonly outcome: SaleOutcome }
  | { readonly type: 'nextSale' }
  /** The till has put the basket aside, or given it up: what stands on the screen is over. */
  | {
      readonly type: 'basketLeft';
      readonly notice: Extract<SaleNotice, { kind: 'basketVoided' | 'basketHeld' }>;
    }
  | { readonly type: 'draftRestored'; readonly draft: Draft }
  /** A basket that waited is taken up again. */
  | { readonly type: 'basketResumed'; readonly draft: Draft; readonly name: string };
