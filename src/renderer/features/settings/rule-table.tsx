import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { BigButton } from '../../ui/index.ts';

/** A column of a table of rules. */
export interface RuleColumn<Row> {
  readonly name: string;
  readonly renderCell: (row: Row, set: (change: Partial<Row>) => void) => ReactNode;
}

interface Props<Row extends { readonly prefix: string }> {
  readonly rows: readonly Row[];
  readonly newRow: Row;
  readonly addText: string;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly columns: readonly RuleColumn<Row>[];
}

/** Rules as rows that are typed in place. */
export function RuleTable<Row extends { readonly prefix: string }>(props: Props<Row>) {
  const { rows, newRow, addText, onChange, columns } = props;
  const t = useT();
  const change = (at: number, part: Partial<Row>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ '& .MuiTableCell-root': { px: 0.75 } }}>
        <TableHead>
          <TableRow>
            {columns.map(({ name }) => (
              <TableCell key={name}>{name}</TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, at) => (
            // Rows have no key of their own while they are typed.
            // oxlint-disable-next-line react/no-array-index-key
            <TableRow key={at}>
              {columns.map(({ name, renderCell }) => (
                <TableCell key={name}>{renderCell(row, (part) => change(at, part))}</TableCell>
              ))}
              <TableCell align="right">
                <BigButton
                  kind="quiet"
                  aria-label={t('settings:codes.removeRow', { prefix: row.prefix })}
                  onClick={() => onChange(rows.filter((_, index) => index !== at))}
                >
                  {t('common:remove')}
                </BigButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Box sx={{ mt: 1 }}>
        <BigButton onClick={() => onChange([...rows, newRow])}>{addText}</BigButton>
      </Box>
    </Box>
  );
}
