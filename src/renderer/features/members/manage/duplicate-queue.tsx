import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import type { MemberRow } from '../../../../contract/member-lists.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import {
  BigButton,
  Chip,
  EmptyState,
  ErrorNotice,
  Loading,
  Sheet,
  TierChip,
} from '../../../ui/index.ts';
import { MergeDialog } from '../care/merge-dialog.tsx';
import type { OnCount } from './member-list.tsx';

type Pair = CallValue<'members.duplicateQueue'>['pairs'][number];

const REASONS: Readonly<Record<Pair['reason'], TKey>> = {
  phone: 'care:duplicates.reason.phone',
  nameAndBirthday: 'care:duplicates.reason.nameAndBirthday',
  nameAndSimilarPhone: 'care:duplicates.reason.nameAndSimilarPhone',
};

/** Pairs that may be one person: merge them, or say that they are two. */
export function DuplicateQueue({
  onOpen,
  onCount,
}: {
  readonly onOpen: (memberId: number) => void;
  readonly onCount: OnCount;
}) {
  const t = useT();
  const answer = useTillQuery('members.duplicateQueue', {});
  const apart = useTillCommand('members.keepApart');
  const [merging, setMerging] = useState<Pair | null>(null);
  const pairs = answer.data?.pairs ?? [];
  const tell = useEffectEvent(onCount);
  useEffect(() => {
    if (answer.data !== undefined) tell({ count: answer.data.pairs.length, isAll: true });
  }, [answer.data]);
  const keepApart = async ({ one, other }: Pair) => {
    const reply = await apart.run({ oneId: one.id, otherId: other.id });
    if (reply.ok) notify({ tone: 'ok', text: t('care:duplicates.apartDone') });
  };
  return (
    <>
      <ErrorNotice failure={answer.error ?? apart.failure} />
      <Loading isWaiting={answer.isPending} />
      <Sheet>
        {answer.data !== undefined && pairs.length === 0 ? (
          <EmptyState title={t('care:duplicates.none')} hint={t('care:duplicates.noneHint')} />
        ) : null}
        {pairs.map((pair) => (
          <PairRow
            key={`${pair.one.id} ${pair.other.id}`}
            pair={pair}
            isBusy={apart.isPending}
            onOpen={onOpen}
            onMerge={() => setMerging(pair)}
            onApart={() => void keepApart(pair)}
          />
        ))}
      </Sheet>
      {answer.data?.hasMore === true ? (
        <Typography sx={{ color: 'text.secondary', mt: 1 }}>{t('care:duplicates.more')}</Typography>
      ) : null}
      {merging === null ? null : (
        <MergeDialog
          one={merging.one}
          otherId={merging.other.id}
          onClose={() => setMerging(null)}
          onMerged={() => setMerging(null)}
        />
      )}
    </>
  );
}

function PairRow({
  pair,
  isBusy,
  onOpen,
  onMerge,
  onApart,
}: {
  readonly pair: Pair;
  readonly isBusy: boolean;
  readonly onOpen: (memberId: number) => void;
  readonly onMerge: () => void;
  readonly onApart: () => void;
}) {
  const t = useT();
  const names = { one: pair.one.name, other: pair.other.name };
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 2,
        py: 1.5,
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Person row={pair.one} onOpen={onOpen} />
      <Person row={pair.other} onOpen={onOpen} />
      <Chip tone="warn">{t(REASONS[pair.reason])}</Chip>
      <Box sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
        <BigButton aria-label={t('care:duplicates.mergeFor', names)} onClick={onMerge}>
          {t('care:duplicates.merge')}
        </BigButton>
        <BigButton
          kind="quiet"
          aria-label={t('care:duplicates.apartFor', names)}
          disabled={isBusy}
          onClick={onApart}
        >
          {t('care:duplicates.apart')}
        </BigButton>
      </Box>
    </Box>
  );
}

function Person({
  row,
  onOpen,
}: {
  readonly row: MemberRow;
  readonly onOpen: (memberId: number) => void;
}) {
  const format = useFormat();
  const facts = [
    row.phoneMasked ?? '',
    row.cardNo ?? '',
    row.lastVisitDay === null ? '' : format.day(row.lastVisitDay),
  ];
  return (
    <ButtonBase
      onClick={() => onOpen(row.id)}
      sx={{
        display: 'block',
        flex: '1 1 220px',
        minHeight: 48,
        textAlign: 'left',
        font: 'inherit',
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontWeight: 600 }}>
        {row.name}
        <TierChip tier={row.tier} />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Typography>
    </ButtonBase>
  );
}
