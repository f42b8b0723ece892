import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useNavigate } from 'react-router';
import { MANAGERS } from '../../../contract/call.ts';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { RowName } from '../../ui/index.ts';
import { TIER_NAMES, useAmount } from './use-amount.ts';

/** Members of a forecast: from which tier to which, what they have and lack, by when. */
export function ForecastTable({ forecast }: { readonly forecast: CallValue<'tiers.forecast'> }) {
  const t = useT();
  const format = useFormat();
  const amount = useAmount(forecast.metric);
  const navigate = useNavigate();
  const role = useTillQuery('staff.session', {}).data?.session?.role ?? 'cashier';
  const opens = MANAGERS.includes(role);
  const hasDay = forecast.rows.some(({ by }) => by !== null);
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>{t('tiers:forecast.member')}</TableCell>
          <TableCell>{t('tiers:forecast.change')}</TableCell>
          <TableCell align="right">{t('tiers:forecast.has')}</TableCell>
          <TableCell align="right">{t('tiers:forecast.missing')}</TableCell>
          {hasDay ? <TableCell>{t('tiers:forecast.by')}</TableCell> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {forecast.rows.map((row) => (
          <TableRow key={row.memberId} hover={opens}>
            <TableCell sx={{ py: 0 }}>
              <RowName
                isDisabled={!opens}
                onOpen={() => void navigate(`/members?m=${row.memberId}`)}
              >
                {row.name}
              </RowName>
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {t(TIER_NAMES[row.tier])} → {t(TIER_NAMES[row.to])}
            </TableCell>
            <TableCell align="right" sx={FIGURE}>
              {amount(row.value)}
            </TableCell>
            <TableCell align="right" sx={FIGURE}>
              {amount(row.missing)}
            </TableCell>
            {hasDay ? (
              <TableCell sx={FIGURE}>{row.by === null ? '' : format.day(row.by)}</TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const FIGURE = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
