import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import {
  type LiabilityReport,
  POINTS_FLOWS,
  type PointsFlow,
  type WaterfallRow,
} from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BarChart, type ChartTone, FigureTable } from '../../ui/index.ts';
import { FLOW_NAMES } from './flow-names.ts';

/** Flows that are nothing in the whole period take no column. */
function flowsIn(rows: readonly WaterfallRow[]): PointsFlow[] {
  return POINTS_FLOWS.filter((flow) => rows.some((row) => row[flow] !== 0));
}

/** Bars from the opening to the closing: each flow begins where the one before it ended. */
function barsOf(total: WaterfallRow, flows: readonly PointsFlow[]) {
  const ends = flows.map((_, at) =>
    flows.slice(0, at + 1).reduce((sum, flow) => sum + total[flow], total.opening),
  );
  const steps = ends.map((end, at) => [ends[at - 1] ?? total.opening, end] as const);
  const tones = flows.map((flow): ChartTone => (total[flow] > 0 ? 'ok' : 'danger'));
  return {
    figures: [total.opening, ...flows.map((flow) => total[flow]), total.closing],
    values: [total.opening, ...steps, total.closing],
    tone: ['accent' as const, ...tones, 'accent' as const],
  };
}

/** How points came and went over the period. */
export function WaterfallChart({ total }: { readonly total: WaterfallRow }) {
  const t = useT();
  const format = useFormat();
  const bars = useMemo(() => {
    const flows = flowsIn([total]);
    const { figures, ...shape } = barsOf(total, flows);
    const names = flows.map((flow) => t(FLOW_NAMES[flow]));
    return {
      figures,
      labels: [t('liability:opening'), ...names, t('liability:closing')],
      series: [{ name: t('liability:points'), ...shape }],
    };
  }, [total, t]);
  return (
    <BarChart
      label={t('liability:waterfall.title')}
      labels={bars.labels}
      series={bars.series}
      write={format.number}
      tell={(_, at) => format.number(bars.figures[at] ?? 0)}
      height={280}
    />
  );
}

/** The same in figures, by month or by the month in which the lots were earned. */
export function WaterfallTable({
  report,
  by,
}: {
  readonly report: LiabilityReport;
  readonly by: 'months' | 'lots';
}) {
  const t = useT();
  const format = useFormat();
  const { total } = report;
  const rows = report[by];
  const flows = flowsIn([...rows, total]);
  const cells = (name: string, row: WaterfallRow) => [
    name,
    format.number(row.opening),
    ...flows.map((flow) => format.number(row[flow])),
    format.number(row.closing),
  ];
  const label = t(by === 'months' ? 'liability:waterfall.byMonth' : 'liability:waterfall.byLot');
  return (
    <Stack sx={{ gap: 1 }}>
      <FigureTable
        label={label}
        heads={[
          t(by === 'months' ? 'liability:month' : 'liability:earnedIn'),
          t('liability:opening'),
          ...flows.map((flow) => t(FLOW_NAMES[flow])),
          t('liability:closing'),
        ]}
        rows={[
          ...rows.map((row) => ({ key: row.month, cells: cells(format.month(row.month), row) })),
          { key: 'total', isTotal: true, cells: cells(t('liability:total'), total) },
        ]}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(by === 'months' ? 'liability:define.months' : 'liability:define.lots')}
      </Typography>
    </Stack>
  );
}
