import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { BigButton } from '../../../ui/index.ts';
import { WhyPointsDialog } from './why-dialog.tsx';

/** Beside a balance on the member card: why it is what it is. */
export function PointsLine({
  memberId,
  onOpenReceipt,
}: {
  readonly memberId: number;
  readonly onOpenReceipt: (saleId: number) => void;
}) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  useAction({
    id: 'points.why',
    label: 'points:why.title',
    group: 'member',
    run: () => setIsOpen(true),
  });
  return (
    <>
      <BigButton kind="quiet" onClick={() => setIsOpen(true)}>
        {t('points:why.ask')}
      </BigButton>
      {isOpen ? (
        <WhyPointsDialog
          memberId={memberId}
          onOpenReceipt={onOpenReceipt}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
