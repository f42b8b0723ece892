import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { MemberCard } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, TierChip } from '../../ui/index.ts';
import { ExpiringPoints } from './expiring-points.tsx';
import { MemberNotes } from './member-notes.tsx';
import { RevealPhone } from './reveal-phone.tsx';

interface Props {
  /** `null` = nobody is attached. */
  readonly memberId: number | null;
  /** `bar`: one row over the basket, where the screen is narrow. */
  readonly shape: 'column' | 'bar';
  readonly isRedeemable: boolean;
  readonly onRedeem: () => void;
  readonly onHistory: () => void;
  readonly onDetach: () => void;
  readonly onEnrol: () => void;
  readonly onOpenReceipt: (saleId: number) => void;
}

/** Who is at the counter: tier, points with their worth, what expires, what was bought. */
export function MemberPanel(props: Props) {
  const t = useT();
  const { memberId, shape } = props;
  const answer = useTillQuery(
    'members.card',
    { memberId: memberId ?? 1 },
    { isEnabled: memberId !== null },
  );
  const card = memberId === null ? undefined : answer.data;
  return (
    <Box
      component="section"
      aria-label={t('members:panel.label')}
      sx={{ minWidth: 0, minHeight: 0, overflowY: 'auto', ...(shape === 'column' && { p: 2.5 }) }}
    >
      {memberId === null ? <NoMember {...props} /> : <ErrorNotice failure={answer.error} />}
      {card === undefined ? null : shape === 'column' ? (
        <Column card={card} {...props} />
      ) : (
        <Bar card={card} {...props} />
      )}
    </Box>
  );
}

function NoMember({ shape, onEnrol }: Props) {
  const t = useT();
  const enrol = (
    <BigButton keys="f3" onClick={onEnrol}>
      {t('members:panel.enrol')}
    </BigButton>
  );
  if (shape === 'bar') {
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1, minHeight: 64 }}>
        <Typography sx={{ flex: 1, color: 'text.secondary' }}>
          {t('members:panel.noneHint')}
        </Typography>
        {enrol}
      </Box>
    );
  }
  return (
    <Box sx={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <EmptyState
        title={t('members:panel.none')}
        hint={t('members:panel.noneHint')}
        action={<Box sx={{ mt: 1 }}>{enrol}</Box>}
      />
    </Box>
  );
}

type CardProps = Props & { readonly card: MemberCard };

function Column({ card, ...props }: CardProps) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Head card={card} onDetach={props.onDetach} />
      <Balance card={card} />
      <ExpiringPoints expiring={card.expiring} />
      {card.pendingPoints === 0 ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('members:panel.pending', { points: format.number(card.pendingPoints) })}
        </Typography>
      )}
      <Actions {...props} card={card} />
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

function Head({ card, onDetach }: { readonly card: MemberCard; readonly onDetach: () => void }) {
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
        <IdLine card={card} />
      </Box>
      <BigButton
        kind="quiet"
        keys="esc"
        aria-label={`Esc ${t('members:panel.detach')}`}
        onClick={onDetach}
        sx={{ mt: -1, mr: -1 }}
      />
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
function IdLine({
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

function Balance({ card }: { readonly card: MemberCard }) {
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
    </Box>
  );
}

function Actions({ isRedeemable, onRedeem, onHistory, card }: CardProps) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      <BigButton keys="f6" disabled={!isRedeemable || card.balance === 0} onClick={onRedeem}>
        {t('members:panel.redeem')}
      </BigButton>
      <BigButton kind="quiet" onClick={onHistory}>
        {t('members:panel.history')}
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

/** The same in one row: who, tier, points, what expires first, redeem. */
function Bar({ card, ...props }: CardProps) {
  const t = useT();
  const format = useFormat();
  const [first] = card.expiring;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h2" noWrap title={card.name}>
          {card.name}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box sx={{ flexShrink: 0 }}>
            <TierChip tier={card.tier} />
          </Box>
          <IdLine card={card} isShort />
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
          disabled={!props.isRedeemable || card.balance === 0}
          onClick={props.onRedeem}
        >
          {t('members:panel.redeem')}
        </BigButton>
        <BigButton kind="quiet" onClick={props.onHistory}>
          {t('members:panel.history')}
        </BigButton>
        <BigButton
          kind="quiet"
          keys="esc"
          aria-label={`Esc ${t('members:panel.detach')}`}
          onClick={props.onDetach}
        />
      </Box>
    </Box>
  );
}
