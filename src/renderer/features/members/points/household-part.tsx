import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Household } from '../../../../contract/households.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Chip, ErrorNotice, Loading } from '../../../ui/index.ts';
import { MergePick } from '../care/merge-pick.tsx';
import { ROW } from '../care/section.tsx';
import { useDecided } from '../care/use-decided.ts';
import { HouseholdDialog } from './household-dialog.tsx';
import type { Named } from './words.ts';

/** The household a member pays with, or the way to begin one. */
export function HouseholdPart({ member }: { readonly member: Named }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useTillQuery('households.ofMember', { memberId: member.id });
  return (
    <>
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === null ? (
        <Box sx={{ display: 'grid', justifyItems: 'start', gap: 1 }}>
          <Typography sx={{ color: 'text.secondary' }}>{t('points:household.none')}</Typography>
          <BigButton onClick={() => setIsOpen(true)}>{t('points:household.begin')}</BigButton>
        </Box>
      ) : null}
      {answer.data === undefined || answer.data === null ? null : <Shown household={answer.data} />}
      {isOpen ? (
        <HouseholdDialog member={member} household={null} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}

function Shown({ household }: { readonly household: Household }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<'add' | 'change' | null>(null);
  const adding = useDecided('households.add');
  const leaving = useDecided('households.leave');
  const ending = useDecided('households.dissolve');
  const { id: householdId, name, members } = household;
  const head = members.find((one) => one.isHead);
  const add = async (memberId: number) => {
    setOpen(null);
    const reply = await adding.run(
      { householdId, memberId },
      t('points:household.addWhat', { name }),
    );
    if (reply?.ok === true) notify({ tone: 'ok', text: t('points:household.added', { name }) });
  };
  const leave = async (one: Household['members'][number]) => {
    const what = t('points:household.leaveWhat', { name, who: one.name });
    const reply = await leaving.run({ householdId, memberId: one.memberId }, what);
    const text = t('points:household.left', { name, who: one.name });
    if (reply?.ok === true) notify({ tone: 'ok', text });
  };
  const end = async () => {
    const reply = await ending.run({ householdId }, t('points:household.endWhat', { name }));
    if (reply?.ok === true) notify({ tone: 'ok', text: t('points:household.ended', { name }) });
  };
  return (
    <>
      <Typography sx={{ mb: 0.5 }}>
        {t('points:household.says', { name, points: format.number(household.pool) })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {household.dailyLimit === null
          ? t('points:household.noLimit')
          : t('points:household.limit', { points: format.number(household.dailyLimit) })}
      </Typography>
      {members.map((one) => (
        <Box key={one.memberId} sx={ROW}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography noWrap>{one.name}</Typography>
            <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
              {[one.phoneMasked, t('points:household.since', { at: format.dateTime(one.joinedAt) })]
                .filter((part) => part !== null)
                .join(' · ')}
            </Typography>
          </Box>
          {one.isHead ? <Chip tone="info">{t('points:household.head')}</Chip> : null}
          {one.isFrozen ? <Chip tone="warn">{t('points:household.frozen')}</Chip> : null}
          <Typography sx={{ fontVariantNumeric: 'tabular-nums', minWidth: 80, textAlign: 'right' }}>
            {format.number(one.balance)}
          </Typography>
          {one.isHead ? null : (
            <BigButton kind="quiet" disabled={leaving.isPending} onClick={() => void leave(one)}>
              {t('points:household.leave')}
            </BigButton>
          )}
        </Box>
      ))}
      <ErrorNotice failure={adding.failure ?? leaving.failure ?? ending.failure} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <BigButton disabled={adding.isPending} onClick={() => setOpen('add')}>
          {t('points:household.add')}
        </BigButton>
        <BigButton kind="quiet" onClick={() => setOpen('change')}>
          {t('points:household.change')}
        </BigButton>
        <BigButton kind="quiet" disabled={ending.isPending} onClick={() => void end()}>
          {t('points:household.end')}
        </BigButton>
      </Box>
      {open === 'add' && head !== undefined ? (
        <MergePick
          one={{ id: head.memberId, name: '' }}
          title={t('points:household.addTitle', { name })}
          lead={t('points:household.find')}
          onPick={(memberId) => void add(memberId)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'change' && head !== undefined ? (
        <HouseholdDialog
          member={{ id: head.memberId, name: head.name }}
          household={household}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
