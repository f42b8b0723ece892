import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { memberForSale } from '../../members/face.ts';
import { selectBest, selectBrought, selectBroughtBy, selectFigures } from '../tables.ts';

const SHOWN_BROUGHT = 50;
const SHOWN_BEST = 20;

/** Who brought a member, and whom they brought. */
export const referralOfMember: Query<'referral.ofMember'> = ({ db }, { memberId }) => {
  const member = memberForSale(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  return ok({
    broughtBy: selectBroughtBy(db, member.id) ?? null,
    brought: selectBrought(db, { memberId: member.id, limit: SHOWN_BROUGHT }),
  });
};

/** What bringing friends came to. */
export const referralFigures: Query<'referral.figures'> = ({ db }) =>
  ok({ ...selectFigures(db), best: selectBest(db, SHOWN_BEST) });
