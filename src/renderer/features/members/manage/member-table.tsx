import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { MemberRow } from '../../../../contract/member-lists.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { moveAmongRows } from '../../../lib/move-among-rows.ts';
import { Chip, RowName, TierChip } from '../../../ui/index.ts';

/** Members in rows: arrows choose, Enter or a tap opens the page. */
export function MemberTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly MemberRow[];
  readonly onOpen: (memberId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Table onKeyDown={moveAmongRows}>
      <TableHead>
        <TableRow>
          <TableCell>{t('care:list.column.name')}</TableCell>
          <TableCell>{t('care:list.column.card')}</TableCell>
          <TableCell>{t('care:list.column.phone')}</TableCell>
          <TableCell>{t('care:list.column.visit')}</TableCell>
          <TableCell align="right">{t('care:list.column.points')}</TableCell>
          <TableCell>{t('care:list.column.marks')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover onClick={() => onOpen(row.id)} sx={{ cursor: 'pointer' }}>
            <TableCell sx={{ py: 0 }}>
              <RowName onOpen={() => onOpen(row.id)}>
                {row.name}
                <TierChip tier={row.tier} />
              </RowName>
            </TableCell>
            <TableCell sx={NUMBER}>{row.cardNo}</TableCell>
            <TableCell sx={NUMBER}>{row.phoneMasked ?? ''}</TableCell>
            <TableCell sx={NUMBER}>
              {row.lastVisitDay === null ? '' : format.day(row.lastVisitDay)}
            </TableCell>
            <TableCell align="right" sx={NUMBER}>
              {format.number(row.balance)}
            </TableCell>
            <TableCell>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
                {row.isFrozen ? <Chip tone="danger">{t('care:frozen.chip')}</Chip> : null}
                {row.isNoContact ? <Chip tone="warn">{t('care:noContact')}</Chip> : null}
                {row.tags.map((tag) => (
                  <Chip key={tag}>{tag}</Chip>
                ))}
              </Box>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const NUMBER = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
