import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import type { NotKnown, SimulationResult } from '../../../contract/simulation.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BarChart, EmptyState } from '../../ui/index.ts';
import { MemberSides } from './member-sides.tsx';
import { ResultTables } from './result-tables.tsx';
import { signed } from './words.ts';

const NOT_KNOWN_TEXTS: Readonly<Record<NotKnown, TKey>> = {
  clubs: 'simulation:notKnown.clubs',
  records: 'simulation:notKnown.records',
  birthdays: 'simulation:notKnown.birthdays',
  merged: 'simulation:notKnown.merged',
  claimed: 'simulation:notKnown.claimed',
  imported: 'simulation:notKnown.imported',
  oldReturns: 'simulation:notKnown.oldReturns',
};

/** What a simulation found, from the answer down to single members. */
export function ResultView({
  result,
  rules,
  isStale,
}: {
  readonly result: SimulationResult;
  readonly rules: ProgrammeRules;
  readonly isStale: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const days = { from: format.day(result.fromDay), to: format.day(result.toDay) };
  if (result.replayed === 0 && result.returns === 0) {
    return (
      <EmptyState
        title={t('simulation:nothing.title', days)}
        hint={t('simulation:nothing.hint', { figure: format.number(result.sales) })}
      />
    );
  }
  return (
    <Stack sx={{ gap: 2.5 }}>
      {isStale ? <Alert severity="warning">{t('simulation:stale')}</Alert> : null}
      <Answer result={result} />
      <Figures result={result} />
      <MonthChart result={result} />
      <ResultTables result={result} />
      <MemberSides result={result} />
      <Reckoning result={result} rules={rules} />
    </Stack>
  );
}

/** The answer in a sentence: how much more or less, in points and in money. */
function Answer({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const format = useFormat();
  const { posted, simulated, postedMinor, simulatedMinor } = result.total;
  const points = simulated - posted;
  const minor = simulatedMinor - postedMinor;
  const figures = {
    points: format.number(Math.abs(points)),
    money: format.money(Math.abs(minor)),
    from: format.day(result.fromDay),
    to: format.day(result.toDay),
  };
  if (points === 0 && minor === 0) {
    return <Typography variant="h2">{t('simulation:answer.same', figures)}</Typography>;
  }
  const isMore = minor === 0 ? points > 0 : minor > 0;
  return (
    <Typography variant="h2">
      {t(isMore ? 'simulation:answer.more' : 'simulation:answer.less', figures)}
    </Typography>
  );
}

function Figures({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const format = useFormat();
  const { total, salesMinor, replayed, touched, members } = result;
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : `${format.number(Math.round((part * 1000) / whole) / 10)} %`;
  const minor = total.simulatedMinor - total.postedMinor;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))',
        gap: 1.5,
      }}
    >
      <Figure
        name={t('simulation:figure.points')}
        value={format.number(total.simulated)}
        hint={t('simulation:figure.before', { figure: format.number(total.posted) })}
      />
      <Figure
        name={t('simulation:figure.cost')}
        value={format.money(total.simulatedMinor)}
        hint={t('simulation:figure.before', { figure: format.money(total.postedMinor) })}
      />
      <Figure
        name={t('simulation:figure.difference')}
        value={signed(minor, format.money)}
        hint={t('simulation:figure.ofSales', {
          before: share(total.postedMinor, salesMinor),
          after: share(total.simulatedMinor, salesMinor),
        })}
      />
      <Figure
        name={t('simulation:figure.touched')}
        value={format.number(touched)}
        hint={t('simulation:figure.ofReplayed', {
          share: share(touched, replayed),
          figure: format.number(replayed),
        })}
      />
      <Figure
        name={t('simulation:figure.winners')}
        value={format.number(members.winners.count)}
        hint={t('simulation:figure.losers', {
          figure: format.number(members.losers.count),
          same: format.number(members.same),
        })}
      />
    </Box>
  );
}

function Figure({
  name,
  value,
  hint,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly hint: string;
}) {
  return (
    <Box
      sx={{
        p: 2,
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
      }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography sx={{ fontSize: '1.25rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {hint}
      </Typography>
    </Box>
  );
}

function MonthChart({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const format = useFormat();
  if (result.months.length < 2) return null;
  return (
    <div>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'baseline', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="subtitle1">{t('simulation:chart')}</Typography>
        <Legend tone="surface.edge" text={t('simulation:posted')} />
        <Legend tone="primary.main" text={t('simulation:simulated')} />
      </Stack>
      <BarChart
        label={t('simulation:chart')}
        labels={result.months.map(({ month }) => format.month(month))}
        series={[
          {
            name: t('simulation:posted'),
            tone: 'plain',
            values: result.months.map(({ posted }) => posted),
          },
          {
            name: t('simulation:simulated'),
            tone: 'accent',
            values: result.months.map(({ simulated }) => simulated),
          },
        ]}
        write={format.number}
      />
    </div>
  );
}

function Legend({ tone, text }: { readonly tone: string; readonly text: string }) {
  return (
    <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
      <Box aria-hidden sx={{ width: 12, height: 12, borderRadius: '3px', bgcolor: tone }} />
      <Typography variant="body2">{text}</Typography>
    </Stack>
  );
}

/** How it was reckoned, and what history cannot tell. */
function Reckoning({
  result,
  rules,
}: {
  readonly result: SimulationResult;
  readonly rules: ProgrammeRules;
}) {
  const t = useT();
  const format = useFormat();
  const { stepPoints, stepWorthMinor } = rules.redemption;
  return (
    <Stack component="section" sx={{ gap: 0.5, color: 'text.secondary' }}>
      <Typography variant="subtitle1" sx={{ color: 'text.primary' }}>
        {t('simulation:how.title')}
      </Typography>
      <Typography variant="body2">
        {t('simulation:how.cost', {
          points: format.number(stepPoints),
          worth: format.money(stepWorthMinor),
          share: format.number(result.expectedBp / 100),
        })}
      </Typography>
      <Typography variant="body2">{t('simulation:how.replay')}</Typography>
      {result.notKnown.map(({ what, count }) => (
        <Typography key={what} variant="body2">
          {t('simulation:notKnown.lead')}{' '}
          {t(NOT_KNOWN_TEXTS[what], { figure: format.number(count) })}
        </Typography>
      ))}
    </Stack>
  );
}
