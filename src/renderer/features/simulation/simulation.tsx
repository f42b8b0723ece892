import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, EmptyState, ErrorNotice } from '../../ui/index.ts';
import { LAST_YEAR, PeriodFields, periodOf } from './period-fields.tsx';
import { ResultView } from './result-view.tsx';
import { type Simulation as Running, useSimulation } from './use-simulation.ts';

/** Replays a draft programme on what was really sold: what it costs, who wins, who loses. */
export function Simulation({ rules }: { readonly rules: ProgrammeRules }) {
  const t = useT();
  const simulation = useSimulation(rules);
  const [draft, setDraft] = useState(LAST_YEAR);
  const period = periodOf(draft);
  const { isRunning, result } = simulation;
  const isReady = period !== null && !isRunning;
  const run = () => {
    if (period !== null) simulation.run(period);
  };
  useAction({
    id: 'simulation.run',
    label: 'simulation:run',
    group: 'screens',
    run,
    isEnabled: isReady,
  });
  return (
    <Stack sx={{ gap: 2.5 }}>
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <PeriodFields draft={draft} isDisabled={isRunning} onChange={setDraft} />
        {isRunning ? null : (
          <BigButton kind="primary" disabled={!isReady} onClick={run}>
            {t(result === null ? 'simulation:run' : 'simulation:again')}
          </BigButton>
        )}
      </Stack>
      <ErrorNotice failure={simulation.failure} />
      {isRunning ? <Progress simulation={simulation} /> : null}
      {result === null && !isRunning ? (
        <EmptyState title={t('simulation:empty.title')} hint={t('simulation:empty.hint')} />
      ) : null}
      {result === null || isRunning ? null : (
        <ResultView result={result} rules={rules} isStale={simulation.isStale} />
      )}
    </Stack>
  );
}

function Progress({ simulation }: { readonly simulation: Running }) {
  const t = useT();
  const format = useFormat();
  const { phase, done, total } = simulation.progress;
  const isCounted = phase === 'sales' && total > 0;
  const share = isCounted ? Math.min(100, (done * 100) / total) : 0;
  useAction({
    id: 'simulation.stop',
    label: 'simulation:stop',
    group: 'screens',
    run: simulation.stop,
    isEnabled: !simulation.isStopping,
  });
  const said = isCounted
    ? t('simulation:progress', { done: format.number(done), total: format.number(total) })
    : t('simulation:valuing');
  return (
    <Stack sx={{ gap: 1.5, maxWidth: 640 }}>
      <LinearProgress
        variant={isCounted ? 'determinate' : 'indeterminate'}
        value={share}
        aria-label={t('simulation:title')}
      />
      <Typography role="status" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {simulation.isStopping ? t('simulation:stopping') : said}
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>{t('simulation:meanwhile')}</Typography>
      <div>
        <BigButton disabled={simulation.isStopping} onClick={simulation.stop}>
          {t('simulation:stop')}
        </BigButton>
      </div>
    </Stack>
  );
}
