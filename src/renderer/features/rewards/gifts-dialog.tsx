import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import type { GiftObstacle, Redemption } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice, Loading } from '../../ui/index.ts';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { RedeemGiftDialog } from './redeem-gift-dialog.tsx';
import { Part, Row } from './rows.tsx';

type Answer = CallValue<'rewards.forMember'>;
type Offer = Answer['gifts'][number];

const WHY: Readonly<Record<GiftObstacle, TKey>> = {
  notRunning: 'rewards:why.notRunning',
  tier: 'rewards:why.tier',
  limit: 'rewards:why.limit',
  stock: 'rewards:why.stock',
  frozen: 'rewards:why.frozen',
  points: 'rewards:why.points',
};

interface Props {
  readonly memberId: number;
  readonly name: string;
  readonly onClose: () => void;
}

/** What a member can have for points, what waits for them, and what they had. */
export function GiftsDialog({ memberId, name, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('rewards.forMember', { memberId });
  const [chosen, setChosen] = useState<Offer | null>(null);
  const [back, setBack] = useState<Redemption | null>(null);
  const { gifts = [], redemptions = [], balance = 0 } = answer.data ?? {};
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('rewards:member.giftsOf', { name })}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('common:close')}</BigButton>}
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Stack sx={{ gap: 2 }}>
          <Typography sx={{ color: 'text.secondary' }}>
            {t('rewards:member.balance', { points: format.number(balance) })}
          </Typography>
          <Waiting memberId={memberId} />
          {gifts.length === 0 ? (
            <EmptyState
              title={t('rewards:member.noGifts')}
              hint={t('rewards:member.noGiftsHint')}
            />
          ) : (
            <Part title={t('rewards:member.catalogue')}>
              {gifts.map((gift) => (
                <OfferRow key={gift.id} gift={gift} balance={balance} onChoose={setChosen} />
              ))}
            </Part>
          )}
          {redemptions.length === 0 ? null : (
            <Part title={t('rewards:member.had')}>
              {redemptions.map((one) => (
                <HadRow key={one.id} one={one} onGiveBack={setBack} />
              ))}
            </Part>
          )}
        </Stack>
      )}
      {chosen === null ? null : (
        <RedeemGiftDialog
          memberId={memberId}
          gift={chosen}
          balance={balance}
          onClose={() => setChosen(null)}
        />
      )}
      {back === null ? null : <GiveBackDialog redemption={back} onClose={() => setBack(null)} />}
    </Dialog>
  );
}

/** Gifts of full stamp cards, each handed out with one press. */
function Waiting({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const format = useFormat();
  const rewards = useTillQuery('stamps.ofMember', { memberId }).data?.rewards ?? [];
  const take = useTillCommand('stamps.takeReward');
  if (rewards.length === 0) return null;
  const run = (rewardId: number) => {
    void take.run({ rewardId }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('rewards:member.given', { name: reply.value.giftName }) });
    });
  };
  return (
    <Part title={t('rewards:member.waitingTitle')}>
      {rewards.map((reward) => (
        <Row
          key={reward.id}
          name={reward.giftName}
          detail={
            reward.expiresOn === null
              ? reward.cardName
              : `${reward.cardName} · ${t('rewards:member.until', { day: format.day(reward.expiresOn) })}`
          }
        >
          <BigButton
            kind="primary"
            disabled={take.isPending || reward.stock === 0}
            onClick={() => run(reward.id)}
          >
            {t(reward.stock === 0 ? 'rewards:gift.gone' : 'rewards:member.handOver')}
          </BigButton>
        </Row>
      ))}
      <ErrorNotice failure={take.failure} />
    </Part>
  );
}

function OfferRow({
  gift,
  balance,
  onChoose,
}: {
  readonly gift: Offer;
  readonly balance: number;
  readonly onChoose: (gift: Offer) => void;
}) {
  const t = useT();
  const format = useFormat();
  const missing = format.number(gift.points - balance);
  const why = gift.obstacle === null ? null : t(WHY[gift.obstacle], { points: missing });
  return (
    <Row
      name={gift.name}
      detail={why ?? (gift.isLow ? t('rewards:member.left', { count: gift.stock }) : '')}
      figure={t('common:points', { count: gift.points, figure: format.number(gift.points) })}
    >
      <BigButton
        disabled={gift.obstacle !== null}
        aria-label={t('rewards:member.redeemFor', { name: gift.name })}
        onClick={() => onChoose(gift)}
      >
        {t('rewards:member.redeem')}
      </BigButton>
    </Row>
  );
}

function HadRow({
  one,
  onGiveBack,
}: {
  readonly one: Redemption;
  readonly onGiveBack: (one: Redemption) => void;
}) {
  const t = useT();
  const format = useFormat();
  const cost =
    one.points === 0
      ? t('rewards:member.byStamps')
      : t('common:points', { count: one.points, figure: format.number(one.points) });
  const state =
    one.returnedAt === null
      ? []
      : [t('rewards:member.broughtBack', { at: format.dateTime(one.returnedAt) })];
  return (
    <Row
      name={one.giftName}
      detail={[format.dateTime(one.at), one.code, ...state].join(' · ')}
      figure={cost}
    >
      {one.returnableUntil === null ? null : (
        <BigButton
          kind="quiet"
          aria-label={t('rewards:member.giveBackFor', { name: one.giftName })}
          onClick={() => onGiveBack(one)}
        >
          {t('rewards:member.giveBack')}
        </BigButton>
      )}
    </Row>
  );
}
