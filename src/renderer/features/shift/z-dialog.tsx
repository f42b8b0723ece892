import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../ui/index.ts';
import { ReportView } from './report-view.tsx';

/** A Z report that was kept; it can be printed again as a copy. */
export function ZDialog({
  shiftId,
  onClose,
}: {
  readonly shiftId: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const report = useTillQuery('shift.report', { shiftId });
  const reprint = useTillCommand('shift.reprint');
  const closing = report.data?.closing ?? null;
  const print = () => {
    void reprint.run({ shiftId }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('shift:past.copyQueued') });
    });
  };
  return (
    <Dialog
      isOpen
      width="lg"
      title={closing === null ? t('shift:past.title') : t('shift:past.z', { number: closing.zNo })}
      onClose={onClose}
      actions={
        <>
          <BigButton disabled={reprint.isPending || closing === null} onClick={print}>
            {t('shift:past.reprint')}
          </BigButton>
          <BigButton kind="primary" onClick={onClose}>
            {t('common:close')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={report.error ?? reprint.failure} />
      <Loading isWaiting={report.isPending} />
      {report.data === undefined || closing === null ? null : (
        // The focus makes the arrows scroll what is longer than the window.
        <Box
          tabIndex={0}
          role="region"
          aria-label={t('shift:past.figures')}
          sx={{ outline: 'none' }}
        >
          <Typography sx={{ color: 'text.secondary', mb: 2 }}>
            {t('shift:past.span', {
              opened: format.dateTime(report.data.openedAt),
              opener: report.data.openedByName,
              closed: format.dateTime(closing.closedAt),
              closer: closing.closedByName,
            })}
          </Typography>
          <ReportView report={report.data} />
          {closing.differenceReason === '' ? null : (
            <Typography sx={{ mt: 2 }}>
              {t('shift:past.reason', { reason: closing.differenceReason })}
            </Typography>
          )}
          <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
            {t('shift:past.head', { seq: closing.headSeq, hash: closing.headHash.slice(0, 16) })}
          </Typography>
        </Box>
      )}
    </Dialog>
  );
}
