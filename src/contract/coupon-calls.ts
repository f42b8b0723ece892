import { z } from 'zod';
import { call, PLANNERS, STAFF } from './call.ts';
import {
  campaignRow,
  COUPON_STATES,
  couponCode,
  couponIssue,
  couponRow,
  couponSegment,
  couponTerms,
  MAX_SLIPS,
  TERMS_PROBLEMS,
} from './coupons.ts';
import { amountMinor, pageRequest, personText, requestId, rowId } from './primitives.ts';
import { ruleTarget } from './programmes.ts';

const campaignKey = { requestId, campaignId: rowId };
const EDIT_ERRORS = ['coupons.unknown', 'coupons.changed', 'coupons.invalid'] as const;

export const couponsCalls = {
  /** All campaigns with their figures, the newest first. */
  'coupons.campaigns': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({}),
    output: z.array(campaignRow),
    errors: [],
  }),
  /** The records that a campaign's terms name; those that are gone are missing. */
  'coupons.targets': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ campaignId: rowId }),
    output: z.array(ruleTarget),
    errors: ['coupons.unknown'],
  }),
  /** Adds a draft (`campaignId` null) or changes one; an active campaign is never changed. */
  'coupons.save': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({
      requestId,
      campaignId: rowId.nullable(),
      /** As it was shown; 0 for a new one. */
      version: z.int().min(0),
      name: personText(60),
      terms: couponTerms,
    }),
    output: z.object({ campaignId: rowId, version: z.int().positive() }),
    errors: [...EDIT_ERRORS, 'coupons.notDraft'],
  }),
  /** From here on codes are given out and used; a public code is made. */
  'coupons.activate': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, version: z.int().positive() }),
    output: z.object({ publicCode: couponCode.nullable() }),
    errors: [...EDIT_ERRORS, 'coupons.notDraft'],
  }),
  /** Ends a campaign, or gives up a draft. `voidsCodes`: codes that are out are not taken any more. */
  'coupons.end': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, voidsCodes: z.boolean().default(false) }),
    output: z.null(),
    errors: ['coupons.unknown', 'coupons.ended'],
  }),
  /** A draft with the terms of another campaign: the way to change one that is active. */
  'coupons.copy': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, name: personText(60) }),
    output: z.object({ campaignId: rowId }),
    errors: ['coupons.unknown', 'coupons.invalid'],
  }),
  /** What the terms would take off a purchase of `amountMinor` of fitting goods, and what is wrong. */
  'coupons.preview': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ name: personText(60), terms: couponTerms, amountMinor }),
    output: z.object({
      problems: z.array(z.enum(TERMS_PROBLEMS)),
      discountMinor: amountMinor,
      isTooLittle: z.boolean(),
      /** The slip as the receipt printer prints it. */
      svg: z.string(),
    }),
    errors: [],
  }),
  /** One coupon for one member. */
  'coupons.issueToMember': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, memberId: rowId }),
    output: z.object({ couponId: rowId, code: couponCode }),
    errors: [
      'coupons.unknown',
      'coupons.notActive',
      'coupons.notPersonal',
      'coupons.allIssued',
      'coupons.memberHasEnough',
      'members.unknown',
    ],
  }),
  /** Slips for whoever brings them. */
  'coupons.issueSlips': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, count: z.int().min(1).max(MAX_SLIPS) }),
    output: z.object({ couponIds: z.array(rowId) }),
    errors: ['coupons.unknown', 'coupons.notActive', 'coupons.notBearer', 'coupons.allIssued'],
  }),
  /** How many members a segment has. */
  'coupons.countSegment': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({ segment: couponSegment }),
    output: z.object({ members: z.int().min(0) }),
    errors: [],
  }),
  /** Begins to give coupons to a segment; `coupons.continueIssue` goes on. */
  'coupons.startIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ ...campaignKey, segment: couponSegment }),
    output: couponIssue,
    errors: [
      'coupons.unknown',
      'coupons.notActive',
      'coupons.notPersonal',
      'coupons.allIssued',
      'coupons.issueRunning',
    ],
  }),
  /** The next members of a run: some milliseconds' work, so that sales slip in between. */
  'coupons.continueIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ issueId: rowId }),
    output: couponIssue,
    errors: ['coupons.issueUnknown'],
  }),
  /** Stops a run; coupons that were given out stay. */
  'coupons.cancelIssue': call({
    lane: 'write',
    access: PLANNERS,
    input: z.strictObject({ requestId, issueId: rowId }),
    output: couponIssue,
    errors: ['coupons.issueUnknown'],
  }),
  /** Runs of a campaign, the newest first. */
  'coupons.issues': call({
    lane: 'read',
    access: PLANNERS,
    input: z.strictObject({ campaignId: rowId }),
    output: z.array(couponIssue),
    errors: [],
  }),
  /** Codes of a campaign, the newest first. */
  'coupons.codes': call({
    lane: 'report',
    access: PLANNERS,
    input: z.strictObject({
      campaignId: rowId,
      state: z.enum(COUPON_STATES).nullable().default(null),
      ...pageRequest,
    }),
    output: z.object({ rows: z.array(couponRow), nextCursor: z.string().nullable() }),
    errors: ['coupons.unknown'],
  }),
  /** Prints slips on the receipt printer, each with its barcode and cut off. */
  'coupons.print': call({
    lane: 'write',
    access: STAFF,
    input: z.strictObject({ requestId, couponIds: z.array(rowId).min(1).max(MAX_SLIPS) }),
    output: z.object({ jobId: rowId, count: z.int().positive() }),
    errors: ['coupons.unknown'],
  }),
  /** What a member can use today, what lapses first in front; of a merged member the survivor's. */
  'coupons.ofMember': call({
    lane: 'read',
    access: STAFF,
    input: z.strictObject({ memberId: rowId }),
    output: z.array(couponRow.extend({ terms: couponTerms })),
    errors: [],
  }),
};
