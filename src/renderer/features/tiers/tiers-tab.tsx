import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useContext, useEffect, useState } from 'react';
import { addMonths, businessDayOf } from '../../../contract/kernel/time.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { invalidateTopics } from '../../lib/query-client.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { DateField, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { ForecastPart } from './forecast-part.tsx';
import { OverviewTable } from './overview-table.tsx';

const MONTHS_SHOWN = 3;
const REVIEW_MS = 3000;

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** How many members each tier has, who came and went, who will drop and who is close. */
export function TiersTab() {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useContext(TillFactsContext);
  const [today] = useState(() => businessDayOf(Date.now(), { timeZone, cutoverMinutes: 0 }));
  const [fromDay, setFromDay] = useState(() => addMonths(today, -MONTHS_SHOWN));
  const [toDay, setToDay] = useState(today);
  const [isReviewing, setIsReviewing] = useState(false);
  const answer = useTillQuery(
    'tiers.overview',
    { fromDay, toDay },
    {
      isEnabled: isDay(fromDay) && isDay(toDay),
      keepsPrevious: true,
      ...(isReviewing ? { refetchMs: REVIEW_MS } : {}),
    },
  );
  const overview = answer.data;
  const reviewing = overview?.reviewing ?? null;
  const isUnderWay = reviewing !== null;
  if (isUnderWay !== isReviewing) setIsReviewing(isUnderWay);
  useEffect(() => {
    // What idle moments change is told to nobody: ask again once everybody was looked at.
    if (!isUnderWay) invalidateTopics(['tiers']);
  }, [isUnderWay]);
  const raised = overview?.tiers
    .filter(({ tier }) => tier !== 'standard')
    .reduce((sum, { members }) => sum + members, 0);
  return (
    <Page
      title={t('tiers:overview.title')}
      answer={
        raised === undefined
          ? undefined
          : t('tiers:overview.answer', { count: raised, figure: format.number(raised) })
      }
      actions={
        <>
          <DateField label={t('tiers:overview.from')} day={fromDay} onChange={setFromDay} />
          <DateField label={t('tiers:overview.to')} day={toDay} onChange={setToDay} />
        </>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {overview === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 4 }}>
          {reviewing === null ? null : (
            <Typography role="status">
              {t('tiers:overview.reviewing', {
                percent: format.number(
                  Math.floor((reviewing.done * 100) / Math.max(1, reviewing.total)),
                ),
              })}
            </Typography>
          )}
          <Sheet>
            <OverviewTable tiers={overview.tiers} />
          </Sheet>
          {overview.isAutomatic ? (
            <>
              <ForecastPart kind="drops" today={today} />
              <ForecastPart kind="near" today={today} />
            </>
          ) : (
            <Typography sx={{ color: 'text.secondary' }}>{t('tiers:overview.manual')}</Typography>
          )}
        </Box>
      )}
    </Page>
  );
}
