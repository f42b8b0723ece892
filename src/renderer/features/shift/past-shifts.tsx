import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { askTill } from '../../lib/bridge.ts';
import type { TillFailure } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, EmptyState, ErrorNotice, Money, Sheet } from '../../ui/index.ts';

const PAGE = 20;
type Page = CallValue<'shift.past'>;

/** Closed shifts, newest first; each opens its Z report. */
export function PastShifts({ onOpen }: { readonly onOpen: (shiftId: number) => void }) {
  const t = useT();
  const pages = useInfiniteQuery<Page, TillFailure, { pages: Page[] }, string[], string | null>({
    queryKey: ['shift.past', 'pages'],
    queryFn: ({ pageParam }) =>
      askTill('shift.past', {
        limit: PAGE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('shift:past.title')}
      </Typography>
      <ErrorNotice failure={pages.error} />
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState title={t('shift:past.empty')} hint={t('shift:past.emptyHint')} />
        ) : (
          <PastTable rows={rows} onOpen={onOpen} />
        )}
      </Sheet>
      {pages.hasNextPage ? (
        <BigButton
          kind="quiet"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('shift:past.more')}
        </BigButton>
      ) : null}
    </Box>
  );
}

function PastTable({
  rows,
  onOpen,
}: {
  readonly rows: Page['rows'];
  readonly onOpen: (shiftId: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>{t('shift:past.number')}</TableCell>
          <TableCell>{t('shift:past.day')}</TableCell>
          <TableCell>{t('shift:past.closed')}</TableCell>
          <TableCell align="right">
            {t('shift:past.net', { currency: format.currencySign })}
          </TableCell>
          <TableCell align="right">{t('shift:figure.difference')}</TableCell>
          <TableCell />
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.shiftId}>
            <TableCell sx={{ fontWeight: 600 }}>{row.zNo}</TableCell>
            <TableCell>{format.day(row.businessDay)}</TableCell>
            <TableCell>
              {format.dateTime(row.closedAt)} · {row.closedByName}
            </TableCell>
            <TableCell align="right">
              <Money isBare minor={row.netMinor} />
            </TableCell>
            <TableCell
              align="right"
              sx={{ color: row.differenceMinor === 0 ? undefined : 'error.main' }}
            >
              <Money isBare minor={row.differenceMinor} />
            </TableCell>
            <TableCell align="right" sx={{ py: 0.5 }}>
              <BigButton
                kind="quiet"
                aria-label={t('shift:past.openFor', { number: row.zNo })}
                onClick={() => onOpen(row.shiftId)}
              >
                {t('shift:past.open')}
              </BigButton>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
