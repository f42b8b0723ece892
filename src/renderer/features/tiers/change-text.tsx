import Box from '@mui/material/Box';
import type { HandReason, TierChange } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { TIER_NAMES, useAmount } from './use-amount.ts';

const CHANGES: Readonly<Record<TierChange['reason'], TKey>> = {
  reached: 'tiers:change.reached',
  kept: 'tiers:change.kept',
  notKept: 'tiers:change.notKept',
  lateFacts: 'tiers:change.lateFacts',
  rulesChanged: 'tiers:change.rulesChanged',
  merge: 'tiers:change.merge',
  imported: 'tiers:change.imported',
  byHand: 'tiers:change.byHand',
  handEnded: 'tiers:change.handEnded',
};

export const HAND_REASON_NAMES: Readonly<Record<HandReason, TKey>> = {
  goodwill: 'tiers:hand.reasons.goodwill',
  partner: 'tiers:hand.reasons.partner',
  staff: 'tiers:hand.reasons.staff',
  correction: 'tiers:hand.reasons.correction',
  misuse: 'tiers:hand.reasons.misuse',
  other: 'tiers:hand.reasons.other',
};

/** One change of tier: what it was, by what it was measured, until when it holds, who decided. */
export function ChangeText({ change }: { readonly change: TierChange }) {
  const t = useT();
  const format = useFormat();
  const amount = useAmount(change.metric ?? 'spend');
  const { value, threshold, windowFrom, windowTo, validUntil, handReason } = change;
  const parts: string[] = [];
  if (value !== null && threshold !== null && windowFrom !== null && windowTo !== null) {
    const figures = { value: amount(value), threshold: amount(threshold) };
    const days = { from: format.day(windowFrom), to: format.day(windowTo) };
    parts.push(t('tiers:change.measured', { ...figures, ...days }));
  }
  if (handReason !== null) parts.push(t(HAND_REASON_NAMES[handReason]));
  if (change.note !== '') parts.push(change.note);
  if (validUntil !== null) parts.push(t('tiers:change.until', { day: format.day(validUntil) }));
  if (change.receiptNo !== null) parts.push(change.receiptNo);
  if (change.staffName !== null && handReason !== null) {
    parts.push(t('tiers:change.by', { name: change.staffName }));
  }
  if (change.approvedBy !== null) {
    parts.push(t('tiers:change.approved', { name: change.approvedBy }));
  }
  if (change.programmeVersion !== null) {
    parts.push(t('tiers:change.version', { version: change.programmeVersion }));
  }
  const names = { tier: t(TIER_NAMES[change.to]), before: t(TIER_NAMES[change.from]) };
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <div>{t(CHANGES[change.reason], names)}</div>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{parts.join(' · ')}</Box>
    </Box>
  );
}
