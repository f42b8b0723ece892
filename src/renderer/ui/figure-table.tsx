import type { Theme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { Sheet } from './page.tsx';

/** A name is read in lines, not letter by letter: a wide table scrolls. */
const NAME_WIDTH = { xs: 84, lg: 128 };

/** Many figures a row still fit a small window. */
const DENSE = (theme: Theme) => ({
  [theme.breakpoints.down('lg')]: {
    fontSize: '0.8125rem',
    '& .MuiTableCell-root:not(:first-of-type):not(:last-of-type)': { paddingInline: '5px' },
  },
});

export interface FigureRow {
  readonly key: string;
  /** The name, then a figure for each further head. */
  readonly cells: readonly ReactNode[];
  /** A sum of the others. */
  readonly isTotal?: boolean;
}

/** A name and its figures a row: figures right-aligned, sums in bold. */
export function FigureTable({
  label,
  heads,
  rows,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly FigureRow[];
}) {
  return (
    <Sheet>
      <Table size="small" aria-label={label} sx={DENSE}>
        <TableHead>
          <TableRow>
            {heads.map((head, at) => (
              <TableCell key={head} align={at === 0 ? 'left' : 'right'} sx={{ lineHeight: 1.3 }}>
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells, isTotal = false }) => (
            <TableRow key={key} sx={{ '&:last-child td': { borderBottom: 0 } }}>
              {cells.map((cell, at) => (
                <TableCell
                  key={heads[at]}
                  align={at === 0 ? 'left' : 'right'}
                  sx={{
                    fontVariantNumeric: 'tabular-nums',
                    fontWeight: isTotal ? 600 : 400,
                    ...(at === 0
                      ? { overflowWrap: 'anywhere', minWidth: NAME_WIDTH }
                      : { whiteSpace: 'nowrap' }),
                  }}
                >
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}
