import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { MemberCard } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { BigButton, TierChip } from '../../ui/index.ts';
import { RevealPhone } from './reveal-phone.tsx';

/** Who it is, and the way to take them off the sale. */
export function MemberHead({
  card,
  onDetach,
}: {
  readonly card: MemberCard;
  readonly onDetach: (() => void) | null;
}) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
          <Typography
            variant="h2"
            title={card.name}
            sx={{ overflowWrap: 'anywhere', unicodeBidi: 'isolate', ...CLAMP }}
          >
            {card.name}
          </Typography>
          <TierChip tier={card.tier} />
        </Box>
        <MemberIdLine card={card} />
      </Box>
      {onDetach === null ? null : (
        <BigButton
          kind="quiet"
          keys="esc"
          aria-label={`Esc ${t('members:panel.detach')}`}
          onClick={onDetach}
          sx={{ mt: -1, mr: -1 }}
        />
      )}
    </Box>
  );
}

const CLAMP = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const;

/** Phone (masked), card number, birthday. */
export function MemberIdLine({
  card,
  isShort = false,
}: {
  readonly card: MemberCard;
  readonly isShort?: boolean;
}) {
  const t = useT();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: isShort ? 'nowrap' : 'wrap',
        whiteSpace: 'nowrap',
        alignItems: 'center',
        columnGap: 1,
        color: 'text.secondary',
        fontSize: '0.8125rem',
      }}
    >
      {card.phoneMasked === null ? null : (
        <RevealPhone memberId={card.id} masked={card.phoneMasked} />
      )}
      {card.cardNo === null || isShort ? null : <span>{card.cardNo}</span>}
      {card.birthday === null || isShort ? null : (
        <span>{t('members:panel.birthday', { day: card.birthday.slice(-5) })}</span>
      )}
    </Box>
  );
}
