import { useT } from '../../i18n/index.ts';
import { BigButton, Dialog } from '../../ui/index.ts';
import { MemberHistory } from './member-history.tsx';

interface Props {
  readonly memberId: number;
  readonly name: string;
  readonly onOpenReceipt: (saleId: number) => void;
  readonly onClose: () => void;
}

/** Everything a member bought, and every movement of the points. */
export function MemberHistoryDialog({ onClose, ...history }: Props) {
  const t = useT();
  return (
    <Dialog
      isOpen
      width="md"
      title={t('members:history.title', { name: history.name })}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('common:close')}</BigButton>}
    >
      <MemberHistory {...history} />
    </Dialog>
  );
}
