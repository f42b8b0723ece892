import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading, TierChip } from '../../ui/index.ts';
import { HandDialog } from './hand-dialog.tsx';
import { TierHistory } from './tier-history.tsx';
import { TierProgress } from './tier-progress.tsx';
import { useTierDecision } from './use-tier-decision.ts';
import { WhyDialog } from './why-dialog.tsx';

interface Props {
  readonly member: { readonly id: number; readonly name: string };
}

/** A member's tier on the own page: how far, why, by hand, and how it came to be. */
export function TierSection({ member }: Props) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<'why' | 'hand' | null>(null);
  const answer = useTillQuery('tiers.progress', { memberId: member.id });
  const decision = useTierDecision('tiers.endByHand');
  const progress = answer.data;
  const end = async () => {
    const what = t('tiers:page.endWhat', { name: member.name });
    const reply = await decision.run({ memberId: member.id }, what);
    if (reply?.ok !== true) return;
    notify({ tone: 'ok', text: t('tiers:page.ended', { name: member.name }) });
  };
  return (
    <Box sx={{ pt: 2, display: 'grid', gap: 2 }}>
      <ErrorNotice failure={answer.error ?? decision.failure} />
      <Loading isWaiting={answer.isPending} />
      {progress === undefined ? null : (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
            <TierChip tier={progress.tier} />
            {progress.since === null ? null : (
              <span>{t('tiers:page.since', { day: format.day(progress.since) })}</span>
            )}
            {progress.isAutomatic ? null : (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {t('tiers:line.manual')}
              </Box>
            )}
          </Box>
          <Box sx={{ maxWidth: 560 }}>
            <TierProgress progress={progress} />
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <BigButton onClick={() => setOpen('why')}>{t('tiers:line.why')}</BigButton>
            <BigButton onClick={() => setOpen('hand')}>{t('tiers:page.setByHand')}</BigButton>
            {progress.byHand === null ? null : (
              <BigButton kind="quiet" disabled={decision.isPending} onClick={() => void end()}>
                {t('tiers:page.end')}
              </BigButton>
            )}
          </Box>
        </>
      )}
      <section>
        <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 1 }}>
          {t('tiers:page.history')}
        </Typography>
        <TierHistory memberId={member.id} />
      </section>
      {open === 'why' ? <WhyDialog memberId={member.id} onClose={() => setOpen(null)} /> : null}
      {open === 'hand' && progress !== undefined ? (
        <HandDialog member={member} tier={progress.tier} onClose={() => setOpen(null)} />
      ) : null}
    </Box>
  );
}
