import type { CommandHandlers, IdleStep, QueryHandlers } from '../../store/context.ts';
import { activate } from './commands/activate.ts';
import { copy } from './commands/copy.ts';
import { end } from './commands/end.ts';
import {
  cancelIssue,
  continueIssue,
  issueSlips,
  issueToMember,
  startIssue,
} from './commands/issue.ts';
import { print } from './commands/print.ts';
import { save } from './commands/save.ts';
import { continueIssues, giveForBirthdays, giveForEvents, giveForLapses } from './idle-steps.ts';
import { campaigns } from './queries/campaigns.ts';
import { codes } from './queries/codes.ts';
import { countSegment, issues } from './queries/issues.ts';
import { ofMember } from './queries/of-member.ts';
import { preview } from './queries/preview.ts';
import { targets } from './queries/targets.ts';

export const couponsQueries = {
  'coupons.campaigns': campaigns,
  'coupons.codes': codes,
  'coupons.countSegment': countSegment,
  'coupons.issues': issues,
  'coupons.ofMember': ofMember,
  'coupons.preview': preview,
  'coupons.targets': targets,
} satisfies QueryHandlers;

export const couponsCommands = {
  'coupons.activate': activate,
  'coupons.cancelIssue': cancelIssue,
  'coupons.continueIssue': continueIssue,
  'coupons.copy': copy,
  'coupons.end': end,
  'coupons.issueSlips': issueSlips,
  'coupons.issueToMember': issueToMember,
  'coupons.print': print,
  'coupons.save': save,
  'coupons.startIssue': startIssue,
} satisfies CommandHandlers;

/** Coupons that nobody has to give: runs that were begun, birthdays, enrolments, tiers, lapses. */
export const couponsIdle: readonly IdleStep[] = [
  continueIssues,
  giveForEvents,
  giveForBirthdays,
  giveForLapses,
];
