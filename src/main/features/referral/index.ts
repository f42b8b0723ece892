import type { QueryHandlers } from '../../store/context.ts';
import { referralFigures, referralOfMember } from './queries/of-member.ts';

export const referralQueries = {
  'referral.ofMember': referralOfMember,
  'referral.figures': referralFigures,
} satisfies QueryHandlers;
