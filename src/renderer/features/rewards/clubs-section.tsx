import Stack from '@mui/material/Stack';
import { useRef, useState } from 'react';
import type { CallInput, CallReply } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import type { CallFailure } from '../../lib/bridge.ts';
import { callTill } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { Intent } from '../../lib/intent.ts';
import { invalidateTopics } from '../../lib/query-client.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, EmptyState, ErrorNotice } from '../../ui/index.ts';
import { useApproval } from '../staff/index.ts';
import { Part, Row } from './rows.tsx';

const STATES = {
  waiting: 'rewards:referral.waiting',
  rewarded: 'rewards:referral.rewarded',
  void: 'rewards:referral.void',
} as const satisfies Record<string, TKey>;

/** A member's clubs, to join and to leave, and whom they brought. */
export function ClubsSection({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('clubs.ofMember', { memberId });
  const leave = useTillCommand('clubs.leave');
  const join = useJoin(memberId);
  const isBusy = leave.isPending || join.isPending;
  const { joined = [], joinable = [] } = answer.data ?? {};
  return (
    <Stack sx={{ gap: 2, pt: 1 }}>
      <ErrorNotice failure={answer.error ?? leave.failure ?? join.failure} />
      {answer.data !== undefined && joined.length + joinable.length === 0 ? (
        <EmptyState title={t('rewards:club.none')} hint={t('rewards:club.noneMember')} />
      ) : null}
      {joined.length === 0 ? null : (
        <Part title={t('rewards:club.isIn')}>
          {joined.map((club) => (
            <Row
              key={club.id}
              name={club.name}
              detail={t('rewards:club.since', { day: format.day(club.joinedDay) })}
            >
              {club.isRunning ? null : <Chip>{t('rewards:notRunning')}</Chip>}
              <BigButton
                kind="quiet"
                disabled={isBusy}
                aria-label={t('rewards:club.leaveFor', { name: club.name })}
                onClick={() => void leave.run({ clubId: club.id, memberId })}
              >
                {t('rewards:club.leave')}
              </BigButton>
            </Row>
          ))}
        </Part>
      )}
      {joinable.length === 0 ? null : (
        <Part title={t('rewards:club.mayJoin')}>
          {joinable.map((club) => (
            <Row
              key={club.id}
              name={club.name}
              detail={club.isOpen ? '' : t('rewards:club.invited')}
            >
              <BigButton
                disabled={isBusy}
                aria-label={t('rewards:club.joinFor', { name: club.name })}
                onClick={() => void join.run(club)}
              >
                {t('rewards:club.join')}
              </BigButton>
            </Row>
          ))}
        </Part>
      )}
      <Brought memberId={memberId} />
    </Stack>
  );
}

/** Who brought the member, and whom they brought. */
function Brought({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const format = useFormat();
  const { data } = useTillQuery('referral.ofMember', { memberId });
  if (data === undefined || (data.broughtBy === null && data.brought.length === 0)) return null;
  return (
    <Part title={t('rewards:referral.part')}>
      {data.broughtBy === null ? null : (
        <Row
          name={t('rewards:referral.by', { name: data.broughtBy.name })}
          detail={t(STATES[data.broughtBy.state])}
        />
      )}
      {data.brought.map((one) => (
        <Row
          key={one.memberId}
          name={t('rewards:referral.broughtOne', { name: one.name })}
          detail={`${format.day(one.joinedDay)} · ${t(STATES[one.state])}`}
          {...(one.points === 0
            ? {}
            : {
                figure: `+${t('common:points', { count: one.points, figure: format.number(one.points) })}`,
              })}
        />
      ))}
    </Part>
  );
}

/** Joins a club; where that takes a manager, one beside the till is asked. */
function useJoin(memberId: number) {
  const t = useT();
  const approve = useApproval();
  const [intent] = useState(() => new Intent());
  const running = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<CallFailure<'clubs.join'> | null>(null);
  const run = async (club: { readonly id: number; readonly name: string }) => {
    if (running.current) return;
    running.current = true;
    setIsPending(true);
    setFailure(null);
    const requestId = intent.idFor(String(club.id));
    const input: CallInput<'clubs.join'> = { requestId, clubId: club.id, memberId };
    let reply: CallReply<'clubs.join'> | null = await callTill('clubs.join', input);
    if (!reply.ok && reply.error.code === 'clubs.approvalNeeded') {
      const what = t('rewards:club.joinFor', { name: club.name });
      reply = await approve({ call: 'clubs.join', input, what });
    } else if (reply.ok) invalidateTopics(reply.changed);
    if (reply !== null) {
      intent.settle(reply.ok ? null : reply.error.code);
      if (!reply.ok) setFailure(reply.error);
    }
    running.current = false;
    setIsPending(false);
  };
  return { run, isPending, failure };
}
