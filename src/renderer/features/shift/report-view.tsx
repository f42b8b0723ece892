import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ShiftReport } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Moment, Money, Sheet } from '../../ui/index.ts';
import { FigureTable } from './figure-table.tsx';
import { drawerRows, receiptRows, taxRows, tenderRows } from './report-rows.ts';

/** The figures of a shift: drawer and receipts side by side, tenders and taxes below. */
export function ReportView({ report }: { readonly report: ShiftReport }) {
  const t = useT();
  const format = useFormat();
  const words = { t, format };
  return (
    <Box
      sx={{
        // Sheets of different heights, one below the other without holes.
        columns: '3 320px',
        columnGap: 2,
        '& > *': { breakInside: 'avoid', mb: 2 },
      }}
    >
      <FigureTable title={t('shift:section.drawer')} rows={drawerRows(report, words)} />
      <FigureTable title={t('shift:section.receipts')} rows={receiptRows(report, words)} />
      {report.figures.tenders.length === 0 ? null : (
        <FigureTable title={t('shift:section.tenders')} rows={tenderRows(report, words)} />
      )}
      {report.figures.taxes.length === 0 ? null : (
        <FigureTable title={t('shift:section.taxes')} rows={taxRows(report, words)} />
      )}
      {report.movements.length === 0 ? null : <Movements report={report} />}
    </Box>
  );
}

function Movements({ report }: { readonly report: ShiftReport }) {
  const t = useT();
  return (
    <Sheet>
      <Typography variant="subtitle1" sx={{ px: 2.5, pt: 2, pb: 1 }}>
        {t('shift:section.movements')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {report.movements.map((movement) => (
          <Box
            component="li"
            key={`${movement.at} ${movement.kind} ${movement.amountMinor}`}
            sx={{
              display: 'flex',
              gap: 2,
              px: 2.5,
              py: 1,
              borderTop: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ overflowWrap: 'anywhere' }}>{movement.reason}</Box>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {movement.staffName} · <Moment at={movement.at} />
                {movement.approvedByName === null
                  ? null
                  : ` · ${t('shift:approvedBy', { name: movement.approvedByName })}`}
              </Typography>
            </Box>
            <Money minor={movement.kind === 'in' ? movement.amountMinor : -movement.amountMinor} />
          </Box>
        ))}
      </Box>
    </Sheet>
  );
}
