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

/** Ctrl+G: the gifts of the member who is at the counter. */
function useGifts({ memberId, name }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  useAction({
    id: 'rewards.gifts',
    label: 'rewards:member.gifts',
    group: 'member',
    keys: 'ctrl+g',
    run: () => setIsOpen(true),
  });
  return {
    open: () => setIsOpen(true),
    dialog: isOpen ? (
      <GiftsDialog memberId={memberId} name={name} onClose={() => setIsOpen(false)} />
    ) : null,
  };
}

/** In the member's row where the screen is narrow: whether a gift waits, and the way to gifts. */
export function MemberRewardsMark(props: Props) {
  const t = useT();
  const { open, dialog } = useGifts(props);
  const { memberId } = props;
  const rewards = useTillQuery('stamps.ofMember', { memberId }).data?.rewards ?? [];
  return (
    <>
      {rewards.length === 0 ? null : (
        <BigButton kind="quiet" keys="ctrl+g" onClick={open}>
          <Chip tone="gold">{t('rewards:member.waiting', { count: rewards.length })}</Chip>
        </BigButton>
      )}
      {dialog}
    </>
  );
}

/** On the member's card: stamps, gifts that wait, clubs, and the way to the gift catalogue. */
export function MemberRewards(props: Props) {
  const t = useT();
  const { memberId } = props;
  const { open, dialog } = useGifts(props);
  const stamps = useTillQuery('stamps.ofMember', { memberId });
  const clubs = useTillQuery('clubs.ofMember', { memberId });
  const { cards = [], rewards = [] } = stamps.data ?? {};
  const joined = clubs.data?.joined.filter(({ isRunning }) => isRunning) ?? [];
  return (
    <Box component="section" aria-label={t('rewards:member.label')} sx={{ mt: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <BigButton kind="quiet" keys="ctrl+g" onClick={open}>
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
      {dialog}
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
          sx={{ mt: 0.5, height: 6, borderRadius: 3, bgcolor: 'surface.sunken' }}
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
