import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { PrintJob } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';
import { JOB_KINDS, PRINT_CAUSES } from './device-names.ts';

/** The question only a person can answer: did it print? */
export function UncertainPrints({ jobs }: { readonly jobs: readonly PrintJob[] }) {
  const t = useT();
  const answer = useTillCommand('devices.answerUncertain');
  const tell = (jobId: number, hasPrinted: boolean) => {
    void answer.run({ jobId, hasPrinted }).then((reply) => {
      if (!reply.ok) return;
      const isCopied = reply.value.copyJobId !== null;
      notify({
        tone: 'ok',
        text: t(isCopied ? 'devices:queue.copyQueued' : 'devices:queue.noted'),
      });
    });
  };
  return (
    <Stack sx={{ gap: 1, mb: jobs.length > 0 ? 2 : 0 }}>
      <ErrorNotice failure={answer.failure} />
      {jobs.map((job) => (
        <Box
          key={job.id}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1.5,
            px: 2.5,
            py: 1.5,
            borderRadius: '12px',
            border: '1px solid',
            borderColor: 'warning.main',
            bgcolor: 'warning.soft',
          }}
        >
          <Box sx={{ flex: '1 1 320px' }}>
            <Typography sx={{ fontWeight: 600 }}>
              {t('devices:uncertain.question', {
                what: job.receiptNo ?? (job.title || t(JOB_KINDS[job.kind])),
              })}
            </Typography>
            {job.error === null ? null : (
              <Typography variant="body2">{t(PRINT_CAUSES[job.error])}</Typography>
            )}
            <Typography variant="body2">{t('devices:uncertain.why')}</Typography>
          </Box>
          <BigButton disabled={answer.isPending} onClick={() => tell(job.id, true)}>
            {t('devices:uncertain.yes')}
          </BigButton>
          <BigButton disabled={answer.isPending} onClick={() => tell(job.id, false)}>
            {t('devices:uncertain.no')}
          </BigButton>
        </Box>
      ))}
    </Stack>
  );
}
