import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { CallValue } from '../../../contract/index.ts';
import type { Tier, TierMetric } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import { TierChip } from '../../ui/index.ts';
import { useAmount } from './use-amount.ts';

/** What each tier asks for: to reach it, and to keep it. */
export function LevelsTable({
  levels,
  metric,
  current,
}: {
  readonly levels: CallValue<'tiers.explain'>['levels'];
  readonly metric: TierMetric;
  readonly current: Tier;
}) {
  const t = useT();
  const amount = useAmount(metric);
  return (
    <Table size="small" aria-label={t('tiers:why.levels')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('tiers:why.tier')}</TableCell>
          <TableCell align="right">{t('tiers:why.reach')}</TableCell>
          <TableCell align="right">{t('tiers:why.keep')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {levels.map(({ tier, reachAt, keepAt }) => (
          <TableRow key={tier} selected={tier === current}>
            <TableCell>
              <TierChip tier={tier} />
            </TableCell>
            <TableCell align="right" sx={FIGURE}>
              {amount(reachAt)}
            </TableCell>
            <TableCell align="right" sx={FIGURE}>
              {amount(keepAt)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const FIGURE = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
