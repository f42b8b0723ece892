import type { CouponTerms, TermsProblem } from '../../../../contract/coupons.ts';
import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/** What contradicts itself in a campaign's terms; none = it can be made active today. */
export function problemsOf(
  campaign: { readonly name: string; readonly terms: CouponTerms },
  today: BusinessDay,
): TermsProblem[] {
  const { name, terms } = campaign;
  const { validity, benefit, hours } = terms;
  const problems: TermsProblem[] = [];
  if (name.trim() === '') problems.push('nameMissing');
  if (validity.kind === 'fixed') {
    if (validity.toDay < validity.fromDay) problems.push('daysBackwards');
    else if (validity.toDay < today) problems.push('daysPassed');
  } else if (terms.codes === 'public') problems.push('publicNeedsDays');
  if (
    benefit.kind === 'amount' &&
    terms.minimumMinor > 0 &&
    benefit.amountMinor > terms.minimumMinor
  ) {
    problems.push('worthMoreThanMinimum');
  }
  if (terms.trigger !== null && terms.codes !== 'personal') problems.push('triggerNeedsPersonal');
  if (terms.codes === 'bearer' && terms.perMemberLimit !== null) problems.push('limitNeedsMember');
  if (hours !== null && hours.from === hours.to) problems.push('hoursEmpty');
  return problems;
}
