import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PrintJob } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useMay } from '../../lib/use-may.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading } from '../../ui/index.ts';
import { useJobName } from './print-row.tsx';

/** The page of a print as it comes out, and what can be done about it. */
export function PrintPreview({ job }: { readonly job: PrintJob }) {
  const t = useT();
  const name = useJobName(job);
  return (
    <Box component="section" aria-label={t('printing:preview.of', { what: name })}>
      <Typography variant="h2" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
        {name}
      </Typography>
      <PrintActions job={job} name={name} />
      {job.kind === 'drawer' ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('printing:preview.drawer')}</Typography>
      ) : (
        <Paper jobId={job.id} name={name} />
      )}
    </Box>
  );
}

function Paper({ jobId, name }: { readonly jobId: number; readonly name: string }) {
  const t = useT();
  const paper = useTillQuery('devices.receiptSvg', { jobId });
  return (
    <>
      <Loading isWaiting={paper.isPending} />
      <ErrorNotice failure={paper.error} />
      {paper.data === undefined ? null : (
        <Box
          component="img"
          src={`data:image/svg+xml,${encodeURIComponent(paper.data.svg)}`}
          alt={t('printing:preview.of', { what: name })}
          sx={{
            display: 'block',
            width: '100%',
            bgcolor: '#fff',
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
          }}
        />
      )}
    </>
  );
}

function PrintActions({ job, name }: { readonly job: PrintJob; readonly name: string }) {
  const t = useT();
  const maySell = useMay('devices.cancelJob');
  const cancel = useTillCommand('devices.cancelJob');
  const reprint = useTillCommand('devices.reprint');
  const isBusy = cancel.isPending || reprint.isPending;
  const isDone = job.state === 'printed' || job.state === 'sent' || job.state === 'failed';
  const { saleId } = job;
  const tell = (text: Parameters<typeof t>[0]) => notify({ tone: 'ok', text: t(text) });
  if (!maySell) return null;
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5, '&:empty': { display: 'none' } }}
    >
      {job.state === 'queued' ? (
        <BigButton
          disabled={isBusy}
          aria-label={t('printing:cancelFor', { what: name })}
          onClick={() => {
            void cancel.run({ jobId: job.id }).then((reply) => {
              if (reply.ok) tell('printing:cancelled');
            });
          }}
        >
          {t('devices:queue.cancel')}
        </BigButton>
      ) : null}
      {isDone && job.kind === 'receipt' && saleId !== null ? (
        <BigButton
          disabled={isBusy}
          aria-label={t('printing:copyFor', { what: name })}
          onClick={() => {
            void reprint.run({ saleId }).then((reply) => {
              if (reply.ok) tell('devices:queue.copyQueued');
            });
          }}
        >
          {t('devices:queue.reprint')}
        </BigButton>
      ) : null}
      <ErrorNotice failure={cancel.failure ?? reprint.failure} />
    </Box>
  );
}
