import { useState } from 'react';
import type { Club } from '../../../contract/clubs.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Chip, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { ClubDialog } from './club-dialog.tsx';
import { ClubMembersDialog } from './club-members-dialog.tsx';
import { DataTable } from './data-table.tsx';

type Open =
  | { readonly kind: 'edit'; readonly club: Club | null }
  | { readonly kind: 'members'; readonly club: Club };

/** Clubs: circles of members that earning rules can name. */
export function ClubsTab() {
  const t = useT();
  const format = useFormat();
  const answer = useTillQuery('clubs.list', {});
  const [open, setOpen] = useState<Open | null>(null);
  const clubs = answer.data ?? [];
  const add = () => setOpen({ kind: 'edit', club: null });
  useAction({ id: 'clubs.add', label: 'rewards:club.add', group: 'screens', keys: 'f3', run: add });
  return (
    <Page
      title={t('rewards:club.title')}
      answer={
        clubs.length === 0
          ? undefined
          : t('rewards:club.answer', { count: clubs.filter(({ isRunning }) => isRunning).length })
      }
      actions={
        <BigButton kind="primary" keys="f3" onClick={add}>
          {t('rewards:club.add')}
        </BigButton>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Sheet>
          {clubs.length === 0 ? (
            <EmptyState title={t('rewards:club.none')} hint={t('rewards:club.noneHint')} />
          ) : (
            <DataTable
              columns={[
                { head: t('rewards:field.name') },
                { head: t('rewards:club.description') },
                { head: t('rewards:club.entry') },
                { head: t('rewards:club.members'), isFigure: true },
              ]}
              rows={clubs.map((club) => ({
                id: club.id,
                cells: [
                  <>
                    {club.name} {club.isRunning ? null : <Chip>{t('rewards:notRunning')}</Chip>}
                  </>,
                  club.description,
                  t(club.isOpen ? 'rewards:club.open' : 'rewards:club.invited'),
                  club.memberLimit === null
                    ? format.number(club.memberCount)
                    : `${format.number(club.memberCount)} / ${format.number(club.memberLimit)}`,
                ],
                actions: (
                  <>
                    <BigButton
                      kind="quiet"
                      aria-label={t('rewards:club.membersOf', { name: club.name })}
                      onClick={() => setOpen({ kind: 'members', club })}
                    >
                      {t('rewards:club.members')}
                    </BigButton>
                    <BigButton
                      kind="quiet"
                      data-row
                      aria-label={t('rewards:changeFor', { name: club.name })}
                      onClick={() => setOpen({ kind: 'edit', club })}
                    >
                      {t('common:change')}
                    </BigButton>
                  </>
                ),
              }))}
            />
          )}
        </Sheet>
      )}
      {open?.kind === 'edit' ? <ClubDialog club={open.club} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'members' ? (
        <ClubMembersDialog club={open.club} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}
