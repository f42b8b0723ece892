import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { TierProgress as Progress } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import { ProgressBar } from './progress-bar.tsx';
import { useProgressWords } from './progress-words.ts';
import { TIER_NAMES } from './use-amount.ts';

/** Progress to the next tier, and what the present one still needs: bar and sentences. */
export function TierProgress({ progress }: { readonly progress: Progress }) {
  const t = useT();
  const words = useProgressWords(progress);
  const { next, keep, value } = progress;
  const isMissing = keep !== null && keep.missing > 0;
  return (
    <Box sx={{ display: 'grid', gap: 0.5, fontSize: '0.875rem' }}>
      {next === null ? null : (
        <ProgressBar
          label={t('tiers:line.way', { tier: t(TIER_NAMES[next.tier]) })}
          value={value}
          of={next.reachAt}
        />
      )}
      {words.next === null ? null : <span>{words.next}</span>}
      {words.keep === null ? null : (
        <Box component="span" sx={isMissing ? { color: 'warning.main', fontWeight: 600 } : {}}>
          {words.keep}
        </Box>
      )}
      {words.falls === null ? null : (
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
          {words.falls}
        </Typography>
      )}
      {words.byHand === null ? null : (
        <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
          {words.byHand}
        </Typography>
      )}
    </Box>
  );
}
