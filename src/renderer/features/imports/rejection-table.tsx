import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Rejection } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { Sheet } from '../../ui/index.ts';
import { REASON_WORDS } from './import-words.ts';

/** Rows that are not taken: the line of the file, why, and what stood there. */
export function RejectionTable({
  title,
  rejections,
}: {
  readonly title: string;
  readonly rejections: readonly Rejection[];
}) {
  const t = useT();
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Sheet>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell align="right">{t('imports:line')}</TableCell>
              <TableCell>{t('imports:why')}</TableCell>
              <TableCell>{t('imports:what')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rejections.map(({ line, reason, detail }) => (
              <TableRow key={line}>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {line}
                </TableCell>
                <TableCell>{t(REASON_WORDS[reason])}</TableCell>
                <TableCell sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {detail}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Sheet>
    </Box>
  );
}
