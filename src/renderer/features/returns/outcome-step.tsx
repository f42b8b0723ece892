import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReturnOutcome } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../lib/notices.ts';
import { BigButton, Dialog, Fact } from '../../ui/index.ts';
import { CouponsBack } from './coupons-back.tsx';
import { PointsLines } from './points-lines.tsx';
import { useRefundLabel } from './refund-label.ts';

/** The finished return: what to hand out, the voucher, the points. */
export function OutcomeStep({
  outcome,
  onClose,
  onOpenReceipt,
}: {
  readonly outcome: ReturnOutcome;
  readonly onClose: () => void;
  readonly onOpenReceipt: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const refundLabel = useRefundLabel();
  const amount = format.money(outcome.refundMinor);
  useEffect(() => announce(t('returns:done.spoken', { amount })), [t, amount]);
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('returns:done.title')}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <BigButton onClick={onOpenReceipt}>{t('returns:done.view')}</BigButton>
          <Box sx={{ flex: 1 }} />
          <BigButton kind="primary" type="submit" keys="enter" autoFocus>
            {t('returns:done.next')}
          </BigButton>
        </>
      }
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('returns:figures.refund')}</Typography>
      <Typography
        data-testid="refunded"
        sx={{ fontSize: '3rem', lineHeight: 1.1, fontWeight: 650, mb: 1.5 }}
      >
        {amount}
      </Typography>
      {outcome.refunds.map((refund) => (
        <Fact key={`${refund.kind} ${refund.reference}`} label={refundLabel(refund)}>
          {format.amount(refund.amountMinor)}
        </Fact>
      ))}
      {outcome.voucher?.expiresOn == null ? null : (
        <Fact label={t('returns:done.voucherUntil')}>{format.day(outcome.voucher.expiresOn)}</Fact>
      )}
      {outcome.points === null ? null : <PointsLines points={outcome.points} />}
      <CouponsBack coupons={outcome.couponsBack} />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
        {outcome.memberName === null ? '' : `${outcome.memberName} · `}
        {t('returns:done.receipt', { no: outcome.receiptNo })}
      </Typography>
    </Dialog>
  );
}
