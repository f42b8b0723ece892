import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import {
  HAND_REASONS,
  type HandReason,
  MAX_TIER_NOTE,
  type Tier,
  TIERS,
} from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { Choice, DateField, FormDialog } from '../../ui/index.ts';
import { HAND_REASON_NAMES } from './change-text.tsx';
import { TIER_NAMES } from './use-amount.ts';
import { useTierDecision } from './use-tier-decision.ts';

/** Sets a member's tier by hand, with a reason and a last day. */
export function HandDialog({
  member,
  tier: current,
  onClose,
}: {
  readonly member: { readonly id: number; readonly name: string };
  readonly tier: Tier;
  readonly onClose: () => void;
}) {
  const t = useT();
  const decision = useTierDecision('tiers.setByHand');
  const [tier, setTier] = useState<Tier>(current);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState<HandReason>('goodwill');
  const [note, setNote] = useState('');
  const save = async () => {
    const last = /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : null;
    const fields = { memberId: member.id, tier, until: last, reason, note };
    const names = { tier: t(TIER_NAMES[tier]), name: member.name };
    const reply = await decision.run(fields, t('tiers:hand.what', names));
    if (reply?.ok !== true) return;
    const tierNow = t(TIER_NAMES[reply.value.tier]);
    notify({ tone: 'ok', text: t('tiers:hand.done', { name: member.name, tier: tierNow }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('tiers:hand.title', { name: member.name })}
      submit={t('tiers:hand.submit')}
      command={decision}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('tiers:hand.explain')}
      </Typography>
      <Choice
        label={t('tiers:hand.tier')}
        value={tier}
        options={TIERS.map((value) => ({ value, text: t(TIER_NAMES[value]) }))}
        onChange={setTier}
      />
      <DateField
        label={t('tiers:hand.until')}
        hint={t('tiers:hand.untilHint')}
        day={until}
        onChange={setUntil}
      />
      <Choice
        label={t('tiers:hand.reason')}
        value={reason}
        options={HAND_REASONS.map((value) => ({ value, text: t(HAND_REASON_NAMES[value]) }))}
        onChange={setReason}
      />
      <TextField
        label={t('tiers:hand.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MAX_TIER_NOTE } }}
      />
    </FormDialog>
  );
}
