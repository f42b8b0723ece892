import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice } from '../../ui/index.ts';

/** One look before points are spent. */
export function RedeemGiftDialog({
  memberId,
  gift,
  balance,
  onClose,
}: {
  readonly memberId: number;
  readonly gift: { readonly id: number; readonly name: string; readonly points: number };
  readonly balance: number;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const redeem = useTillCommand('rewards.redeemGift');
  const points = format.number(gift.points);
  const submit = () => {
    const wish = { memberId, giftId: gift.id, expectedPoints: gift.points };
    void redeem.run(wish).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('rewards:member.given', { name: gift.name }) });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      width="xs"
      title={gift.name}
      onClose={onClose}
      onSubmit={submit}
      isBusy={redeem.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton
            kind="primary"
            type="submit"
            keys="enter"
            autoFocus
            disabled={redeem.isPending}
          >
            {t('rewards:member.redeemPoints', { count: gift.points, points })}
          </BigButton>
        </>
      }
    >
      <Typography>
        {t('rewards:member.leaves', { points: format.number(balance - gift.points) })}
      </Typography>
      <ErrorNotice failure={redeem.failure} />
    </Dialog>
  );
}
