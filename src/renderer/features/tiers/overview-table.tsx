import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { TierChip } from '../../ui/index.ts';

/** A row for each tier, the highest first: members, and who came and went in the period. */
export function OverviewTable({ tiers }: { readonly tiers: CallValue<'tiers.overview'>['tiers'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table aria-label={t('tiers:overview.title')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('tiers:why.tier')}</TableCell>
          <TableCell align="right">{t('tiers:overview.members')}</TableCell>
          <TableCell align="right">{t('tiers:overview.byHand')}</TableCell>
          <TableCell align="right">{t('tiers:overview.risen')}</TableCell>
          <TableCell align="right">{t('tiers:overview.fallen')}</TableCell>
          <TableCell align="right">{t('tiers:overview.left')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {tiers.toReversed().map((row) => (
          <TableRow key={row.tier} sx={{ '&:last-child td': { borderBottom: 0 } }}>
            <TableCell>
              <TierChip tier={row.tier} />
            </TableCell>
            {[row.members, row.byHand, row.risenTo, row.fallenTo, row.left].map((count, index) => (
              <TableCell
                // The columns never change places.
                key={COLUMNS[index]}
                align="right"
                sx={{ fontVariantNumeric: 'tabular-nums' }}
              >
                {format.number(count)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const COLUMNS = ['members', 'byHand', 'risenTo', 'fallenTo', 'left'] as const;
