import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { moveAmongRows } from '../../lib/move-among-rows.ts';
import { BigButton, Chip } from '../../ui/index.ts';

/** A row of counters, suppliers, categories or brands. */
export interface RecordLine {
  readonly id: number;
  readonly name: string;
  /** What stands between the name and the number. */
  readonly cells: readonly string[];
  readonly count: string;
  readonly isActive: boolean;
  readonly action?: ReactNode;
}

interface Props {
  readonly heads: readonly string[];
  readonly rows: readonly RecordLine[];
  readonly onChange: (id: number) => void;
}

/** Simple records in a table; `heads` name the columns, the last one a number. */
export function RecordTable({ heads, rows, onChange }: Props) {
  const t = useT();
  const last = heads.length - 1;
  return (
    <Table onKeyDown={moveAmongRows}>
      <TableHead>
        <TableRow>
          {heads.map((head, index) => (
            <TableCell key={head} align={index === last ? 'right' : 'left'}>
              {head}
            </TableCell>
          ))}
          <TableCell />
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} sx={{ '&:last-child td': { borderBottom: 0 } }}>
            <TableCell sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {row.name} {row.isActive ? null : <Chip>{t('catalog:closed')}</Chip>}
            </TableCell>
            {row.cells.map((cell, index) => (
              <TableCell key={heads[index + 1]} sx={{ overflowWrap: 'anywhere' }}>
                {cell}
              </TableCell>
            ))}
            <TableCell align="right">{row.count}</TableCell>
            <TableCell align="right" sx={{ py: 0.5, whiteSpace: 'nowrap' }}>
              {row.action}
              <BigButton
                kind="quiet"
                data-row
                aria-label={t('catalog:record.changeFor', { name: row.name })}
                onClick={() => onChange(row.id)}
              >
                {t('common:change')}
              </BigButton>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
