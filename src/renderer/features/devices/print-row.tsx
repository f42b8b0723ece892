import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { PrintJob } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Chip } from '../../ui/index.ts';
import { JOB_KINDS, jobState, PRINT_CAUSES } from './device-names.ts';

interface Props {
  readonly job: PrintJob;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

/** One print: what, when, how it is. Choosing it shows its page. */
export function PrintRow({ job, isShown, onShow }: Props) {
  const t = useT();
  const format = useFormat();
  const [word, tone] = jobState(job);
  const name = useJobName(job);
  return (
    <Box component="li" sx={{ '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}>
      <ButtonBase
        onClick={onShow}
        onFocus={onShow}
        aria-current={isShown ? 'true' : undefined}
        sx={{
          font: 'inherit',
          width: '100%',
          minHeight: 56,
          px: 2,
          py: 1,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) auto',
          columnGap: 2,
          textAlign: 'left',
          alignItems: 'center',
          bgcolor: isShown ? 'primary.soft' : 'transparent',
          '&:hover': { bgcolor: isShown ? 'primary.soft' : 'surface.sunken' },
          '&:focus-visible': { outlineOffset: '-2px' },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {[
              job.kind === 'receipt' ? t(JOB_KINDS.receipt) : null,
              job.copyOf === null ? null : t('devices:queue.copy'),
              format.dateTime(job.createdAt),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Typography>
          {job.error === null ? null : (
            <Typography variant="body2">{t(PRINT_CAUSES[job.error])}</Typography>
          )}
        </Box>
        <Chip tone={tone}>{t(word)}</Chip>
      </ButtonBase>
    </Box>
  );
}

/** What a print is called: its receipt's number, its title, or its kind. */
export function useJobName(job: PrintJob): string {
  const t = useT();
  if (job.kind === 'receipt') return job.receiptNo ?? t(JOB_KINDS.receipt);
  return [job.title || t(JOB_KINDS[job.kind]), job.receiptNo].filter(Boolean).join(' · ');
}
