import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { PrintJob } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, EmptyState, ErrorNotice, Sheet } from '../../ui/index.ts';
import { JOB_KINDS, jobState, PRINT_CAUSES } from './device-names.ts';
import { UncertainPrints } from './uncertain-prints.tsx';

/** What waits, failed or is uncertain, then what was printed last. */
export function PrintQueue() {
  const t = useT();
  const jobs = useTillQuery('devices.printJobs', { limit: 30 });
  const cancel = useTillCommand('devices.cancelJob');
  const reprint = useTillCommand('devices.reprint');
  const rows = jobs.data ?? [];
  const uncertain = rows.filter(({ state }) => state === 'uncertain');
  const copy = (saleId: number) => {
    void reprint.run({ saleId }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('devices:queue.copyQueued') });
    });
  };
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('devices:queue.title')}
      </Typography>
      <UncertainPrints jobs={uncertain} />
      <ErrorNotice failure={jobs.error ?? cancel.failure ?? reprint.failure} />
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState title={t('devices:queue.empty')} hint={t('devices:queue.emptyHint')} />
        ) : (
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('devices:queue.what')}</TableCell>
                <TableCell>{t('devices:queue.when')}</TableCell>
                <TableCell>{t('devices:queue.state')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((job) => (
                <JobRow
                  key={job.id}
                  job={job}
                  isBusy={cancel.isPending || reprint.isPending}
                  onCancel={() => void cancel.run({ jobId: job.id })}
                  onCopy={copy}
                />
              ))}
            </TableBody>
          </Table>
        )}
      </Sheet>
    </Box>
  );
}

interface JobRowProps {
  readonly job: PrintJob;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onCopy: (saleId: number) => void;
}

function JobRow({ job, isBusy, onCancel, onCopy }: JobRowProps) {
  const t = useT();
  const format = useFormat();
  const [word, tone] = jobState(job);
  const { saleId } = job;
  const isDone = job.state === 'printed' || job.state === 'sent' || job.state === 'failed';
  return (
    <TableRow>
      <TableCell>
        {job.kind === 'receipt' ? job.receiptNo : null}
        {job.kind === 'receipt'
          ? null
          : [job.title || t(JOB_KINDS[job.kind]), job.receiptNo].filter(Boolean).join(' · ')}
        {job.copyOf === null ? null : (
          <Box component="span" sx={{ ml: 1 }}>
            <Chip>{t('devices:queue.copy')}</Chip>
          </Box>
        )}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(job.createdAt)}</TableCell>
      <TableCell>
        <Chip tone={tone}>{t(word)}</Chip>
        {job.error === null ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {t(PRINT_CAUSES[job.error])}
          </Typography>
        )}
      </TableCell>
      <TableCell align="right" sx={{ py: 0.5 }}>
        {job.state === 'queued' ? (
          <BigButton kind="quiet" disabled={isBusy} onClick={onCancel}>
            {t('devices:queue.cancel')}
          </BigButton>
        ) : null}
        {isDone && job.kind === 'receipt' && saleId !== null ? (
          <BigButton kind="quiet" disabled={isBusy} onClick={() => onCopy(saleId)}>
            {t('devices:queue.reprint')}
          </BigButton>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
