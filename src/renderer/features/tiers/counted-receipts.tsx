import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { CallValue } from '../../../contract/index.ts';
import type { TierMetric } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useAmount } from './use-amount.ts';

/** The receipts of the window with what each adds; a return takes off on the day of its sale. */
export function CountedReceipts({
  receipts,
  metric,
  isCut,
}: {
  readonly receipts: CallValue<'tiers.explain'>['receipts'];
  readonly metric: TierMetric;
  readonly isCut: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const amount = useAmount(metric);
  if (receipts.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('tiers:why.noReceipts')}</Typography>;
  }
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={t('tiers:why.receipts')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('tiers:why.receipt')}</TableCell>
            <TableCell>{t('tiers:why.countsOn')}</TableCell>
            <TableCell align="right">{t('tiers:why.counts')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {receipts.map((receipt) => (
            <TableRow key={receipt.saleId}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {receipt.receiptNo}
                {receipt.kind === 'return' ? ` · ${t('tiers:why.returnOf')}` : ''}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.day(receipt.countsOn)}</TableCell>
              <TableCell
                align="right"
                sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
              >
                {amount(receipt.value)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {isCut ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t('tiers:why.cut')}
        </Typography>
      ) : null}
    </Box>
  );
}
