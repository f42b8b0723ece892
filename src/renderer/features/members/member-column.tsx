import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { MemberCard } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton } from '../../ui/index.ts';
import { MemberCoupons } from '../coupon-card/index.ts';
import { TierLine } from '../tiers/index.ts';
import { MemberRewards } from '../rewards/index.ts';
import { ExpiringPoints } from './expiring-points.tsx';
import { MemberHead } from './member-head.tsx';
import { MemberMarks } from './member-marks.tsx';
import { MemberNotes } from './member-notes.tsx';
import { PointsLine } from './points/points-line.tsx';
import type { MemberCardProps } from './member-props.ts';

/** The whole card: points and what expires, the year, last purchases, notes. */
export function MemberColumn({ card, ...props }: MemberCardProps) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <MemberHead card={card} onDetach={props.onDetach} />
      <MemberMarks card={card} onCare={props.onCare} />
      <TierLine memberId={card.id} />
      <Balance card={card} onOpenReceipt={props.onOpenReceipt} />
      <ExpiringPoints expiring={card.expiring} />
      {card.pendingPoints === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('members:panel.pending', { points: format.number(card.pendingPoints) })}
        </Typography>
      )}
      <Actions {...props} card={card} />
      <MemberCoupons memberId={card.id} inBasket={props.couponsInBasket} onUse={props.onCoupon} />
      <MemberRewards memberId={card.id} name={card.name} />
      <Box sx={{ mt: 1.5 }}>
        <Fact label={t('members:panel.yearSpend')}>{format.money(card.spentThisYearMinor)}</Fact>
        <Fact label={t('members:panel.yearVisits')}>{format.number(card.visitsThisYear)}</Fact>
        <Fact label={t('members:panel.since')}>{format.day(card.joinedDay)}</Fact>
      </Box>
      <LastPurchases card={card} onOpenReceipt={props.onOpenReceipt} />
      <MemberNotes memberId={card.id} notes={card.notes} />
    </>
  );
}

function Balance({
  card,
  onOpenReceipt,
}: {
  readonly card: MemberCard;
  readonly onOpenReceipt: (saleId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  const figure = format.number(card.balance);
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 1.5, mb: 0.25, flexWrap: 'wrap' }}
    >
      <Typography variant="figure" sx={figure.length > 9 ? { fontSize: '1.5rem' } : {}}>
        {figure}
      </Typography>
      <Box sx={{ color: 'text.secondary', lineHeight: 1.35 }}>
        <div>{t('members:panel.points')}</div>
        <div>≈ {format.money(card.balanceWorthMinor)}</div>
      </Box>
      <PointsLine memberId={card.id} onOpenReceipt={onOpenReceipt} />
    </Box>
  );
}

function Actions({ isRedeemable, onRedeem, onHistory, onCare, card }: MemberCardProps) {
  const t = useT();
  const isOpen = card.balance > 0 && card.frozenReason === null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      <BigButton keys="f6" disabled={!isRedeemable || !isOpen} onClick={onRedeem}>
        {t('members:panel.redeem')}
      </BigButton>
      <BigButton kind="quiet" onClick={onHistory}>
        {t('members:panel.history')}
      </BigButton>
      <BigButton kind="quiet" keys="ctrl+e" onClick={() => onCare(card.id, 'profile')}>
        {t('care:action.open')}
      </BigButton>
    </Box>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.875,
        fontSize: '0.875rem',
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <span>{label}</span>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {children}
      </Box>
    </Box>
  );
}

function LastPurchases({
  card,
  onOpenReceipt,
}: {
  readonly card: MemberCard;
  readonly onOpenReceipt: (saleId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  if (card.lastPurchases.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
        {t('members:panel.noPurchases')}
      </Typography>
    );
  }
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="subtitle2" sx={{ color: 'text.secondary' }}>
        {t('members:panel.lastPurchases')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {card.lastPurchases.slice(0, 4).map((purchase) => (
          <Box component="li" key={purchase.saleId}>
            <Box
              component="button"
              type="button"
              onClick={() => onOpenReceipt(purchase.saleId)}
              sx={PURCHASE}
            >
              <Box
                component="span"
                sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}
              >
                {format.day(purchase.businessDay)}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  {purchase.firstLine}
                </Box>
              </Box>
              <span>{format.money(purchase.totalMinor)}</span>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const PURCHASE = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: 1,
  alignItems: 'center',
  width: '100%',
  minHeight: 48,
  p: 0,
  border: 0,
  borderBottom: '1px solid',
  borderColor: 'divider',
  background: 'none',
  color: 'inherit',
  font: 'inherit',
  fontSize: '0.875rem',
  textAlign: 'left',
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  '&:hover': { bgcolor: 'primary.soft' },
} as const;
