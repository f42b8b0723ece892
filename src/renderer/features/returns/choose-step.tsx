import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type {
  RefundTarget,
  ReturnableSale,
  ReturnOutcome,
  ReturnReason,
  ReturnRequest,
} from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, Dialog, ErrorNotice, Loading, Moment } from '../../ui/index.ts';
import { LinesTable } from './lines-table.tsx';
import { everything, type TypedQuantities, wantedLines } from './logic/quantities.ts';
import { RefundSide } from './refund-side.tsx';
import { ReturnKeys } from './return-keys.tsx';
import { useCompleteReturn } from './state/use-complete.ts';

interface Props {
  readonly saleId: number;
  readonly onClose: () => void;
  readonly onAnother: () => void;
  readonly onDone: (outcome: ReturnOutcome, memberId: number | null, isExchange: boolean) => void;
}

/** What of a receipt comes back, why, and where the refund goes. */
export function ChooseStep(props: Props) {
  const t = useT();
  const { saleId, onClose } = props;
  const answer = useTillQuery('returns.find', { by: { saleId } });
  if (answer.data !== undefined) return <Chosen {...props} sale={answer.data} />;
  return (
    <Dialog
      isOpen
      width="lg"
      title={t('returns:title')}
      onClose={onClose}
      actions={
        <BigButton autoFocus onClick={onClose}>
          {t('common:close')}
        </BigButton>
      }
    >
      <Loading isWaiting={answer.isPending} />
      <ErrorNotice
        failure={answer.error}
        action={<BigButton onClick={props.onAnother}>{t('returns:action.another')}</BigButton>}
      />
    </Dialog>
  );
}

function Chosen({ sale, onClose, onAnother, onDone }: Props & { readonly sale: ReturnableSale }) {
  const t = useT();
  const { decimalSign: sign } = useFormat();
  const [typed, setTyped] = useState<TypedQuantities>(() => firstChoice(sale, sign));
  const [reason, setReason] = useState<ReturnReason>('unwanted');
  const [refundTo, setRefundTo] = useState<RefundTarget | null>(null);
  const [note, setNote] = useState('');
  const primary = useRef<HTMLButtonElement>(null);
  const complete = useCompleteReturn();
  const lines = wantedLines(sale.lines, typed, sign);
  const hasLines = lines !== null && lines.length > 0;
  const request: ReturnRequest = {
    goods: { kind: 'receipt', saleId: sale.saleId, lines: lines ?? [] },
    reason,
    note,
    refundTo,
  };
  const quote = useTillQuery(
    'returns.quote',
    { ...request, note: '' },
    {
      isEnabled: hasLines,
      keepsPrevious: true,
    },
  );
  const shown = hasLines ? quote.data : undefined;
  const isReady = shown !== undefined && !quote.isPlaceholderData && !complete.isPending;
  const isVoid = reason === 'void';
  const book = (isExchange: boolean) => {
    if (!isReady) return;
    void complete.run(request, shown, isExchange).then((outcome) => {
      if (outcome !== null) onDone(outcome, sale.member?.id ?? null, isExchange);
    });
  };
  const chooseReason = (next: ReturnReason) => {
    setReason(next);
    if (next === 'void') {
      setTyped(everything(sale.lines, sign));
      setRefundTo(null);
    }
  };
  const takeAll = () => setTyped(everything(sale.lines, sign));
  return (
    <Dialog
      isOpen
      width="lg"
      title={t('returns:titleOf', { no: sale.receiptNo })}
      onClose={onClose}
      isBusy={complete.isPending}
      onSubmit={() => primary.current?.focus()}
      actions={
        <>
          <BigButton onClick={onAnother}>{t('returns:action.another')}</BigButton>
          <Box sx={{ flex: 1 }} />
          <BigButton
            disabled={!isReady || isVoid || shown.refundMinor === 0}
            keys="f8"
            onClick={() => book(true)}
          >
            {t('returns:action.exchange')}
          </BigButton>
          <BigButton
            kind="primary"
            keys="f9"
            ref={primary}
            disabled={!isReady}
            onClick={() => book(false)}
          >
            {t(isVoid ? 'returns:action.void' : 'returns:action.refund')}
          </BigButton>
        </>
      }
    >
      <ReturnKeys
        canBook={isReady}
        canExchange={isReady && !isVoid && shown.refundMinor > 0}
        onBook={() => book(false)}
        onExchange={() => book(true)}
        onAll={takeAll}
      />
      <Head sale={sale} />
      <ErrorNotice failure={complete.failure ?? (hasLines ? quote.error : null)} />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 340px' },
          gap: 3,
          mt: 1.5,
        }}
      >
        <LinesTable
          lines={sale.lines}
          typed={typed}
          amounts={shown?.lines ?? []}
          isLocked={isVoid || complete.isPending}
          onType={(lineNo, text) => setTyped((old) => ({ ...old, [lineNo]: text }))}
          onAll={takeAll}
        />
        <RefundSide
          quote={shown}
          reason={reason}
          refundTo={refundTo}
          note={note}
          canVoid={sale.isVoidable}
          isLocked={complete.isPending}
          onReason={chooseReason}
          onRefundTo={setRefundTo}
          onNote={setNote}
        />
      </Box>
    </Dialog>
  );
}

/** A receipt of one single piece needs no choice. */
function firstChoice(sale: ReturnableSale, sign: '.' | ','): TypedQuantities {
  const left = sale.lines.filter((line) => line.leftMilli > 0);
  const [only] = left;
  const isSingle = left.length === 1 && (only?.unit === 'kg' || only?.leftMilli === 1000);
  return isSingle ? everything(left, sign) : {};
}

function Head({ sale }: { readonly sale: ReturnableSale }) {
  const t = useT();
  const format = useFormat();
  const isAllBack = sale.lines.every((line) => line.leftMilli === 0);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mb: 1.5 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        <Moment at={sale.completedAt} /> · {sale.staffName}
        {sale.member === null ? '' : ` · ${sale.member.name}`} · {format.money(sale.totalMinor)}
      </Typography>
      {sale.isLate ? (
        <Chip tone="warn">{t('returns:sale.late', { day: format.day(sale.lastDay) })}</Chip>
      ) : (
        <Chip>{t('returns:sale.until', { day: format.day(sale.lastDay) })}</Chip>
      )}
      {sale.returnedMinor > 0 ? (
        <Chip tone="info">
          {t('returns:sale.cameBack', { amount: format.money(sale.returnedMinor) })}
        </Chip>
      ) : null}
      {isAllBack ? <Chip tone="danger">{t('returns:sale.nothingLeft')}</Chip> : null}
    </Box>
  );
}
