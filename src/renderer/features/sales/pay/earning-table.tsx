import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EarningSummary } from '../../../../contract/loyalty.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { Tier } from '../../../../contract/members.ts';
import { EXCLUDED_KEYS, shortSum } from './earning-words.ts';

const TIER_NAMES: Readonly<Record<Tier, TKey>> = {
  standard: 'common:tier.standard',
  silver: 'common:tier.silver',
  gold: 'common:tier.gold',
  platinum: 'common:tier.platinum',
};

interface Props {
  readonly earning: EarningSummary;
  /** Names of the lines, in their order. */
  readonly names: readonly string[];
  /** The arithmetic, for who may see it; shown on request. Null = there is none to show. */
  readonly arithmetic: ReactNode;
  /** Called when the table has become taller or shorter. */
  readonly onResized?: () => void;
}

/**
 * Why this number of points: in one sentence what base rate and rules gave, what earns nothing, and
 * for who runs the store the arithmetic on request.
 */
export function EarningTable({ earning, names, arithmetic, onResized }: Props) {
  const t = useT();
  const format = useFormat();
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
          per: format.money(earning.ratePerMinor),
          amount: format.money(earning.eligibleMinor),
        })}
      </Typography>
      {earning.leftOut.map(({ lineNo, excludedBy }) => (
        <Typography key={lineNo} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {names[lineNo - 1] ?? lineNo} · {t(EXCLUDED_KEYS[excludedBy])}
        </Typography>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('sales:why.version', { version: earning.programmeVersion })}
        {' · '}
        {earning.expiresOn === null
          ? t('sales:why.never')
          : t('sales:why.expires', { day: format.day(earning.expiresOn) })}
      </Typography>
      {arithmetic === null ? null : <OnRequest onResized={onResized}>{arithmetic}</OnRequest>}
    </Box>
  );
}

function OnRequest({
  onResized,
  children,
}: {
  readonly onResized: Props['onResized'] | undefined;
  readonly children: ReactNode;
}) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
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
        {children}
      </Collapse>
    </>
  );
}
