import { useState } from 'react';
import type { StampCard } from '../../../contract/stamps.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { DataTable } from './data-table.tsx';
import { StampDialog } from './stamp-dialog.tsx';

/** Stamp cards: so many bought, one given. */
export function StampCardsTab() {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('stamps.cards', {});
  const gifts = useTillQuery('rewards.gifts', {});
  const [open, setOpen] = useState<{ readonly card: StampCard | null } | null>(null);
  const cards = answer.data?.cards ?? [];
  const add = () => setOpen({ card: null });
  useAction({
    id: 'stamps.addCard',
    label: 'rewards:stamp.add',
    group: 'screens',
    keys: 'f3',
    run: add,
  });
  const gives = (card: StampCard) =>
    card.reward.kind === 'points'
      ? t('common:points', { count: card.reward.points, figure: format.number(card.reward.points) })
      : card.giftName;
  return (
    <Page
      title={t('rewards:stamp.title')}
      answer={
        cards.length === 0
          ? undefined
          : t('rewards:stamp.answer', { count: cards.filter(({ isRunning }) => isRunning).length })
      }
      actions={
        <BigButton kind="primary" keys="f3" onClick={add}>
          {t('rewards:stamp.add')}
        </BigButton>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Sheet>
          {cards.length === 0 ? (
            <EmptyState title={t('rewards:stamp.none')} hint={t('rewards:stamp.noneHint')} />
          ) : (
            <DataTable
              columns={[
                { head: t('rewards:field.name') },
                { head: t('rewards:stamp.reward') },
                { head: t('rewards:stamp.needed'), isFigure: true },
                { head: t('rewards:stamp.members'), isFigure: true },
                { head: t('rewards:stamp.rewards'), isFigure: true },
              ]}
              rows={cards.map((card) => ({
                id: card.id,
                cells: [
                  <>
                    {card.name} {card.isRunning ? null : <Chip>{t('rewards:notRunning')}</Chip>}
                  </>,
                  gives(card),
                  format.number(card.needed),
                  format.number(card.memberCount),
                  format.number(card.rewardCount),
                ],
                actions: (
                  <BigButton
                    kind="quiet"
                    data-row
                    aria-label={t('rewards:changeFor', { name: card.name })}
                    onClick={() => setOpen({ card })}
                  >
                    {t('common:change')}
                  </BigButton>
                ),
              }))}
            />
          )}
        </Sheet>
      )}
      {open === null || gifts.data === undefined || answer.data === undefined ? null : (
        <StampDialog
          card={open.card}
          gifts={gifts.data.filter(({ isActive, id }) => isActive || isOf(open.card, id))}
          today={answer.data.today}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

function isOf(card: StampCard | null, giftId: number): boolean {
  return card?.reward.kind === 'gift' && card.reward.giftId === giftId;
}
