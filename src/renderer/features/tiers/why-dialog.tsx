import Box from '@mui/material/Box';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Fact, Loading, TierChip } from '../../ui/index.ts';
import { ChangeText } from './change-text.tsx';
import { CountedReceipts } from './counted-receipts.tsx';
import { LevelsTable } from './levels-table.tsx';
import { TierProgress } from './tier-progress.tsx';
import { useAmount } from './use-amount.ts';

type Explanation = CallValue<'tiers.explain'>;

/**
 * Why a member has this tier: for everybody what counts and how much it comes to, and for who runs
 * the store the levels, the rule version and every receipt.
 */
export function WhyDialog({
  memberId,
  onClose,
}: {
  readonly memberId: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const role = useTillQuery('staff.session', {}).data?.session?.role ?? 'cashier';
  const answer = useTillQuery('tiers.explain', { memberId });
  const [isFull, setIsFull] = useState<boolean | null>(null);
  const showsAll = isFull ?? role !== 'cashier';
  const why = answer.data;
  return (
    <Dialog
      isOpen
      title={t('tiers:why.title')}
      onClose={onClose}
      actions={
        <>
          <BigButton onClick={() => setIsFull(!showsAll)}>
            {t(showsAll ? 'tiers:why.less' : 'tiers:why.more')}
          </BigButton>
          <BigButton kind="primary" keys="esc" onClick={onClose}>
            {t('common:close')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {why === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Short why={why} />
          {showsAll ? <Full why={why} /> : null}
        </Box>
      )}
    </Dialog>
  );
}

function Short({ why }: { readonly why: Explanation }) {
  const t = useT();
  const format = useFormat();
  const { progress, lastChange } = why;
  const amount = useAmount(progress.metric);
  const { from, to } = progress.window;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
        <TierChip tier={progress.tier} />
        <span>
          {progress.since === null
            ? t('tiers:why.sinceUnknown')
            : t('tiers:page.since', { day: format.day(progress.since) })}
        </span>
      </Box>
      {lastChange === null ? null : <ChangeText change={lastChange} />}
      {progress.isAutomatic ? (
        <Fact label={t('tiers:why.now')} isStrong>
          {t('tiers:why.short', {
            from: format.day(from),
            to: format.day(to),
            amount: amount(progress.value),
          })}
        </Fact>
      ) : (
        <span>{t('tiers:line.manual')}</span>
      )}
      <TierProgress progress={progress} />
    </Box>
  );
}

const METRICS = {
  spend: 'tiers:metric.spend',
  points: 'tiers:metric.points',
  visits: 'tiers:metric.visits',
} as const;

function Full({ why }: { readonly why: Explanation }) {
  const t = useT();
  const format = useFormat();
  const { progress, windowKind, windowMonths, graceDays } = why;
  if (!progress.isAutomatic) return null;
  const window =
    windowKind === 'rolling'
      ? t('tiers:window.rolling', { count: windowMonths })
      : t(windowKind === 'anniversary' ? 'tiers:window.anniversary' : 'tiers:window.calendarYear');
  return (
    <>
      <div>
        <Box sx={{ py: 0.75, borderBottom: '1px solid', borderColor: 'divider' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('tiers:why.metric')}
          </Box>
          <div>{t(METRICS[progress.metric])}</div>
        </Box>
        <Fact label={t('tiers:why.window')}>{window}</Fact>
        <Fact label={t('tiers:why.grace')}>{format.number(graceDays)}</Fact>
        <Fact label={t('tiers:why.version')}>{format.number(progress.programmeVersion)}</Fact>
      </div>
      <LevelsTable levels={why.levels} metric={progress.metric} current={progress.tier} />
      <CountedReceipts receipts={why.receipts} metric={progress.metric} isCut={why.isCut} />
    </>
  );
}
