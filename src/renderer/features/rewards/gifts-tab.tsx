import { useState } from 'react';
import type { Gift } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  Chip,
  EmptyState,
  ErrorNotice,
  Loading,
  Page,
  Points,
  Sheet,
} from '../../ui/index.ts';
import { DataTable } from './data-table.tsx';
import { GiftDialog } from './gift-dialog.tsx';
import { StockDialog } from './stock-dialog.tsx';

type Open =
  | { readonly kind: 'edit'; readonly gift: Gift | null }
  | { readonly kind: 'stock'; readonly giftId: number };

/** The gift catalogue: what points buy, what is there of it, who had it. */
export function GiftsTab() {
  const t = useT();
  const answer = useTillQuery('rewards.gifts', {});
  const [open, setOpen] = useState<Open | null>(null);
  const gifts = answer.data ?? [];
  const add = () => setOpen({ kind: 'edit', gift: null });
  useAction({
    id: 'rewards.addGift',
    label: 'rewards:gift.add',
    group: 'screens',
    keys: 'f3',
    run: add,
  });
  const low = gifts.filter((gift) => gift.isActive && gift.isLow).length;
  const stocked = open?.kind === 'stock' ? gifts.find(({ id }) => id === open.giftId) : undefined;
  return (
    <Page
      title={t('rewards:gift.title')}
      answer={
        gifts.length === 0
          ? undefined
          : low === 0
            ? t('rewards:gift.answer', { count: gifts.filter(({ isRunning }) => isRunning).length })
            : t('rewards:gift.answerLow', { count: low })
      }
      actions={
        <BigButton kind="primary" keys="f3" onClick={add}>
          {t('rewards:gift.add')}
        </BigButton>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Sheet>
          {gifts.length === 0 ? (
            <EmptyState title={t('rewards:gift.none')} hint={t('rewards:gift.noneHint')} />
          ) : (
            <GiftTable gifts={gifts} onOpen={setOpen} />
          )}
        </Sheet>
      )}
      {open?.kind === 'edit' ? <GiftDialog gift={open.gift} onClose={() => setOpen(null)} /> : null}
      {stocked === undefined ? null : <StockDialog gift={stocked} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function GiftTable({
  gifts,
  onOpen,
}: {
  readonly gifts: readonly Gift[];
  readonly onOpen: (open: Open) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <DataTable
      columns={[
        { head: t('rewards:field.name') },
        { head: t('rewards:field.points'), isFigure: true },
        { head: t('rewards:gift.stock'), isFigure: true },
        { head: t('rewards:gift.given'), isFigure: true },
      ]}
      rows={gifts.map((gift) => ({
        id: gift.id,
        cells: [
          <>
            {gift.name} {gift.isRunning ? null : <Chip>{t('rewards:notRunning')}</Chip>}
          </>,
          gift.points === 0 ? (
            t('rewards:gift.stampsOnly')
          ) : (
            <Points key="points" points={gift.points} isBare />
          ),
          <>
            {gift.isActive && gift.isLow ? (
              <Chip tone={gift.stock === 0 ? 'danger' : 'warn'}>
                {t(gift.stock === 0 ? 'rewards:gift.gone' : 'rewards:gift.low')}
              </Chip>
            ) : null}{' '}
            {format.number(gift.stock)}
          </>,
          format.number(gift.givenCount),
        ],
        actions: (
          <>
            <BigButton
              kind="quiet"
              aria-label={t('rewards:gift.stockOf', { name: gift.name })}
              onClick={() => onOpen({ kind: 'stock', giftId: gift.id })}
            >
              {t('rewards:gift.stock')}
            </BigButton>
            <BigButton
              kind="quiet"
              data-row
              aria-label={t('rewards:changeFor', { name: gift.name })}
              onClick={() => onOpen({ kind: 'edit', gift })}
            >
              {t('common:change')}
            </BigButton>
          </>
        ),
      }))}
    />
  );
}
