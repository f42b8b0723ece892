import type {
  CampaignRow,
  CouponIssue,
  CouponState,
  CouponTerms,
  CouponTrigger,
  TermsProblem,
} from '../../../contract/coupons.ts';
import type { TKey } from '../../i18n/index.ts';

type Texts<Value extends string> = Readonly<Record<Value, TKey>>;

export const STATE_TEXTS: Texts<CampaignRow['state']> = {
  draft: 'coupons:state.draft',
  active: 'coupons:state.active',
  ended: 'coupons:state.ended',
};

export const CODE_TEXTS: Texts<CouponState> = {
  usable: 'coupons:code.usable',
  coming: 'coupons:code.coming',
  used: 'coupons:code.used',
  expired: 'coupons:code.expired',
  void: 'coupons:code.void',
};

export const KIND_TEXTS: Texts<CouponTerms['benefit']['kind']> = {
  percent: 'coupons:kind.percent',
  amount: 'coupons:kind.amount',
  freeItem: 'coupons:kind.freeItem',
};

export const VALIDITY_TEXTS: Texts<CouponTerms['validity']['kind']> = {
  fixed: 'coupons:field.fixed',
  afterIssue: 'coupons:field.afterIssue',
};

export const HOLDER_TEXTS: Texts<CouponTerms['codes']> = {
  personal: 'coupons:codes.personal',
  bearer: 'coupons:codes.bearer',
  public: 'coupons:codes.public',
};

export const HOLDER_HINTS: Texts<CouponTerms['codes']> = {
  personal: 'coupons:codesHint.personal',
  bearer: 'coupons:codesHint.bearer',
  public: 'coupons:codesHint.public',
};

export const HOLDER_SAID: Texts<CouponTerms['codes']> = {
  personal: 'coupons:says.personal',
  bearer: 'coupons:says.bearer',
  public: 'coupons:says.public',
};

export const STACKING_TEXTS: Texts<CouponTerms['stacking']> = {
  others: 'coupons:stacking.others',
  alone: 'coupons:stacking.alone',
  any: 'coupons:stacking.any',
};

export const STACKING_SAID: Texts<CouponTerms['stacking']> = {
  others: 'coupons:says.others',
  alone: 'coupons:says.alone',
  any: 'coupons:says.any',
};

export const TRIGGER_TEXTS: Texts<CouponTrigger['kind'] | 'none'> = {
  none: 'coupons:trigger.none',
  birthday: 'coupons:trigger.birthday',
  tierReached: 'coupons:trigger.tierReached',
  firstPurchase: 'coupons:trigger.firstPurchase',
  enrolment: 'coupons:trigger.enrolment',
  lapse: 'coupons:trigger.lapse',
};

export const TRIGGER_SAID: Texts<'firstPurchase' | 'enrolment'> = {
  firstPurchase: 'coupons:says.firstPurchase',
  enrolment: 'coupons:says.enrolment',
};

export const PROBLEM_TEXTS: Texts<TermsProblem> = {
  nameMissing: 'coupons:problem.nameMissing',
  daysBackwards: 'coupons:problem.daysBackwards',
  daysPassed: 'coupons:problem.daysPassed',
  worthMoreThanMinimum: 'coupons:problem.worthMoreThanMinimum',
  triggerNeedsPersonal: 'coupons:problem.triggerNeedsPersonal',
  publicNeedsDays: 'coupons:problem.publicNeedsDays',
  limitNeedsMember: 'coupons:problem.limitNeedsMember',
  hoursEmpty: 'coupons:problem.hoursEmpty',
};

export const END_TEXTS: Texts<'keeps' | 'voids'> = {
  keeps: 'coupons:end.keeps',
  voids: 'coupons:end.voids',
};

export const RUN_TEXTS: Texts<CouponIssue['state']> = {
  running: 'coupons:issue.running',
  done: 'coupons:issue.done',
  cancelled: 'coupons:issue.cancelled',
};
