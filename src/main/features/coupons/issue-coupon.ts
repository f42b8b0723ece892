import type { CommandContext, EventData } from '../../store/context.ts';
import { couponCodeOf } from './rules/coupon-code.ts';
import { daysOf } from './rules/when-good.ts';
import type { Campaign } from './tables.ts';
import { countIssued, countIssuedTo, insertCoupon, isOccasionTaken } from './tables-codes.ts';

/** How often a fresh code is tried when one is taken: one in 10^13 is. */
const TRIES = 5;

/** To whom a code is given, and why; `member` null = whoever brings it. */
export interface Recipient {
  readonly member: { readonly id: number; readonly uid: string } | null;
  readonly occasion: string;
}

/** A code that was just given out, as the event log tells it. */
export interface IssuedCoupon {
  readonly id: number;
  readonly code: string;
  readonly event: EventData;
}

/** Why nobody gets a coupon. */
export type NotIssued = 'allIssued' | 'memberHasEnough' | 'occasionTaken';

/** Gives coupons of one campaign out; every code counts against the campaign's limits. */
export class Issuer {
  private readonly context: CommandContext;
  private readonly campaign: Campaign;
  private left: number;
  private readonly issued: EventData[] = [];

  constructor(context: CommandContext, campaign: Campaign) {
    this.context = context;
    this.campaign = campaign;
    const { totalLimit, codes } = campaign.terms;
    const isLimited = totalLimit !== null && codes !== 'public';
    this.left = isLimited
      ? totalLimit - countIssued(context.db, campaign.id)
      : Number.MAX_SAFE_INTEGER;
  }

  /** How many more may be given out. */
  get room(): number {
    return Math.max(0, this.left);
  }

  /** One coupon, or why there is none. A member gets one an occasion, whoever asks how often. */
  give(to: Recipient): IssuedCoupon | NotIssued {
    const { context, campaign } = this;
    if (this.left <= 0) return 'allIssued';
    if (to.member !== null) {
      const wanted = { campaignId: campaign.id, memberId: to.member.id };
      if (isOccasionTaken(context.db, { ...wanted, occasion: to.occasion })) return 'occasionTaken';
      const { perMemberLimit } = campaign.terms;
      if (perMemberLimit !== null && countIssuedTo(context.db, wanted) >= perMemberLimit) {
        return 'memberHasEnough';
      }
    }
    const coupon = this.insert(to);
    this.left -= 1;
    this.issued.push(coupon.event);
    return coupon;
  }

  /** Logs what was given out since the last time, as one fact; who shows coupons hears of it. */
  log(reason: string): void {
    if (this.logQuietly(reason)) this.context.changed('coupons');
  }

  /** The same without telling the screens, for one step of many. Returns whether there was any. */
  logQuietly(reason: string): boolean {
    if (this.issued.length === 0) return false;
    const { context, campaign } = this;
    context.log('coupon.issued', {
      campaign: campaign.uid,
      reason,
      coupons: this.issued.splice(0),
    });
    return true;
  }

  private insert(to: Recipient): IssuedCoupon {
    const { context, campaign } = this;
    const { terms } = campaign;
    const isPublic = terms.codes === 'public';
    const days = daysOf(terms, context.today);
    const maxUses = isPublic ? terms.totalLimit : 1;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const uid = context.newUid();
      const code = couponCodeOf(uid, isPublic ? 'public' : 'single');
      const id = insertCoupon(context.db, {
        uid,
        campaignId: campaign.id,
        code,
        memberId: to.member?.id ?? null,
        occasion: to.occasion,
        ...days,
        maxUses,
        at: context.now,
        by: context.session?.staffId ?? null,
      });
      if (id === undefined) continue;
      const member = to.member?.uid ?? null;
      const event = { coupon: uid, code, member, occasion: to.occasion, ...days, maxUses };
      return { id, code, event };
    }
    throw new Error('No free coupon code was found');
  }
}
