import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PrintJob } from '../../../contract/devices.ts';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Chip } from '../../ui/index.ts';
import { JOB_KINDS, PRINT_WORDS } from './device-names.ts';

const SHOWN = 3;

/** The paper as it comes out: the newest receipts, exactly as printed. */
export function VirtualPaper() {
  const t = useT();
  const jobs = useTillQuery('devices.printJobs', { limit: 30 });
  const newest = (jobs.data ?? [])
    .filter(({ kind }) => kind !== 'drawer')
    .sort((a, b) => b.id - a.id)
    .slice(0, SHOWN);
  return (
    <Box component="section">
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
        {t('devices:virtual.paper')}
      </Typography>
      {newest.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('devices:virtual.noPaper')}</Typography>
      ) : null}
      {newest.map((job) => (
        <Slip key={job.id} job={job} />
      ))}
    </Box>
  );
}

function Slip({ job }: { readonly job: PrintJob }) {
  const t = useT();
  const paper = useTillQuery('devices.receiptSvg', { jobId: job.id });
  const name = job.receiptNo ?? t(JOB_KINDS[job.kind]);
  const [word, tone] = PRINT_WORDS[job.state];
  return (
    <Box component="figure" sx={{ m: 0, mb: 1.5 }}>
      <Box
        component="figcaption"
        sx={{ display: 'flex', alignItems: 'center', gap: 0.5, py: 0.5, fontSize: '0.8125rem' }}
      >
        <Box component="span" sx={{ flex: 1 }}>
          {name}
        </Box>
        <Chip tone={tone}>{t(word)}</Chip>
      </Box>
      {paper.data === undefined ? null : (
        <Box
          component="img"
          src={`data:image/svg+xml,${encodeURIComponent(paper.data.svg)}`}
          alt={t('devices:virtual.paperOf', { name })}
          sx={{ display: 'block', width: '100%', bgcolor: '#fff', borderRadius: 0.5 }}
        />
      )}
    </Box>
  );
}
