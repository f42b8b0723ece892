import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

/** The three figures that count, and the proof that they come from the ledger. */
export function Summary({ report }: { readonly report: LiabilityReport }) {
  const t = useT();
  const format = useFormat();
  const { proof, total, breakage } = report;
  const agrees =
    proof.entries === total.closing && proof.lots === proof.entries && proof.held === proof.lots;
  const figures = [
    {
      name: t('liability:summary.points', { day: format.day(report.asOf) }),
      value: format.number(total.closing),
      hint: agrees
        ? t('liability:summary.agrees')
        : t('liability:summary.differs', {
            entries: format.number(proof.entries),
            lots: format.number(proof.lots),
            held: format.number(proof.held),
          }),
      isWrong: !agrees,
    },
    {
      name: t('liability:summary.deferred'),
      value: format.money(report.deferredMinor),
      hint: t('liability:summary.deferredHint'),
    },
    {
      name: t('liability:summary.breakage'),
      value: format.percent(10_000 - breakage.expectedBp),
      hint: t(
        breakage.method === 'history' ? 'liability:summary.byHistory' : 'liability:summary.decided',
      ),
    },
  ];
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
        gap: 1.5,
      }}
    >
      {figures.map(({ name, value, hint, isWrong = false }) => (
        <Box
          key={name}
          sx={{
            p: 2,
            bgcolor: 'background.paper',
            border: '1px solid',
            borderColor: isWrong ? 'error.main' : 'divider',
            borderRadius: '12px',
          }}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {name}
          </Typography>
          <Typography
            sx={{ fontSize: '1.25rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
          >
            {value}
          </Typography>
          <Typography
            variant="body2"
            role={isWrong ? 'alert' : undefined}
            sx={{ color: isWrong ? 'error.main' : 'text.secondary' }}
          >
            {hint}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
