import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { moveAmongRows } from '../../lib/move-among-rows.ts';

/** A column: its head, and whether it holds figures. */
export interface Column {
  readonly head: string;
  readonly isFigure?: boolean;
}

/** A list in a table, the first column strong, figures at the right, buttons in the last one. */
export function DataTable({
  columns,
  rows,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly id: number;
    readonly cells: readonly ReactNode[];
    readonly actions?: ReactNode;
  }[];
}) {
  const hasActions = rows.some((row) => row.actions !== undefined);
  return (
    <Table onKeyDown={moveAmongRows}>
      <TableHead>
        <TableRow>
          {columns.map(({ head, isFigure }) => (
            <TableCell
              key={head}
              align={isFigure === true ? 'right' : 'left'}
              sx={{ whiteSpace: 'nowrap' }}
            >
              {head}
            </TableCell>
          ))}
          {hasActions ? <TableCell /> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} sx={{ '&:last-child td': { borderBottom: 0 } }}>
            {row.cells.map((cell, index) => (
              <TableCell
                key={columns[index]?.head}
                align={columns[index]?.isFigure === true ? 'right' : 'left'}
                sx={{
                  overflowWrap: 'anywhere',
                  ...(index === 0 && { fontWeight: 600 }),
                  ...(columns[index]?.isFigure === true && {
                    whiteSpace: 'nowrap',
                    fontVariantNumeric: 'tabular-nums',
                  }),
                }}
              >
                {cell}
              </TableCell>
            ))}
            {hasActions ? (
              <TableCell align="right" sx={{ py: 0.5, whiteSpace: 'nowrap' }}>
                {row.actions}
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
