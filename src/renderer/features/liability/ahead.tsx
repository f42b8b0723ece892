import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { type FigureRow, FigureTable } from '../../ui/index.ts';

/** What lapses in no month that is shown. */
const REST = [
  ['lapsed', 'liability:expiring.lapsed'],
  ['later', 'liability:expiring.later'],
  ['never', 'liability:expiring.never'],
] as const;

/** How old the open points are, and when they lapse. */
export function Ahead({ report }: { readonly report: LiabilityReport }) {
  const t = useT();
  const format = useFormat();
  const { ageing, debts, expiring, total } = report;
  const row = (key: string, name: string, points: number, isTotal = false): FigureRow => ({
    key,
    isTotal,
    cells: [name, format.number(points)],
  });
  const closing = row('total', t('liability:closing'), total.closing, true);
  const owed = debts === 0 ? [] : [row('debts', t('liability:debts'), debts)];
  const extra = REST.flatMap(([key, name]) =>
    expiring[key] === 0 ? [] : [row(key, t(name), expiring[key])],
  );
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
          gap: 2,
          alignItems: 'start',
        }}
      >
        <FigureTable
          label={t('liability:ageing.title')}
          heads={[t('liability:ageing.age'), t('liability:points')]}
          rows={[
            ...ageing.map(({ from, to, points }) =>
              row(
                String(from),
                to === null
                  ? t('liability:ageing.older', { from })
                  : t('liability:ageing.months', { from, to }),
                points,
              ),
            ),
            ...owed,
            closing,
          ]}
        />
        <FigureTable
          label={t('liability:expiring.title')}
          heads={[t('liability:expiring.month'), t('liability:points')]}
          rows={[
            ...expiring.months
              .filter(({ points }) => points !== 0)
              .map(({ month, points }) => row(month, format.month(month), points)),
            ...extra,
            ...owed,
            closing,
          ]}
        />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('liability:define.ahead')}
      </Typography>
    </Stack>
  );
}
