import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { StampProgress } from '../../../contract/stamps.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip } from '../../ui/index.ts';
import { GiftsDialog } from './gifts-dialog.tsx';

interface Props {
  readonly memberId: number;
  readonly name: string;
}

/** On the member's card: stamps, gifts that wait, clubs, and the way to the gift catalogue. */
export function MemberRewards({ memberId, name }: Props) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const stamps = useTillQuery('stamps.ofMember', { memberId });
  const clubs = useTillQuery('clubs.ofMember', { memberId });
  const { cards = [], rewards = [] } = stamps.data ?? {};
  const joined = clubs.data?.joined.filter(({ isRunning }) => isRunning) ?? [];
  useAction({
    id: 'rewards.gifts',
    label: 'rewards:member.gifts',
    group: 'member',
    keys: 'ctrl+g',
    run: () => setIsOpen(true),
  });
  return (
    <Box component="section" aria-label={t('rewards:member.label')} sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <BigButton kind="quiet" keys="ctrl+g" onClick={() => setIsOpen(true)}>
          {t('rewards:member.gifts')}
        </BigButton>
        {rewards.length === 0 ? null : (
          <Chip tone="gold">{t('rewards:member.waiting', { count: rewards.length })}</Chip>
        )}
        {joined.map((club) => (
          <Chip key={club.id} tone="info">
            {club.name}
          </Chip>
        ))}
      </Box>
      {cards.map((card) => (
        <StampRow key={card.cardId} card={card} />
      ))}
      {isOpen ? (
        <GiftsDialog memberId={memberId} name={name} onClose={() => setIsOpen(false)} />
      ) : null}
    </Box>
  );
}

/** "7 of 9", in words and as a bar. */
export function StampRow({ card }: { readonly card: StampProgress }) {
  const t = useT();
  const { held, needed, isDone } = card;
  const text = isDone
    ? t('rewards:member.done')
    : held < 0
      ? t('rewards:member.owed', { count: -held })
      : t('rewards:member.stamps', { held, needed });
  return (
    <Box sx={{ py: 0.875, borderBottom: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: '0.875rem' }}>
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {card.name}
        </Box>
        <Typography
          component="span"
          variant="body2"
          sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}
        >
          {text}
        </Typography>
      </Box>
      {isDone ? null : (
        <LinearProgress
          variant="determinate"
          aria-hidden
          value={Math.max(0, Math.min(100, (100 * held) / needed))}
          sx={{ mt: 0.5, height: 6, borderRadius: 3 }}
        />
      )}
    </Box>
  );
}

/** After a sale: how many stamps there are now, and whether a gift waits. */
export function StampsAfterSale({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const { cards = [], rewards = [] } = useTillQuery('stamps.ofMember', { memberId }).data ?? {};
  const begun = cards.filter(({ held }) => held !== 0);
  if (begun.length === 0 && rewards.length === 0) return null;
  return (
    <Box sx={{ maxWidth: 420 }}>
      {rewards.map((reward) => (
        <Typography key={reward.id} sx={{ fontWeight: 600, mb: 0.5 }}>
          <Chip tone="gold">{t('rewards:member.full', { card: reward.cardName })}</Chip>{' '}
          {reward.giftName}
        </Typography>
      ))}
      {begun.map((card) => (
        <StampRow key={card.cardId} card={card} />
      ))}
    </Box>
  );
}
