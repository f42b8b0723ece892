import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { BigButton, Chip, ErrorNotice, TierChip } from '../../../ui/index.ts';
import { FREEZE_REASON_NAMES } from './care-words.ts';
import { FreezeDialog } from './freeze-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { TagsLine } from './tags-line.tsx';
import { useDecided } from './use-decided.ts';

/** Who it is, in which state, with which tags; freeze and merge, which are rare, as quiet buttons. */
export function CareHead({
  profile,
  onMerged,
}: {
  readonly profile: MemberProfile;
  readonly onMerged: (memberId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<'freeze' | 'merge' | null>(null);
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <TierChip tier={profile.tier} />
        {profile.isNoContact ? <Chip tone="warn">{t('care:noContact')}</Chip> : null}
        <Typography sx={{ flex: 1, minWidth: 160, color: 'text.secondary' }}>
          {profile.cardNo} · {t('members:panel.since')} {format.day(profile.joinedDay)}
        </Typography>
        {profile.frozen === null ? (
          <BigButton kind="quiet" onClick={() => setOpen('freeze')}>
            {t('care:frozen.freeze')}
          </BigButton>
        ) : null}
        <BigButton kind="quiet" onClick={() => setOpen('merge')}>
          {t('care:duplicates.merge')}
        </BigButton>
      </Box>
      {profile.frozen === null ? null : <FrozenNotice profile={profile} frozen={profile.frozen} />}
      <TagsLine memberId={profile.id} tags={profile.tags} />
      {profile.mergedFrom.map((merged) => (
        <Typography key={merged.id} variant="body2" sx={{ color: 'text.secondary' }}>
          {t('care:merge.from', { name: merged.name, at: format.dateTime(merged.at) })}
        </Typography>
      ))}
      {open === 'freeze' ? <FreezeDialog profile={profile} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? (
        <MergeDialog
          one={profile}
          otherId={null}
          onClose={() => setOpen(null)}
          onMerged={(memberId) => {
            setOpen(null);
            onMerged(memberId);
          }}
        />
      ) : null}
    </Box>
  );
}

function FrozenNotice({
  profile,
  frozen,
}: {
  readonly profile: MemberProfile;
  readonly frozen: NonNullable<MemberProfile['frozen']>;
}) {
  const t = useT();
  const format = useFormat();
  const decided = useDecided('members.unfreeze');
  const unfreeze = async () => {
    const { id: memberId, name } = profile;
    const reply = await decided.run({ memberId }, t('care:frozen.letWhat', { name }));
    if (reply?.ok === true) notify({ tone: 'ok', text: t('care:frozen.letDone', { name }) });
  };
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 2,
          py: 1,
          borderRadius: 1,
          bgcolor: 'error.soft',
        }}
      >
        <Typography sx={{ flex: '1 1 240px' }}>
          {t('care:frozen.says', {
            at: format.dateTime(frozen.at),
            reason: t(FREEZE_REASON_NAMES[frozen.reason]),
          })}
        </Typography>
        <BigButton disabled={decided.isPending} onClick={() => void unfreeze()}>
          {t('care:frozen.let')}
        </BigButton>
      </Box>
      <ErrorNotice failure={decided.failure} />
    </>
  );
}
