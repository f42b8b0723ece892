import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Chip, Dialog, ErrorNotice, Moment, TierChip } from '../../../ui/index.ts';
import { EarningTable } from '../pay/earning-table.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import { ReceiptLines } from './receipt-lines.tsx';
import { PrintLine, useReprint } from './print-line.tsx';
import { useCounter } from '../state/counter-context.ts';

/** A receipt as it was booked: lines, tenders, points and why, and its paper. */
export function ReceiptDialog({
  saleId,
  onClose,
}: {
  readonly saleId: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const answer = useTillQuery('sales.receipt', { saleId });
  const reprint = useReprint();
  const { openReturn } = useCounter();
  const receipt = answer.data;
  return (
    <Dialog
      isOpen
      width="md"
      title={
        receipt === undefined
          ? t('sales:receipt.title')
          : t('sales:receipt.titleOf', { no: receipt.receiptNo })
      }
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <BigButton
            keys="ctrl+p"
            disabled={receipt === undefined || reprint.isPending}
            onClick={() => reprint.run(saleId)}
          >
            {t('sales:print.reprint')}
          </BigButton>
          {receipt?.kind === 'sale' ? (
            <BigButton keys="f7" onClick={() => openReturn(saleId)}>
              {t('sales:receipt.takeBack')}
            </BigButton>
          ) : null}
          <Box sx={{ flex: 1 }} />
          <BigButton kind="primary" type="submit" autoFocus>
            {t('common:close')}
          </BigButton>
        </>
      }
    >
      <ReprintKey onReprint={() => reprint.run(saleId)} />
      <ReturnKey isEnabled={receipt?.kind === 'sale'} onReturn={() => openReturn(saleId)} />
      <ErrorNotice failure={answer.error} />
      {receipt === undefined ? null : <Body receipt={receipt} />}
    </Dialog>
  );
}

function ReprintKey({ onReprint }: { readonly onReprint: () => void }) {
  useAction({
    id: 'sales.reprintShown',
    label: 'sales:print.reprint',
    group: 'counter',
    keys: 'ctrl+p',
    run: onReprint,
  });
  return null;
}

function ReturnKey({
  isEnabled,
  onReturn,
}: {
  readonly isEnabled: boolean;
  readonly onReturn: () => void;
}) {
  useAction({
    id: 'sales.returnShown',
    label: 'sales:receipt.takeBack',
    group: 'counter',
    keys: 'f7',
    isEnabled,
    run: onReturn,
  });
  return null;
}

function Body({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
        {receipt.kind === 'return' ? <Chip tone="warn">{t('sales:receipt.return')}</Chip> : null}
        <Typography sx={{ color: 'text.secondary' }}>
          <Moment at={receipt.completedAt} /> · {receipt.staffName}
        </Typography>
        {receipt.member === null ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('sales:receipt.noMember')}</Typography>
        ) : (
          <>
            <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {receipt.member.name}
            </Typography>
            <TierChip tier={receipt.member.tier} />
          </>
        )}
        <Box sx={{ flex: 1 }} />
        <PrintLine print={receipt.print} />
      </Box>
      <ReceiptLines receipt={receipt} />
      {receipt.note === '' ? null : (
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {t('sales:note.basket')}: {receipt.note}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 300px' }, gap: 4 }}>
        {receipt.claimableUntil === null ? (
          <PointsOf receipt={receipt} />
        ) : (
          <ClaimPanel receipt={receipt} />
        )}
        <Tenders receipt={receipt} />
      </Box>
    </Box>
  );
}

const TENDER_NAMES: Readonly<Record<Receipt['tenders'][number]['kind'], TKey>> = {
  cash: 'sales:tender.cash',
  card: 'sales:tender.card',
  wallet: 'sales:tender.wallet',
  voucher: 'sales:tender.voucher',
  points: 'sales:tender.points',
  external: 'sales:tender.external',
};

function Tenders({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box>
      <Reductions receipt={receipt} />
      <Fact label={t('sales:pay.total')} isStrong>
        {format.money(receipt.totalMinor)}
      </Fact>
      <Fact label={t('sales:pay.tax')}>{format.amount(receipt.taxMinor)}</Fact>
      {receipt.tenders.map((tender, index) => (
        <Fact
          // Booked tenders never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          label={[
            t(TENDER_NAMES[tender.kind]),
            tender.kind === 'points' ? format.number(tender.points) : tender.reference,
          ]
            .filter((part) => part !== '')
            .join(' ')}
        >
          {format.amount(tender.kind === 'cash' ? tender.handedMinor : tender.amountMinor)}
        </Fact>
      ))}
      {receipt.changeMinor === 0 ? null : (
        <Fact label={t('sales:pay.change')}>{format.amount(receipt.changeMinor)}</Fact>
      )}
    </Box>
  );
}

/** What was taken off the sum of the lines. */
function Reductions({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const { subtotalMinor, basketDiscountMinor, discountReason, roundingMinor } = receipt;
  if (basketDiscountMinor === 0 && roundingMinor === 0) return null;
  const label = [t('sales:pay.basketDiscount'), discountReason].filter((part) => part !== '');
  return (
    <>
      <Fact label={t('sales:receipt.sum')}>{format.amount(subtotalMinor)}</Fact>
      {basketDiscountMinor === 0 ? null : (
        <Fact label={label.join(' · ')}>{format.amount(-basketDiscountMinor)}</Fact>
      )}
      {roundingMinor === 0 ? null : (
        <Fact label={t('sales:pay.rounding')}>{format.amount(-roundingMinor)}</Fact>
      )}
    </>
  );
}

function PointsOf({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  if (receipt.member === null) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('sales:receipt.noPoints')}</Typography>;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Fact label={t('sales:receipt.earned')}>
        {receipt.pointsEarned > 0 ? '+' : ''}
        {format.number(receipt.pointsEarned)}
      </Fact>
      {receipt.pointsRedeemed === 0 ? null : (
        <Fact label={t('sales:receipt.redeemed')}>−{format.number(receipt.pointsRedeemed)}</Fact>
      )}
      {receipt.balanceAfter === null ? null : (
        <Fact label={t('sales:receipt.balanceAfter')}>{format.number(receipt.balanceAfter)}</Fact>
      )}
      <Button
        variant="text"
        color="primary"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('sales:pay.why')}
      </Button>
      <Collapse in={isOpen} unmountOnExit>
        <Why receipt={receipt} />
      </Collapse>
    </Box>
  );
}

function Why({ receipt }: { readonly receipt: Receipt }) {
  const t = useT();
  const answer = useTillQuery('loyalty.explainSale', { saleId: receipt.saleId });
  if (answer.data === undefined) return <ErrorNotice failure={answer.error} />;
  if (answer.data === null) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('sales:receipt.noPoints')}</Typography>;
  }
  return <EarningTable earning={answer.data} names={receipt.lines.map((line) => line.name)} />;
}

function Fact({
  label,
  isStrong = false,
  children,
}: {
  readonly label: string;
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.75,
        borderBottom: '1px solid',
        borderColor: 'divider',
        fontWeight: isStrong ? 600 : 400,
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', minWidth: 0, overflowWrap: 'anywhere' }}>
        {label}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {children}
      </Box>
    </Box>
  );
}
