import Box from '@mui/material/Box';
import type { TierProgress } from '../../../contract/tiers.ts';
import { useT } from '../../i18n/index.ts';
import { ProgressBar } from './progress-bar.tsx';
import { useProgressWords } from './progress-words.ts';
import { TIER_NAMES } from './use-amount.ts';

/** Progress in one line: what is missing to keep the tier, else to the next one. */
export function TierBar({ progress }: { readonly progress: TierProgress }) {
  const t = useT();
  const words = useProgressWords(progress);
  const { next, keep } = progress;
  const isAtRisk = keep !== null && keep.missing > 0;
  const text = (isAtRisk ? words.keep : words.next) ?? words.byHand ?? words.keep;
  if (text === null) return null;
  const way = isAtRisk
    ? { tier: keep.tier, value: keep.value, of: keep.value + keep.missing }
    : next === null
      ? null
      : { tier: next.tier, value: progress.value, of: next.reachAt };
  return (
    <Box sx={{ flex: '1 0 100%', display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
      {way === null ? null : (
        <Box sx={{ flex: '0 0 96px' }}>
          <ProgressBar
            label={t('tiers:line.way', { tier: t(TIER_NAMES[way.tier]) })}
            value={way.value}
            of={way.of}
          />
        </Box>
      )}
      <Box
        component="span"
        sx={{
          minWidth: 0,
          fontSize: '0.875rem',
          ...(isAtRisk && { color: 'warning.main', fontWeight: 600 }),
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
