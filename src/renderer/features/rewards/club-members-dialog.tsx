import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Club } from '../../../contract/clubs.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice, TierChip } from '../../ui/index.ts';
import { DataTable } from './data-table.tsx';

const SHOWN = 200;

/** Who is in a club and since when, and who left it. */
export function ClubMembersDialog({
  club,
  onClose,
}: {
  readonly club: Club;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [shown, setShown] = useState<'now' | 'past'>('now');
  const isPast = shown === 'past';
  const answer = useTillQuery('clubs.members', { clubId: club.id, isPast, limit: SHOWN });
  const leave = useTillCommand('clubs.leave');
  const { rows = [], total = 0 } = answer.data ?? {};
  return (
    <Dialog
      isOpen
      width="md"
      title={t('rewards:club.membersOf', { name: club.name })}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('common:close')}</BigButton>}
    >
      <Tabs
        value={shown}
        onChange={(_, next: 'now' | 'past') => setShown(next)}
        aria-label={t('rewards:club.membersOf', { name: club.name })}
      >
        <Tab value="now" label={t('rewards:club.now')} sx={{ minHeight: 48 }} />
        <Tab value="past" label={t('rewards:club.past')} sx={{ minHeight: 48 }} />
      </Tabs>
      <ErrorNotice failure={answer.error ?? leave.failure} />
      {answer.data !== undefined && rows.length === 0 ? (
        <EmptyState title={t('rewards:club.empty')} hint={t('rewards:club.emptyHint')} />
      ) : null}
      {rows.length === 0 ? null : (
        <DataTable
          columns={[
            { head: t('rewards:field.name') },
            { head: t('rewards:field.tier') },
            { head: t('rewards:club.joined') },
            ...(isPast ? [{ head: t('rewards:club.left') }] : []),
          ]}
          rows={rows.map((row) => ({
            id: row.id,
            cells: [
              <>
                {row.name}{' '}
                <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                  {row.cardNo}
                </Typography>
              </>,
              <TierChip key="tier" tier={row.tier} />,
              `${format.day(row.joinedDay)} · ${row.joinedBy}`,
              ...(row.leftDay === null ? [] : [`${format.day(row.leftDay)} · ${row.leftBy}`]),
            ],
            ...(isPast
              ? {}
              : {
                  actions: (
                    <BigButton
                      kind="quiet"
                      data-row
                      disabled={leave.isPending}
                      aria-label={t('rewards:club.leaveFor', { name: row.name })}
                      onClick={() => void leave.run({ clubId: club.id, memberId: row.memberId })}
                    >
                      {t('rewards:club.leave')}
                    </BigButton>
                  ),
                }),
          }))}
        />
      )}
      {total > rows.length ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', p: 1 }}>
          {t('rewards:club.more', { count: total - rows.length })}
        </Typography>
      ) : null}
    </Dialog>
  );
}
