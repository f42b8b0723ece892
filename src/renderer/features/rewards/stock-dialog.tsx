import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Gift, GiftMovement } from '../../../contract/rewards.ts';
import { MAX_GIFT_STOCK } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  Choice,
  Dialog,
  EmptyState,
  ErrorNotice,
  Moment,
  Pair,
} from '../../ui/index.ts';
import { DataTable } from './data-table.tsx';
import { Field } from './fields.tsx';
import { readWhole } from './read-fields.ts';

const KINDS = {
  receipt: 'rewards:stock.kind.receipt',
  adjust: 'rewards:stock.kind.adjust',
  given: 'rewards:stock.kind.given',
  returned: 'rewards:stock.kind.returned',
} as const satisfies Record<GiftMovement['kind'], TKey>;

const SHOWN = 50;
const LIMITS = { min: -MAX_GIFT_STOCK, max: MAX_GIFT_STOCK } as const;

/** What is there of a gift, what came and what went; takes in more, or corrects by count. */
export function StockDialog({
  gift,
  onClose,
}: {
  readonly gift: Gift;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [kind, setKind] = useState<'receipt' | 'adjust'>('receipt');
  const [quantity, setQuantity] = useState('');
  const [reason, setReason] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const move = useTillCommand('rewards.moveStock');
  const submit = () => {
    const pieces = readWhole(quantity, LIMITS);
    setIsWrong(pieces === undefined);
    if (pieces === undefined) return;
    void move.run({ giftId: gift.id, kind, quantity: pieces, reason }).then((reply) => {
      if (!reply.ok) return;
      const stock = format.number(reply.value.stock);
      notify({ tone: 'ok', text: t('rewards:stock.moved', { name: gift.name, stock }) });
      setQuantity('');
      setReason('');
    });
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={t('rewards:stock.title', { name: gift.name, stock: format.number(gift.stock) })}
      onClose={onClose}
      onSubmit={submit}
      isBusy={move.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:close')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={move.isPending}>
            {t(kind === 'receipt' ? 'rewards:stock.receive' : 'rewards:stock.correct')}
          </BigButton>
        </>
      }
    >
      <Stack sx={{ gap: 2, pt: 1 }}>
        <Pair>
          <Choice
            label={t('rewards:stock.what')}
            value={kind}
            options={[
              { value: 'receipt', text: t('rewards:stock.receipt') },
              { value: 'adjust', text: t('rewards:stock.adjust') },
            ]}
            onChange={setKind}
          />
          <Field
            isFirst
            label={t('rewards:stock.pieces')}
            value={quantity}
            error={isWrong ? t('rewards:wrong.number') : undefined}
            hint={t(kind === 'receipt' ? 'rewards:stock.receiptHint' : 'rewards:stock.adjustHint')}
            mode="numeric"
            onChange={setQuantity}
          />
        </Pair>
        <Field label={t('rewards:stock.reason')} value={reason} max={120} onChange={setReason} />
        <ErrorNotice failure={move.failure} />
        <Movements giftId={gift.id} />
      </Stack>
    </Dialog>
  );
}

function Movements({ giftId }: { readonly giftId: number }) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('rewards.movements', { giftId, limit: SHOWN });
  const { rows = [], total = 0 } = answer.data ?? {};
  if (answer.data !== undefined && rows.length === 0) {
    return <EmptyState title={t('rewards:stock.none')} hint={t('rewards:stock.noneHint')} />;
  }
  return (
    <Box>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary' }}>
        {total > rows.length
          ? t('rewards:stock.last', { count: rows.length })
          : t('rewards:stock.history')}
      </Typography>
      <ErrorNotice failure={answer.error} />
      <DataTable
        columns={[
          { head: t('rewards:stock.when') },
          { head: t('rewards:stock.what') },
          { head: t('rewards:stock.pieces'), isFigure: true },
          { head: t('rewards:stock.after'), isFigure: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            <Moment key="at" at={row.at} />,
            [t(KINDS[row.kind]), row.memberName, row.reason, row.staffName]
              .filter((part) => part !== '')
              .join(' · '),
            `${row.quantity > 0 ? '+' : ''}${format.number(row.quantity)}`,
            format.number(row.stockAfter),
          ],
        }))}
      />
    </Box>
  );
}
