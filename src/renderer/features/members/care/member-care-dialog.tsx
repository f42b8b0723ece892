import { useT } from '../../../i18n/index.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../../ui/index.ts';
import { type CareTab, MemberCare } from './member-care.tsx';

interface Props {
  readonly memberId: number;
  readonly firstTab: CareTab;
  /** The member to go on with after two became one. */
  readonly onMerged: (memberId: number) => void;
  readonly onOpenReceipt: (saleId: number) => void;
  readonly onClose: () => void;
}

/** A member's page over the counter: the sale under it stays as it is. */
export function MemberCareDialog({ memberId, firstTab, onMerged, onOpenReceipt, onClose }: Props) {
  const t = useT();
  const answer = useTillQuery('members.profile', { memberId });
  const profile = answer.data;
  return (
    <Dialog
      isOpen
      width="md"
      title={t('care:title', { name: profile?.name ?? '' })}
      onClose={onClose}
      actions={
        <BigButton keys="esc" onClick={onClose}>
          {t('common:close')}
        </BigButton>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {profile === undefined ? null : (
        <MemberCare
          key={profile.id}
          profile={profile}
          firstTab={firstTab}
          onMerged={onMerged}
          onOpenReceipt={onOpenReceipt}
        />
      )}
    </Dialog>
  );
}
