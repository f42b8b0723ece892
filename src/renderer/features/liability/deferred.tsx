import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { FigureTable } from '../../ui/index.ts';

const DEFINITIONS = [
  'liability:define.deferred',
  'liability:define.recognised',
  'liability:define.sales',
] as const;

/** Deferred revenue: how it moved month by month, and what each month's sales still owe. */
export function DeferredRevenue({ report }: { readonly report: LiabilityReport }) {
  const t = useT();
  const format = useFormat();
  const { stepPoints, stepWorthMinor } = report.value;
  return (
    <Stack sx={{ gap: 2 }}>
      <FigureTable
        label={t('liability:money.title')}
        heads={[
          t('liability:month'),
          t('liability:opening'),
          t('liability:money.deferred'),
          t('liability:money.reversed'),
          t('liability:money.recognised'),
          t('liability:closing'),
        ]}
        rows={report.money.map((row) => ({
          key: row.month,
          cells: [
            format.month(row.month),
            format.amount(row.openingMinor),
            format.amount(row.deferredMinor),
            format.amount(row.reversedMinor),
            format.amount(row.recognisedMinor),
            format.amount(row.closingMinor),
          ],
        }))}
      />
      <FigureTable
        label={t('liability:cohorts.title')}
        heads={[
          t('liability:cohorts.soldIn'),
          t('liability:cohorts.sales'),
          t('liability:cohorts.points'),
          t('liability:cohorts.expected'),
          t('liability:cohorts.price'),
          t('liability:cohorts.deferred'),
          t('liability:cohorts.redeemed'),
          t('liability:cohorts.recognised'),
          t('liability:cohorts.liability'),
        ]}
        rows={[
          ...report.cohorts.map((row) => ({
            key: row.month,
            cells: [
              format.month(row.month),
              format.amount(row.salesMinor),
              format.number(row.points),
              format.percent(row.expectedBp),
              format.amount(row.standAloneMinor),
              format.amount(row.deferredMinor),
              <Box key="of" component="span" sx={{ whiteSpace: 'normal' }}>
                {t('liability:cohorts.of', {
                  redeemed: format.number(row.redeemed),
                  expected: format.number(row.expected),
                })}
              </Box>,
              format.amount(row.recognisedMinor),
              format.amount(row.liabilityMinor),
            ],
          })),
          {
            key: 'total',
            isTotal: true,
            cells: [
              t('liability:total'),
              ...Array.from({ length: 7 }, () => ''),
              format.amount(report.deferredMinor),
            ],
          },
        ]}
      />
      {DEFINITIONS.map((what) => (
        <Typography key={what} variant="body2" sx={{ color: 'text.secondary' }}>
          {t(what, {
            points: format.number(stepPoints),
            worth: format.money(stepWorthMinor),
          })}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('liability:define.withoutSale', {
          points: format.number(report.withoutSale.points),
          money: format.money(report.withoutSale.worthMinor),
        })}
      </Typography>
    </Stack>
  );
}
