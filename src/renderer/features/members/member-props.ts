import type { MemberCard } from '../../../contract/members.ts';
import type { CareTab } from './care/member-care.tsx';

/** The member at the counter and what may be done for them. */
export interface MemberPanelProps {
  /** `null` = nobody is attached. */
  readonly memberId: number | null;
  /** `bar`: one row over the basket, where the screen is narrow. */
  readonly shape: 'column' | 'bar';
  readonly isRedeemable: boolean;
  /** Codes of coupons in the basket. */
  readonly couponsInBasket: readonly string[];
  /** Puts one of the member's coupons into the basket. */
  readonly onCoupon: (code: string) => void;
  readonly onRedeem: () => void;
  readonly onHistory: () => void;
  /** Opens the member's page on one of its parts. */
  readonly onCare: (memberId: number, tab: CareTab) => void;
  /** The member was merged into this one meanwhile. */
  readonly onMoved: (memberId: number) => void;
  /** Opens the whole card where only the bar is shown. */
  readonly onDetails: () => void;
  /** `null` where Esc means something else. */
  readonly onDetach: (() => void) | null;
  readonly onEnrol: () => void;
  readonly onOpenReceipt: (saleId: number) => void;
}

/** The same once the till has told who it is. */
export type MemberCardProps = MemberPanelProps & { readonly card: MemberCard };
