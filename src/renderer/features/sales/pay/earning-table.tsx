import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { Tier } from '../../../../contract/members.ts';
import { EarningLines } from './earning-lines.tsx';
import { EarningParts } from './earning-parts.tsx';
import { shortSum } from './earning-words.ts';

const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};

interface Props {
  readonly earning: EarningBreakdown;
  /** Names of the lines, in their order. */
  readonly names: readonly string[];
  /** Called when the table has become taller or shorter. */
  readonly onResized?: () => void;
}

/**
 * Why this number of points: in one sentence what base rate and rules gave, and on request the
 * arithmetic of each rule and of each line. Without rules the lines are all there is to say.
 */
export function EarningTable({ earning, names, onResized }: Props) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const short = shortSum(earning, { t, format });
  return (
    <Box>
      {short === null ? null : (
        <Typography sx={{ mb: 0.5, fontWeight: 600, overflowWrap: 'anywhere' }}>{short}</Typography>
      )}
      <Typography sx={{ mb: 0.5 }}>
        {t('sales:why.rate', {
          tier: t(TIER_NAMES[earning.tier]),
          points: format.number(earning.ratePoints),
          amount: format.money(earning.ratePerMinor),
        })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('sales:why.version', { version: earning.programmeVersion })}
        {' · '}
        {earning.expiresOn === null
          ? t('sales:why.never')
          : t('sales:why.expires', { day: format.day(earning.expiresOn) })}
      </Typography>
      {short === null ? (
        <EarningLines earning={earning} names={names} />
      ) : (
        <>
          <Button
            variant="text"
            color="primary"
            sx={{ px: 0 }}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('sales:why.arithmetic')}
          </Button>
          <Collapse
            in={isOpen}
            unmountOnExit
            timeout={80}
            onEntered={() => onResized?.()}
            onExited={() => onResized?.()}
          >
            <EarningParts earning={earning} />
            <EarningLines earning={earning} names={names} />
          </Collapse>
        </>
      )}
    </Box>
  );
}
