import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { addDays, type BusinessDay } from '../../../contract/kernel/time.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Choice, EmptyState, ErrorNotice, Loading, Sheet } from '../../ui/index.ts';
import { ExportButton } from '../exports/index.ts';
import { ForecastTable } from './forecast-table.tsx';

/** Rows at first; the whole list is in the export. */
const FEW = 20;
const MANY = 100;
const DAYS = [30, 60, 90, 180, 366] as const;
const PERCENTS = [5, 10, 20, 30, 50] as const;

type Kind = 'drops' | 'near';

const WORDS = {
  drops: {
    title: 'tiers:forecast.drops',
    answer: 'tiers:forecast.dropsAnswer',
    none: 'tiers:forecast.noDrops',
    noneHint: 'tiers:forecast.noDropsHint',
  },
  near: {
    title: 'tiers:forecast.near',
    answer: 'tiers:forecast.nearAnswer',
    none: 'tiers:forecast.noNear',
    noneHint: 'tiers:forecast.noNearHint',
  },
} as const satisfies Record<Kind, Record<string, TKey>>;

/** Who will drop at the end of the window, or who is close to the next tier; each opens a member. */
export function ForecastPart({
  kind,
  today,
}: {
  readonly kind: Kind;
  readonly today: BusinessDay;
}) {
  const t = useT();
  const format = useFormat();
  const [days, setDays] = useState<number>(90);
  const [percent, setPercent] = useState<number>(20);
  const [limit, setLimit] = useState(FEW);
  const wish = { kind, withinDays: days, withinPercent: percent, limit };
  const answer = useTillQuery('tiers.forecast', wish, { keepsPrevious: true });
  const forecast = answer.data;
  const words = WORDS[kind];
  const within = { days: format.number(days), percent: format.number(percent) };
  const total = forecast?.total ?? 0;
  return (
    <section>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 2, mb: 1.5 }}>
        <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography variant="h2">{t(words.title)}</Typography>
          {total === 0 ? null : (
            <Typography sx={{ color: 'text.secondary' }}>
              {t(words.answer, { count: total, figure: format.number(total), ...within })}
            </Typography>
          )}
        </Box>
        <Box sx={{ width: 180 }}>
          {kind === 'drops' ? (
            <Choice
              label={t('tiers:forecast.days')}
              value={days}
              options={DAYS.map((value) => ({
                value,
                text: t('tiers:forecast.daysOption', { count: value }),
              }))}
              onChange={setDays}
            />
          ) : (
            <Choice
              label={t('tiers:forecast.lacks')}
              value={percent}
              options={PERCENTS.map((value) => ({
                value,
                text: t('tiers:forecast.percentOption', { count: value }),
              }))}
              onChange={setPercent}
            />
          )}
        </Box>
        {kind === 'drops' ? (
          <ExportButton list="tierDrops" days={{ from: today, until: addDays(today, days) }} />
        ) : (
          <ExportButton list="tierNear" percent={percent} />
        )}
      </Box>
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {forecast === undefined ? null : (
        <Sheet>
          {forecast.rows.length === 0 ? (
            <EmptyState title={t(words.none)} hint={t(words.noneHint, within)} />
          ) : (
            <ForecastTable forecast={forecast} />
          )}
        </Sheet>
      )}
      {forecast !== undefined && forecast.rows.length < total ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('tiers:forecast.cut', {
              figure: format.number(forecast.rows.length),
              total: format.number(total),
            })}
          </Typography>
          {limit < MANY ? (
            <BigButton kind="quiet" onClick={() => setLimit(MANY)}>
              {t('tiers:page.more')}
            </BigButton>
          ) : null}
        </Box>
      ) : null}
    </section>
  );
}
