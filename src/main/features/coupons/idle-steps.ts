import { addDays, addMonths } from '../../../contract/kernel/time.ts';
import { TIERS } from '../../../contract/members.ts';
import type { CommandContext, IdleStep } from '../../store/context.ts';
import { Issuer } from './issue-coupon.ts';
import { issueStep } from './issue-to-segment.ts';
import { birthdaysOn, daysToDo } from './rules/occasions.ts';
import { type Campaign, selectTriggered } from './tables.ts';
import {
  candidateByUid,
  saveEventPlace,
  selectBornOn,
  selectEvents,
  selectRunning,
  selectVisits,
} from './tables-events.ts';

const MEMBERS_AT_A_TIME = 100;
const VISITS_AT_A_TIME = 2000;
const EVENTS_AT_A_TIME = 300;

/** Goes on with a run that a screen began and left, or that was killed. */
export const continueIssues: IdleStep = (context) => {
  const run = selectRunning(context.db);
  if (run === undefined) return 0;
  const after = issueStep(context, run);
  return after.looked - run.looked + 1;
};

/** Gives the coupons of birthdays that come, of closed days as well; once a member and year. */
export const giveForBirthdays: IdleStep = (context) => {
  let cared = 0;
  for (const campaign of selectTriggered(context.db, 'birthday')) {
    cared += birthdaysOf(context, campaign);
  }
  return cared;
};

function birthdaysOf(context: CommandContext, campaign: Campaign): number {
  const { trigger } = campaign.terms;
  if (trigger?.kind !== 'birthday' || campaign.eventsThrough === null) return 0;
  const until = addDays(context.today, trigger.daysBefore);
  const [day] = daysToDo(campaign.eventsThrough, until);
  if (day === undefined) return 0;
  const [one = '', other = one] = birthdaysOn(day);
  const afterId = campaign.lapseAfterId;
  const members = selectBornOn(context.db, { one, other, afterId, limit: MEMBERS_AT_A_TIME });
  const issuer = new Issuer(context, campaign);
  for (const member of members) {
    issuer.give({ member, occasion: `birthday:${day.slice(0, 4)}` });
    context.changed(`member:${member.id}`);
  }
  issuer.log('event');
  const isDone = members.length < MEMBERS_AT_A_TIME;
  saveEventPlace(context.db, {
    ...campaign,
    eventsThrough: isDone ? day : campaign.eventsThrough,
    lapseAfterId: isDone ? 0 : (members.at(-1)?.id ?? 0),
  });
  return members.length + 1;
}

/** Gives the coupons of enrolments and of tiers that were reached, as the event log tells them. */
export const giveForEvents: IdleStep = (context) => {
  let cared = 0;
  for (const kind of ['enrolment', 'tierReached'] as const) {
    for (const campaign of selectTriggered(context.db, kind)) {
      cared += eventsOf(context, campaign);
    }
  }
  return cared;
};

function eventsOf(context: CommandContext, campaign: Campaign): number {
  const afterSeq = campaign.eventsSeq ?? 0;
  const events = selectEvents(context.db, { afterSeq, limit: EVENTS_AT_A_TIME });
  const last = events.at(-1);
  if (last === undefined) return 0;
  const issuer = new Issuer(context, campaign);
  for (const { type, data } of events) {
    const found = occasionOf(campaign, type, data);
    const member = found === null ? undefined : candidateByUid(context.db, found.memberUid);
    if (found === null || member === undefined) continue;
    issuer.give({ member, occasion: found.occasion });
    context.changed(`member:${member.id}`);
  }
  issuer.log('event');
  saveEventPlace(context.db, { ...campaign, eventsSeq: last.seq });
  return events.length;
}

/** How high a tier is; −1 = none. */
function rank(tier: string | undefined): number {
  return TIERS.findIndex((known) => known === tier);
}

/** Whom an event gives a coupon of the campaign, and for what. */
function occasionOf(
  campaign: Campaign,
  type: string,
  data: string,
): { readonly memberUid: string; readonly occasion: string } | null {
  const { trigger } = campaign.terms;
  if (type === 'member.enrolled' && trigger?.kind === 'enrolment') {
    const { memberUid } = JSON.parse(data) as Readonly<Record<string, string>>;
    return memberUid === undefined ? null : { memberUid, occasion: 'enrolment' };
  }
  if (type !== 'tier.changed' || trigger?.kind !== 'tierReached') return null;
  const { memberUid, from, to } = JSON.parse(data) as Readonly<Record<string, string>>;
  const reached = trigger.tiers.find((tier) => tier === to);
  const isReached = reached !== undefined && rank(to) > rank(from);
  return memberUid === undefined || !isReached ? null : { memberUid, occasion: `tier:${reached}` };
}

/** Gives the coupons of members who did not buy for so many months; once a lapse. */
export const giveForLapses: IdleStep = (context) => {
  let cared = 0;
  for (const campaign of selectTriggered(context.db, 'lapse')) {
    cared += lapsesOf(context, campaign);
  }
  return cared;
};

/**
 * Looks at members in the order of their ids, for all days that ended since the last time at once.
 * The day it looks up to is kept while it does, so that nobody falls between two of them.
 */
function lapsesOf(context: CommandContext, campaign: Campaign): number {
  const { trigger } = campaign.terms;
  const { lapseDay, lapseAfterId } = campaign;
  if (trigger?.kind !== 'lapse' || lapseDay === null) return 0;
  const until = lapseAfterId > 0 ? (campaign.eventsThrough ?? context.today) : context.today;
  if (until <= lapseDay) return 0;
  const after = addMonths(lapseDay, -trigger.months);
  const upTo = addMonths(until, -trigger.months);
  const members = selectVisits(context.db, { afterId: lapseAfterId, limit: VISITS_AT_A_TIME });
  const issuer = new Issuer(context, campaign);
  for (const member of members) {
    const day = member.lastVisitDay;
    if (member.isActive === 0 || day === null || day <= after || day > upTo) continue;
    issuer.give({ member, occasion: `lapse:${day}` });
    context.changed(`member:${member.id}`);
  }
  issuer.log('event');
  const isDone = members.length < VISITS_AT_A_TIME;
  saveEventPlace(context.db, {
    ...campaign,
    eventsThrough: until,
    lapseDay: isDone ? until : lapseDay,
    lapseAfterId: isDone ? 0 : (members.at(-1)?.id ?? 0),
  });
  return members.length + 1;
}
