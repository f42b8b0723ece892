import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { useTillCommand, useTillEvent } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, StartPage } from '../../ui/index.ts';

/** Words for the phases that the builder reports; any other one reads "building". */
const PHASES: Readonly<Record<string, TKey>> = {
  staff: 'system:sample.staff',
  members: 'system:sample.members',
  sales: 'system:sample.sales',
};

/** Which part of the bar each phase fills, in percent. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  staff: [0, 2],
  members: [2, 15],
  sales: [15, 100],
};

/** How much of the whole is done, in percent. */
function shareOf({ phase, done, total }: Progress): number {
  const [from, to] = PARTS[phase] ?? [0, 100];
  return Math.round(from + (total > 0 ? (done / total) * (to - from) : 0));
}

interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Builds the sample shop, with how far it is and a way to stop. */
export function SampleShop({ onBack }: { readonly onBack: () => void }) {
  const t = useT();
  const format = useFormat();
  const [progress, setProgress] = useState<Progress>({ phase: '', done: 0, total: 0 });
  const create = useTillCommand('system.createSampleShop');
  const { run } = create;
  const hasStarted = useRef(false);
  useTillEvent('job.progress', ({ job, phase, done, total }) => {
    if (job === 'sampleShop') setProgress({ phase, done, total });
  });
  const start = useRef(() => {
    void run({}).then((reply) => {
      if (reply.ok) refetchEverything();
      else if (reply.error.code === 'system.cancelled') onBack();
    });
  });
  useEffect(() => {
    if (hasStarted.current) return;
    hasStarted.current = true;
    start.current();
  }, []);

  const share = shareOf(progress);
  const phase = t(PHASES[progress.phase] ?? 'system:sample.building');
  const hasFailed = create.failure !== null;
  return (
    <StartPage title={t('system:sample.title')} lead={t('system:sample.lead')} width={640}>
      <ErrorNotice failure={create.failure} />
      {hasFailed ? null : (
        <>
          <LinearProgress
            variant={progress.total > 0 ? 'determinate' : 'indeterminate'}
            value={share}
            aria-label={t('system:sample.title')}
          />
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mt: 1.5 }}>
            <Typography role="status">{phase}</Typography>
            <Typography sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {progress.total > 0
                ? t('system:sample.share', { share: format.number(share) })
                : null}
            </Typography>
          </Box>
        </>
      )}
      <Box sx={{ mt: 3 }}>
        {hasFailed ? (
          <BigButton onClick={onBack}>{t('common:back')}</BigButton>
        ) : (
          <BigButton onClick={() => void callTill('system.cancelSampleShop', {})}>
            {t('common:cancel')}
          </BigButton>
        )}
      </Box>
    </StartPage>
  );
}
