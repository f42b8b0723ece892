import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useScanHandler } from '../../../lib/scans.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { Choice, FormDialog } from '../../../ui/index.ts';
import { optionsOf } from './care-words.ts';

type Reason = 'lost' | 'damaged' | 'upgraded';
const REASONS: Readonly<Record<Reason, TKey>> = {
  lost: 'care:numbers.reasons.lost',
  damaged: 'care:numbers.reasons.damaged',
  upgraded: 'care:numbers.reasons.upgraded',
};

/** A member's next card: scanned, typed, or issued. The old one is refused from then on. */
export function ReplaceCardDialog({
  profile,
  onClose,
}: {
  readonly profile: MemberProfile;
  readonly onClose: () => void;
}) {
  const t = useT();
  const command = useTillCommand('members.replaceCard');
  const [cardNo, setCardNo] = useState('');
  const [reason, setReason] = useState<Reason>('lost');
  const replace = async () => {
    const { id: memberId, version: expectedVersion } = profile;
    const reply = await command.run({ memberId, expectedVersion, cardNo, reason });
    if (!reply.ok) return;
    const { oldCardNo: old, cardNo: card } = reply.value;
    notify({ tone: 'ok', text: t('care:numbers.replaced', { old, card }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('care:numbers.replaceTitle', { name: profile.name })}
      submit={t('care:numbers.replaceSubmit')}
      command={command}
      onClose={onClose}
      onSubmit={() => void replace()}
    >
      <CardScan onCard={setCardNo} />
      <Typography>{t('care:numbers.replaceWhy', { card: profile.cardNo })}</Typography>
      <TextField
        autoFocus
        fullWidth
        label={t('care:numbers.newCard')}
        value={cardNo}
        onChange={(event) => {
          setCardNo(event.target.value);
          command.reset();
        }}
        slotProps={{ htmlInput: { maxLength: 64 } }}
      />
      <Choice
        label={t('care:numbers.reason')}
        value={reason}
        options={optionsOf(REASONS, t)}
        onChange={setReason}
      />
    </FormDialog>
  );
}

/** A card scanned here is the new one. */
function CardScan({ onCard }: { readonly onCard: (code: string) => void }) {
  useScanHandler(({ code }) => onCard(code.slice(0, 64)));
  return null;
}
