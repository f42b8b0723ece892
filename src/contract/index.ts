import type { z } from 'zod';
import type { CommonError, Reply } from './call.ts';
import { catalogCalls } from './catalog.ts';
import { clubsCalls } from './clubs.ts';
import { couponsCalls } from './coupon-calls.ts';
import { devicesCalls } from './devices.ts';
import { exportsCalls } from './exports.ts';
import { importsCalls } from './import-calls.ts';
import { liabilityCalls } from './liability.ts';
import { loyaltyCalls } from './loyalty.ts';
import { memberCareCalls } from './member-care.ts';
import { memberListCalls } from './member-lists.ts';
import { membersCalls } from './members.ts';
import { programmesCalls } from './programmes.ts';
import { referralCalls } from './referral.ts';
import { householdsCalls } from './households.ts';
import { pointsCalls } from './points.ts';
import { returnsCalls } from './returns.ts';
import { rewardsCalls } from './rewards.ts';
import { salesCalls } from './sales.ts';
import { scannerCareCalls } from './scanner-care.ts';
import { settingsCalls } from './settings.ts';
import { shiftCalls } from './shift.ts';
import { simulationCalls } from './simulation.ts';
import { staffCalls } from './staff.ts';
import { stampsCalls } from './stamps.ts';
import { supportCalls } from './support.ts';
import { systemCalls } from './system.ts';
import { tiersCalls } from './tiers.ts';
import { vouchersCalls } from './vouchers.ts';

/** Everything a screen may ask of the till. */
export const CALLS = {
  ...systemCalls,
  ...staffCalls,
  ...membersCalls,
  ...memberCareCalls,
  ...memberListCalls,
  ...catalogCalls,
  ...loyaltyCalls,
  ...pointsCalls,
  ...householdsCalls,
  ...salesCalls,
  ...programmesCalls,
  ...returnsCalls,
  ...vouchersCalls,
  ...couponsCalls,
  ...devicesCalls,
  ...supportCalls,
  ...scannerCareCalls,
  ...settingsCalls,
  ...importsCalls,
  ...exportsCalls,
  ...shiftCalls,
  ...simulationCalls,
  ...liabilityCalls,
  ...clubsCalls,
  ...tiersCalls,
  ...rewardsCalls,
  ...stampsCalls,
  ...referralCalls,
};

export type Calls = typeof CALLS;
export type CallName = keyof Calls;
/** What the sender writes: defaults may be left out. */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
/** What the handler gets: parsed, defaults filled in. */
export type CallParsed<Name extends CallName> = z.output<Calls[Name]['input']>;
export type CallValue<Name extends CallName> = z.output<Calls[Name]['output']>;
/** The closed union of a call's own error codes. */
export type CallError<Name extends CallName> = Calls[Name]['errors'][number];
export type CallReply<Name extends CallName> = Reply<CallValue<Name>, CallError<Name>>;
/** Every code a screen may have to explain. */
export type ErrorCode = CallError<CallName> | CommonError;

/** Whether a text names a call. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}
