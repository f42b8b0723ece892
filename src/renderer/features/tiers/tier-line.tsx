import Box from '@mui/material/Box';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';
import { TierBar } from './tier-bar.tsx';
import { TierProgress } from './tier-progress.tsx';
import { WhyDialog } from './why-dialog.tsx';

/**
 * On the member card at the counter: how far to the next tier, what keeps this one, and why.
 * `isShort`: one line; why is asked in the palette (Ctrl+K).
 */
export function TierLine({
  memberId,
  isShort = false,
}: {
  readonly memberId: number;
  readonly isShort?: boolean;
}) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const progress = useTillQuery('tiers.progress', { memberId }).data;
  const says = progress !== undefined && (progress.isAutomatic || progress.byHand !== null);
  useAction({
    id: 'tiers.why',
    label: 'tiers:line.why',
    group: 'member',
    isEnabled: says,
    run: () => setIsOpen(true),
  });
  if (progress === undefined || !says) return null;
  const why = isOpen ? <WhyDialog memberId={memberId} onClose={() => setIsOpen(false)} /> : null;
  if (isShort) {
    return (
      <>
        <TierBar progress={progress} />
        {why}
      </>
    );
  }
  return (
    <Box sx={{ mt: 1.5 }}>
      <TierProgress progress={progress} />
      <BigButton kind="quiet" onClick={() => setIsOpen(true)} sx={{ ml: -1 }}>
        {t('tiers:line.why')}
      </BigButton>
      {why}
    </Box>
  );
}
