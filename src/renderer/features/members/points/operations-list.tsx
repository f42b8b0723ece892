import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PointsOperation } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import { ROW } from '../care/section.tsx';
import { useDecided } from '../care/use-decided.ts';
import type { Named } from './words.ts';
import { OPERATION_NAMES, REASON_NAMES } from './words.ts';

/** What was done by hand, newest first; what stands can be taken back. */
export function OperationsList({ member }: { readonly member: Named }) {
  const t = useT();
  const answer = useTillQuery('points.operations', { memberId: member.id, limit: 50 });
  const decided = useDecided('points.undo');
  const undo = async (operation: PointsOperation) => {
    const what = t('points:undo.what', { name: member.name });
    const reply = await decided.run({ operationUid: operation.uid }, what);
    if (reply?.ok === true) notify({ tone: 'ok', text: t('points:undo.done') });
  };
  const rows = answer.data?.rows ?? [];
  return (
    <>
      <ErrorNotice failure={answer.error ?? decided.failure} />
      {answer.data !== undefined && rows.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('points:operations.none')}</Typography>
      ) : null}
      {rows.map((row) => (
        <Box key={row.uid} sx={ROW}>
          <OperationText row={row} />
          {row.canUndo ? (
            <BigButton kind="quiet" disabled={decided.isPending} onClick={() => void undo(row)}>
              {t('points:undo.button')}
            </BigButton>
          ) : null}
        </Box>
      ))}
    </>
  );
}

function OperationText({ row }: { readonly row: PointsOperation }) {
  const t = useT();
  const format = useFormat();
  const reason = row.reason === null ? undefined : REASON_NAMES[row.reason];
  const details = [
    format.dateTime(row.at),
    reason === undefined ? row.reason : t(reason),
    row.otherName === null ? null : t('points:operations.with', { name: row.otherName }),
    row.staffName,
    row.approvedByName === null
      ? null
      : t('points:operations.approved', { name: row.approvedByName }),
    row.undoneAt === null
      ? null
      : t('points:operations.undone', { at: format.dateTime(row.undoneAt) }),
    row.note === '' ? null : row.note,
  ].filter((part) => part !== null);
  return (
    <>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography>{t(OPERATION_NAMES[row.kind])}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {details.join(' · ')}
        </Typography>
      </Box>
      <Typography
        sx={{
          fontWeight: 600,
          fontVariantNumeric: 'tabular-nums',
          ...(row.undoneAt === null ? {} : { textDecoration: 'line-through' }),
        }}
      >
        {row.points > 0 ? '+' : ''}
        {format.number(row.points)}
      </Typography>
    </>
  );
}
