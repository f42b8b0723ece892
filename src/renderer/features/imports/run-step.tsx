import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { callTill } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillEvent } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';

const PHASES: Readonly<Record<string, TKey>> = {
  read: 'imports:phase.read',
  products: 'imports:phase.products',
  members: 'imports:phase.members',
  book: 'imports:phase.book',
  finish: 'imports:phase.finish',
  report: 'imports:phase.report',
};

/** How often a window that did not start the import asks whether it still runs. */
const ASK_MS = 2000;

/** How far the import is, with a way to stop. Selling goes on meanwhile. */
export function RunStep({
  fileName,
  isOwn,
  onLost,
}: {
  readonly fileName: string;
  readonly isOwn: boolean;
  readonly onLost: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [progress, setProgress] = useState({ phase: 'read', done: 0, total: 0 });
  const [isStopping, setIsStopping] = useState(false);
  useTillEvent('job.progress', ({ job, phase, done, total }) => {
    if (job === 'import') setProgress({ phase, done, total });
  });
  useEffect(() => {
    if (isOwn) return undefined;
    const timer = setInterval(() => {
      void callTill('imports.state', {}).then((reply) => {
        if (reply.ok && reply.value.running === null) onLost();
      });
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [isOwn, onLost]);
  const cancel = () => {
    setIsStopping(true);
    void callTill('imports.cancel', {});
  };
  useAction({
    id: 'imports.cancel',
    label: 'imports:stop',
    group: 'screens',
    run: cancel,
    isEnabled: !isStopping,
  });
  const { phase, done, total } = progress;
  const share = total > 0 ? Math.min(100, Math.floor((done * 100) / total)) : null;
  return (
    <Stack sx={{ gap: 2, mt: 3, maxWidth: 640 }}>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        {fileName}
      </Typography>
      <LinearProgress
        variant={share === null ? 'indeterminate' : 'determinate'}
        value={share ?? 0}
        aria-label={t('imports:title')}
      />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Typography role="status">
          {isStopping ? t('imports:stopping') : t(PHASES[phase] ?? 'imports:phase.book')}
        </Typography>
        <Typography sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {share === null ? null : t('imports:share', { share: format.number(share) })}
        </Typography>
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>{t('imports:meanwhile')}</Typography>
      <Box>
        <BigButton disabled={isStopping} onClick={cancel}>
          {t('imports:stop')}
        </BigButton>
      </Box>
    </Stack>
  );
}
