import Box from '@mui/material/Box';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Dialog } from '../../../ui/index.ts';
import { redeemedPoints } from '../state/sale-content.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { useQuote } from '../state/use-quote.ts';
import { PointsPanel, useRedemption } from './points-panel.tsx';

/** F6: points as part of the payment, before or while it is taken. */
export function RedeemDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const sale = useSale();
  const { quote } = useQuote();
  const already = redeemedPoints(sale.tenders);
  const [text, setText] = useState(already === 0 ? '' : String(already));
  const state = useRedemption({
    memberId: sale.memberId,
    amountMinor: quote?.totalMinor ?? null,
    text,
  });
  const points = state.redemption?.points ?? 0;
  const apply = () => {
    if (!state.isCurrent) return;
    saleStore.dispatch({ type: 'pointsSet', points });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:redeem.title')}
      onClose={onClose}
      onSubmit={apply}
      actions={
        <>
          {already === 0 ? null : (
            <BigButton
              kind="quiet"
              onClick={() => {
                saleStore.dispatch({ type: 'pointsSet', points: 0 });
                onClose();
              }}
            >
              {t('sales:redeem.takeOff')}
            </BigButton>
          )}
          <Box sx={{ flex: 1 }} />
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" keys="enter" disabled={state.redemption === null}>
            {points === 0
              ? t('sales:redeem.applyNone')
              : t('sales:redeem.apply', { points: format.number(points) })}
          </BigButton>
        </>
      }
    >
      <PointsPanel text={text} onText={setText} state={state} />
    </Dialog>
  );
}
