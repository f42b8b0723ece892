import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Receipt } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Chip, Dialog, ErrorNotice, Moment, TierChip } from '../../../ui/index.ts';
import { ClaimPanel } from './claim-panel.tsx';
import { ReceiptLines } from './receipt-lines.tsx';
import { ReceiptPoints, ReceiptTenders } from './receipt-sums.tsx';
import { PrintLine, useReprint } from './print-line.tsx';
import { ReturnLinks } from './return-links.tsx';
import { useCounterIfAny } from '../state/counter-context.ts';

/**
 * A receipt as it was booked: lines, tenders, points and why, and its paper. Goods are taken back at
 * the counter only.
 */
export function ReceiptDialog({
  saleId,
  onClose,
}: {
  readonly saleId: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const counter = useCounterIfAny();
  const [otherId, setOtherId] = useState<number | null>(null);
  const shownId = otherId ?? saleId;
  const answer = useTillQuery('sales.receipt', { saleId: shownId });
  const reprint = useReprint();
  const canReturn = counter !== null && answer.data?.kind === 'sale';
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
            onClick={() => reprint.run(shownId)}
          >
            {t('sales:print.reprint')}
          </BigButton>
          {canReturn ? (
            <BigButton keys="f7" onClick={() => counter.openReturn(shownId)}>
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
      <ReprintKey onReprint={() => reprint.run(shownId)} />
      <ReturnKey isEnabled={canReturn} onReturn={() => counter?.openReturn(shownId)} />
      <ErrorNotice failure={answer.error} />
      {receipt === undefined ? null : (
        <Body receipt={receipt} onOpen={counter?.openReceipt ?? setOtherId} />
      )}
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

function Body({
  receipt,
  onOpen,
}: {
  readonly receipt: Receipt;
  readonly onOpen: (saleId: number) => void;
}) {
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
      <ReturnLinks receipt={receipt} onOpen={onOpen} />
      <ReceiptLines receipt={receipt} />
      {receipt.note === '' ? null : (
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {t('sales:note.basket')}: {receipt.note}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 300px' }, gap: 4 }}>
        {receipt.claimableUntil === null ? (
          <ReceiptPoints receipt={receipt} />
        ) : (
          <ClaimPanel receipt={receipt} />
        )}
        <ReceiptTenders receipt={receipt} />
      </Box>
    </Box>
  );
}
