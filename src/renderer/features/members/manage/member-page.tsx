import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading, Page } from '../../../ui/index.ts';
import { MemberCare } from '../care/member-care.tsx';

interface Props {
  readonly memberId: number;
  readonly onBack: () => void;
  readonly onMerged: (memberId: number) => void;
  readonly onOpenReceipt: (saleId: number) => void;
}

/** One member, for those who run the store. */
export function MemberPage({ memberId, onBack, onMerged, onOpenReceipt }: Props) {
  const t = useT();
  const answer = useTillQuery('members.profile', { memberId });
  const profile = answer.data;
  useAction({
    id: 'members.back',
    label: 'care:list.back',
    group: 'member',
    keys: 'esc',
    run: onBack,
  });
  return (
    <Page
      title={profile?.name ?? ''}
      actions={
        <BigButton keys="esc" onClick={onBack}>
          {t('care:list.back')}
        </BigButton>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {profile === undefined ? null : (
        <MemberCare
          key={profile.id}
          profile={profile}
          firstTab="profile"
          onMerged={onMerged}
          onOpenReceipt={onOpenReceipt}
        />
      )}
    </Page>
  );
}
