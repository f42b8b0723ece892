import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ComparisonRow, SimulationResult } from '../../../contract/simulation.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { type FigureRow, FigureTable } from '../../ui/index.ts';
import { signed } from './words.ts';

const VIEWS = ['rules', 'tiers', 'counters', 'months'] as const;
type View = (typeof VIEWS)[number];

const VIEW_NAMES: Readonly<Record<View, TKey>> = {
  rules: 'simulation:view.rules',
  tiers: 'simulation:view.tiers',
  counters: 'simulation:view.counters',
  months: 'simulation:view.months',
};

const PART_NAMES: Readonly<Record<'base' | 'caps' | 'returns', TKey>> = {
  base: 'simulation:part.base',
  caps: 'simulation:part.caps',
  returns: 'simulation:part.returns',
};

/** The result cut four ways: what each rule costs, by tier, by counter, by month. */
export function ResultTables({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const [view, setView] = useState<View>('rules');
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Tabs
        value={view}
        onChange={(_, next: View) => setView(next)}
        variant="scrollable"
        aria-label={t('simulation:view.label')}
      >
        {VIEWS.map((one) => (
          <Tab key={one} value={one} label={t(VIEW_NAMES[one])} />
        ))}
      </Tabs>
      {view === 'rules' ? (
        <RuleTable result={result} />
      ) : (
        <Comparison result={result} view={view} />
      )}
    </Stack>
  );
}

function RuleTable({ result }: { readonly result: SimulationResult }) {
  const t = useT();
  const format = useFormat();
  const rows: FigureRow[] = result.rules.map(({ part, ruleId, name, sales, points, minor }) => ({
    key: ruleId ?? part,
    cells: [
      part === 'rule' ? name : t(PART_NAMES[part]),
      format.number(sales),
      format.number(points),
      format.money(minor),
    ],
  }));
  const { simulated, simulatedMinor, sales } = result.total;
  const total = [t('simulation:total'), sales, simulated].map((cell) =>
    typeof cell === 'number' ? format.number(cell) : cell,
  );
  return (
    <>
      <FigureTable
        label={t('simulation:view.rules')}
        heads={[
          t('simulation:head.part'),
          t('simulation:head.receipts'),
          t('simulation:head.points'),
          t('simulation:head.cost'),
        ]}
        rows={[
          ...rows,
          { key: 'total', isTotal: true, cells: [...total, format.money(simulatedMinor)] },
        ]}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('simulation:rulesHint')}
      </Typography>
    </>
  );
}

function Comparison({
  result,
  view,
}: {
  readonly result: SimulationResult;
  readonly view: Exclude<View, 'rules'>;
}) {
  const t = useT();
  const format = useFormat();
  const named: Readonly<
    Record<typeof view, () => (ComparisonRow & { key: string; name: string })[]>
  > = {
    tiers: () =>
      result.tiers.map((row) => ({ ...row, key: row.tier, name: t(`common:tier.${row.tier}`) })),
    counters: () =>
      result.counters.map((row) => ({ ...row, key: row.code, name: `${row.code} ${row.name}` })),
    months: () =>
      result.months.map((row) => ({ ...row, key: row.month, name: format.month(row.month) })),
  };
  const cells = (name: string, row: ComparisonRow) => [
    name,
    format.number(row.sales),
    format.number(row.posted),
    format.number(row.simulated),
    signed(row.simulated - row.posted, format.number),
    signed(row.simulatedMinor - row.postedMinor, format.money),
  ];
  return (
    <FigureTable
      label={t(VIEW_NAMES[view])}
      heads={[
        t(VIEW_NAMES[view]),
        t('simulation:head.sales'),
        t('simulation:posted'),
        t('simulation:simulated'),
        t('simulation:head.difference'),
        t('simulation:head.costDifference'),
      ]}
      rows={[
        ...named[view]().map((row) => ({ key: row.key, cells: cells(row.name, row) })),
        { key: 'total', isTotal: true, cells: cells(t('simulation:total'), result.total) },
      ]}
    />
  );
}
