import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState } from 'react';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, Choice, EmptyState, ErrorNotice, Page } from '../../ui/index.ts';
import { ExportButton } from '../exports/index.ts';
import { Ahead } from './ahead.tsx';
import { Breakage } from './breakage.tsx';
import { DeferredRevenue } from './deferred.tsx';
import { daysOf, lastMonths, monthOf, moveMonth } from './months.ts';
import { Summary } from './summary.tsx';
import { useReport } from './use-report.ts';
import { WaterfallChart, WaterfallTable } from './waterfall.tsx';

const PARTS = ['months', 'lots', 'ahead', 'breakage', 'money'] as const;
type Part = (typeof PARTS)[number];

const PART_NAMES: Readonly<Record<Part, TKey>> = {
  months: 'liability:part.months',
  lots: 'liability:part.lots',
  ahead: 'liability:part.ahead',
  breakage: 'liability:part.breakage',
  money: 'liability:part.money',
};

const LENGTHS = [1, 3, 6, 12, 24, 36] as const;
/** Months that can be looked at as of their end. */
const MONTHS_BACK = 60;

/** What the shop owes its members in points, as of the end of a month, for the accountant. */
export function LiabilityTab() {
  const t = useT();
  const format = useFormat();
  const [newest] = useState(() => monthOf(new Date()));
  const [toMonth, setToMonth] = useState(newest);
  const [length, setLength] = useState<number>(12);
  const [part, setPart] = useState<Part>('months');
  const run = useReport();
  const fromMonth = moveMonth(toMonth, 1 - length);
  const work = () => run.run({ fromMonth, toMonth });
  const begin = useEffectEvent(work);
  // The report of the last year, without asking first.
  useEffect(() => begin(), []);
  const { report, isRunning } = run;
  const isOther = report !== null && (report.toMonth !== toMonth || report.fromMonth !== fromMonth);
  return (
    <Page
      title={t('liability:title')}
      answer={t('liability:lead')}
      actions={
        <ExportButton
          key={`${fromMonth} ${toMonth}`}
          list={null}
          among={['liabilityMonths', 'liabilityLots', 'deferredRevenue']}
          days={daysOf(fromMonth, toMonth)}
        />
      }
    >
      <Stack sx={{ gap: 2.5 }}>
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Stack sx={{ width: 220 }}>
            <Choice
              label={t('liability:period.asOf')}
              value={toMonth}
              isDisabled={isRunning}
              options={lastMonths(newest, MONTHS_BACK).map((month) => ({
                value: month,
                text: format.month(month),
              }))}
              onChange={setToMonth}
            />
          </Stack>
          <Stack sx={{ width: 220 }}>
            <Choice
              label={t('liability:period.length')}
              value={length}
              isDisabled={isRunning}
              options={LENGTHS.map((months) => ({
                value: months as number,
                text: t('liability:period.months', { count: months }),
              }))}
              onChange={setLength}
            />
          </Stack>
          {isRunning ? (
            <BigButton onClick={run.stop}>{t('liability:stop')}</BigButton>
          ) : (
            <BigButton kind={isOther || report === null ? 'primary' : 'plain'} onClick={work}>
              {t('liability:run')}
            </BigButton>
          )}
        </Stack>
        <ErrorNotice failure={run.failure} />
        {isRunning ? (
          <Stack sx={{ gap: 1, maxWidth: 640 }}>
            <LinearProgress
              variant="determinate"
              value={run.share}
              aria-label={t('liability:title')}
            />
            <Typography role="status">{t('liability:working')}</Typography>
          </Stack>
        ) : null}
        {report === null || isRunning ? null : (
          <Shown report={report} part={part} onPart={setPart} onChanged={work} />
        )}
      </Stack>
    </Page>
  );
}

function Shown({
  report,
  part,
  onPart,
  onChanged,
}: {
  readonly report: LiabilityReport;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  readonly onChanged: () => void;
}) {
  const t = useT();
  if (report.lots.length === 0 && report.cohorts.length === 0) {
    return <EmptyState title={t('liability:empty.title')} hint={t('liability:empty.hint')} />;
  }
  return (
    <Stack sx={{ gap: 2 }}>
      {report.isMonthOpen ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('liability:open')}</Typography>
      ) : null}
      <Summary report={report} />
      <div>
        <Typography variant="subtitle1" sx={{ mb: 1 }}>
          {t('liability:waterfall.title')}
        </Typography>
        <WaterfallChart total={report.total} />
      </div>
      <Tabs
        value={part}
        onChange={(_, next: Part) => onPart(next)}
        variant="scrollable"
        aria-label={t('liability:title')}
        // All parts fit a small window in every language.
        sx={{ '& .MuiTab-root': { minWidth: 0, px: { xs: 1, lg: 2 } } }}
      >
        {PARTS.map((one) => (
          <Tab key={one} value={one} label={t(PART_NAMES[one])} />
        ))}
      </Tabs>
      {part === 'months' || part === 'lots' ? <WaterfallTable report={report} by={part} /> : null}
      {part === 'ahead' ? <Ahead report={report} /> : null}
      {part === 'breakage' ? <Breakage report={report} onChanged={onChanged} /> : null}
      {part === 'money' ? <DeferredRevenue report={report} /> : null}
    </Stack>
  );
}
