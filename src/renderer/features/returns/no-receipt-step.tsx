import Box from '@mui/material/Box';
import { useContext, useRef, useState } from 'react';
import type { ProductHit } from '../../../contract/catalog.ts';
import type {
  RefundTarget,
  ReturnOutcome,
  ReturnReason,
  ReturnRequest,
} from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';
import { addedLine, looseGoods, type LooseLine } from './logic/loose-lines.ts';
import { LooseLines } from './loose-lines.tsx';
import { ProductSearch } from './product-search.tsx';
import { RefundSide } from './refund-side.tsx';
import { ReturnKeys } from './return-keys.tsx';
import { useCompleteReturn } from './state/use-complete.ts';

/** Goods without a receipt: what, how many, for how much, and why; a manager agrees. */
export function NoReceiptStep({
  onClose,
  onAnother,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onAnother: () => void;
  readonly onDone: (outcome: ReturnOutcome, memberId: number | null, isExchange: boolean) => void;
}) {
  const t = useT();
  const { decimalSign } = useFormat();
  const { currencyDecimals } = useContext(TillFactsContext);
  const [lines, setLines] = useState<readonly LooseLine[]>([]);
  const [reason, setReason] = useState<ReturnReason>('unwanted');
  const [refundTo, setRefundTo] = useState<RefundTarget | null>(null);
  const [note, setNote] = useState('');
  const primary = useRef<HTMLButtonElement>(null);
  const complete = useCompleteReturn();
  const goods = looseGoods(lines, decimalSign, currencyDecimals);
  const request: ReturnRequest | null =
    goods === null ? null : { goods: { kind: 'noReceipt', lines: goods }, reason, note, refundTo };
  const quote = useTillQuery(
    'returns.quote',
    { ...(request ?? NOTHING), note: '' },
    { isEnabled: request !== null, keepsPrevious: true },
  );
  const shown = request === null ? undefined : quote.data;
  const isReady =
    shown !== undefined && !quote.isPlaceholderData && !complete.isPending && note.trim() !== '';
  const book = (isExchange: boolean) => {
    if (!isReady || request === null) return;
    void complete.run(request, shown, isExchange).then((outcome) => {
      if (outcome !== null) onDone(outcome, null, isExchange);
    });
  };
  const add = (product: ProductHit) =>
    setLines((old) => addedLine(old, product, decimalSign, currencyDecimals));
  return (
    <Dialog
      isOpen
      width="lg"
      title={t('returns:noReceipt.title')}
      onClose={onClose}
      isBusy={complete.isPending}
      onSubmit={() => primary.current?.focus()}
      actions={
        <>
          <BigButton onClick={onAnother}>{t('returns:action.withReceipt')}</BigButton>
          <Box sx={{ flex: 1 }} />
          <BigButton keys="f8" disabled={!isReady} onClick={() => book(true)}>
            {t('returns:action.exchange')}
          </BigButton>
          <BigButton
            kind="primary"
            keys="f9"
            ref={primary}
            disabled={!isReady}
            onClick={() => book(false)}
          >
            {t('returns:action.refund')}
          </BigButton>
        </>
      }
    >
      <ReturnKeys
        canBook={isReady}
        canExchange={isReady}
        onBook={() => book(false)}
        onExchange={() => book(true)}
      />
      <ErrorNotice failure={complete.failure ?? (request === null ? null : quote.error)} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 340px' },
          gap: 3,
          mt: 1,
        }}
      >
        <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 2 }}>
          <ProductSearch onProduct={add} />
          <LooseLines lines={lines} isLocked={complete.isPending} onLines={setLines} />
        </Box>
        <RefundSide
          quote={shown}
          reason={reason}
          refundTo={refundTo}
          note={note}
          hasReceipt={false}
          canVoid={false}
          isLocked={complete.isPending}
          onReason={setReason}
          onRefundTo={setRefundTo}
          onNote={setNote}
        />
      </Box>
    </Dialog>
  );
}

/** Stands in for a request while there is none to ask about. */
const NOTHING: ReturnRequest = {
  goods: { kind: 'noReceipt', lines: [] },
  reason: 'unwanted',
  note: '',
  refundTo: null,
};
