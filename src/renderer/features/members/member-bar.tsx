import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, TierChip } from '../../ui/index.ts';
import { MemberCoupons } from '../coupon-card/index.ts';
import { MemberRewardsMark } from '../rewards/index.ts';
import { TierLine } from '../tiers/index.ts';
import { MemberIdLine } from './member-head.tsx';
import { MarksLine } from './member-marks.tsx';
import type { MemberCardProps } from './member-props.ts';

/** The same in one row: who, tier, points, what expires first, redeem. */
export function MemberBar({ card, ...props }: MemberCardProps) {
  const t = useT();
  const format = useFormat();
  const [first] = card.expiring;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, px: 2, py: 1 }}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography variant="h2" noWrap title={card.name}>
          {card.name}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box sx={{ flexShrink: 0 }}>
            <TierChip tier={card.tier} />
          </Box>
          <MemberIdLine card={card} isShort />
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
        <Typography sx={{ fontWeight: 650, fontSize: '1.25rem', lineHeight: 1.2 }}>
          {t('members:panel.pointsOf', { points: format.number(card.balance) })}
        </Typography>
        <Typography
          variant="body2"
          sx={{ color: first === undefined ? 'text.secondary' : 'warning.main' }}
        >
          {first === undefined
            ? `≈ ${format.money(card.balanceWorthMinor)}`
            : t('members:panel.expiring', {
                points: format.number(first.points),
                day: format.day(first.expiresOn),
              })}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexShrink: 0, gap: 0.5 }}>
        <BigButton
          keys="f6"
          disabled={!props.isRedeemable || card.balance <= 0 || card.frozenReason !== null}
          onClick={props.onRedeem}
        >
          {t('members:panel.redeem')}
        </BigButton>
        <BigButton kind="quiet" onClick={props.onDetails}>
          {t('members:panel.details')}
        </BigButton>
        {props.onDetach === null ? null : (
          <BigButton
            kind="quiet"
            keys="esc"
            aria-label={`Esc ${t('members:panel.detach')}`}
            onClick={props.onDetach}
          />
        )}
      </Box>
      <TierLine isShort memberId={card.id} />
      <MemberRewardsMark memberId={card.id} name={card.name} />
      <MarksLine card={card} />
      <MemberCoupons
        isShort
        memberId={card.id}
        inBasket={props.couponsInBasket}
        onUse={props.onCoupon}
      />
    </Box>
  );
}
