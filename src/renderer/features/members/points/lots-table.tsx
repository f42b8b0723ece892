import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Fragment, useState } from 'react';
import type { ExplainedLot } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading, Sheet } from '../../../ui/index.ts';
import { KIND_NAMES, STATE_NAMES } from './words.ts';

const HEADS = {
  left: 'points:lots.left',
  from: 'points:lots.from',
  active: 'points:lots.active',
  until: 'points:lots.until',
  version: 'points:lots.version',
} as const;

/** Every lot a member holds, with what moved it; for who runs the store. */
export function HeldLots({
  memberId,
  onOpenReceipt,
}: {
  readonly memberId: number;
  readonly onOpenReceipt: (saleId: number) => void;
}) {
  const answer = useTillQuery('points.lots', { memberId });
  return (
    <>
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <LotsTable {...answer.data} onOpenReceipt={onOpenReceipt} hasMoves />
      )}
    </>
  );
}

interface Props {
  readonly lots: readonly ExplainedLot[];
  readonly lotCount: number;
  readonly onOpenReceipt?: ((saleId: number) => void) | undefined;
  /** Whether a lot's movements can be looked at: those of the present. */
  readonly hasMoves: boolean;
}

/** Every lot: how many are left of how many, where from, from when until when, by which rules. */
export function LotsTable({ lots, lotCount, onOpenReceipt, hasMoves }: Props) {
  const t = useT();
  const [open, setOpen] = useState<number | null>(null);
  if (lots.length === 0) {
    return <Typography sx={{ color: 'text.secondary' }}>{t('points:lots.none')}</Typography>;
  }
  const heads = ['left', 'from', 'active', 'until', 'version'] as const;
  return (
    <Sheet>
      <Box sx={{ overflowX: 'auto' }}>
        <Table
          size="small"
          aria-label={t('points:lots.title')}
          sx={{ '& .MuiTableCell-root': { px: { xs: 1, lg: 2 } } }}
        >
          <TableHead>
            <TableRow>
              {heads.map((head) => (
                <TableCell
                  key={head}
                  align={head === 'left' ? 'right' : 'left'}
                  sx={{ whiteSpace: 'nowrap' }}
                >
                  {t(HEADS[head])}
                </TableCell>
              ))}
              {hasMoves ? <TableCell /> : null}
            </TableRow>
          </TableHead>
          <TableBody>
            {lots.map((lot) => (
              <Fragment key={lot.lotId}>
                <TableRow>
                  <LotCells lot={lot} onOpenReceipt={onOpenReceipt} />
                  {hasMoves ? (
                    <TableCell align="right" sx={{ py: 0 }}>
                      <BigButton
                        kind="quiet"
                        aria-expanded={open === lot.lotId}
                        onClick={() => setOpen(open === lot.lotId ? null : lot.lotId)}
                      >
                        {t('points:lots.moves')}
                      </BigButton>
                    </TableCell>
                  ) : null}
                </TableRow>
                {open === lot.lotId ? (
                  <TableRow>
                    <TableCell colSpan={6} sx={{ bgcolor: 'action.hover' }}>
                      <LotMoves lotId={lot.lotId} remaining={lot.remaining} />
                    </TableCell>
                  </TableRow>
                ) : null}
              </Fragment>
            ))}
          </TableBody>
        </Table>
      </Box>
      {lotCount > lots.length ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', p: 1 }}>
          {t('points:lots.more', { shown: lots.length, count: lotCount })}
        </Typography>
      ) : null}
    </Sheet>
  );
}

function LotCells({
  lot,
  onOpenReceipt,
}: {
  readonly lot: ExplainedLot;
  readonly onOpenReceipt?: ((saleId: number) => void) | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const { saleId, receiptNo } = lot;
  const isReceiptOpen = saleId !== null && receiptNo !== null && onOpenReceipt !== undefined;
  return (
    <>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {format.number(lot.remaining)}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {' / '}
          {format.number(lot.amount)}
        </Box>
        {lot.state === 'open' ? null : (
          <Typography variant="body2" sx={{ color: 'warning.main' }}>
            {t(STATE_NAMES[lot.state])}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        {t(KIND_NAMES[lot.kind])}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {format.dateTime(lot.earnedAt)}
          {receiptNo === null ? null : (
            <Box component="span" sx={{ display: 'block', whiteSpace: 'nowrap' }}>
              {isReceiptOpen ? (
                <Link
                  component="button"
                  type="button"
                  onClick={() => onOpenReceipt(saleId)}
                  sx={{ font: 'inherit', verticalAlign: 'baseline' }}
                >
                  {receiptNo}
                </Link>
              ) : (
                receiptNo
              )}
            </Box>
          )}
        </Typography>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.day(lot.activeFrom)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {lot.expiresOn === null ? t('points:lots.never') : format.day(lot.expiresOn)}
        {lot.idleMonths === null ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('points:lots.idle', { count: lot.idleMonths })}
          </Typography>
        )}
      </TableCell>
      <TableCell>{lot.programmeVersion}</TableCell>
    </>
  );
}

/** What moved a lot, and that it adds up to what is left. */
function LotMoves({ lotId, remaining }: { readonly lotId: number; readonly remaining: number }) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('points.lotMoves', { lotId });
  return (
    <>
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {(answer.data ?? []).map((move) => (
        <MoveLine
          key={move.entryId}
          label={[format.dateTime(move.at), t(KIND_NAMES[move.kind]), move.receiptNo]
            .filter((part) => part !== null)
            .join(' · ')}
          figure={`${move.points > 0 ? '+' : ''}${format.number(move.points)}`}
        />
      ))}
      {answer.data === undefined ? null : (
        <MoveLine label={t('points:lots.left')} figure={format.number(remaining)} isTotal />
      )}
    </>
  );
}

function MoveLine({
  label,
  figure,
  isTotal = false,
}: {
  readonly label: string;
  readonly figure: string;
  readonly isTotal?: boolean;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 2,
        py: 0.25,
        fontWeight: isTotal ? 600 : 400,
      }}
    >
      <span>{label}</span>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {figure}
      </Box>
    </Box>
  );
}
