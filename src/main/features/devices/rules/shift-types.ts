import type { Minor } from '../../../../contract/kernel/money.ts';
import type { BusinessDay, UtcMs } from '../../../../contract/kernel/time.ts';

type TenderKind = 'cash' | 'card' | 'wallet' | 'voucher' | 'points' | 'external';

/** A word for each kind of tender. */
export type TenderWords = Readonly<Record<TenderKind, string>>;

interface Counted {
  readonly count: number;
  readonly minor: Minor;
}

/** What a shift adds up to, as its report prints it. */
interface PrintedFigures {
  readonly firstReceiptNo: string | null;
  readonly lastReceiptNo: string | null;
  readonly sales: Counted;
  readonly returns: Counted;
  readonly voids: Counted;
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
  readonly discounts: Counted;
  readonly roundings: Counted;
  readonly tenders: readonly {
    readonly kind: TenderKind;
    readonly paid: Counted;
    readonly refunded: Counted;
    readonly netMinor: Minor;
  }[];
  readonly taxes: readonly {
    readonly rateBp: number;
    readonly grossMinor: Minor;
    readonly taxMinor: Minor;
  }[];
  readonly pointsEarned: number;
  readonly pointsRedeemed: number;
  readonly cashIn: Counted;
  readonly cashOut: Counted;
  readonly drawerOpenings: number;
  readonly voidedBaskets: number;
  readonly floatMinor: Minor;
  readonly expectedCashMinor: Minor;
}

/** A shift report before it is laid out: facts only, no markup. The shift hands it over. */
export interface ShiftDocument {
  readonly storeName: string;
  readonly tillCode: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly currencyDecimals: number;
  /** The moment of the report: of an X report, when it was asked for. */
  readonly at: UtcMs;
  readonly report: {
    readonly businessDay: BusinessDay;
    readonly openedAt: UtcMs;
    readonly openedByName: string;
    readonly figures: PrintedFigures;
    readonly movements: readonly {
      readonly kind: 'in' | 'out';
      readonly amountMinor: Minor;
      readonly reason: string;
      readonly staffName: string;
    }[];
    /** Null = the shift is open: an X report. */
    readonly closing: {
      readonly zNo: number;
      readonly closedAt: UtcMs;
      readonly closedByName: string;
      readonly countedMinor: Minor;
      readonly counts: readonly { readonly denominationMinor: Minor; readonly pieces: number }[];
      readonly differenceMinor: Minor;
      readonly differenceReason: string;
      readonly headSeq: number;
      readonly headHash: string;
    } | null;
  };
}
