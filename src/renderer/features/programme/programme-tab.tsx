import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import type { ProgrammeVersion } from '../../../contract/programmes.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading, Page } from '../../ui/index.ts';
import { DraftEditor } from './editor/editor.tsx';
import { DraftTable } from './versions/draft-list.tsx';
import { RetireDialog } from './versions/retire-dialog.tsx';
import { useDrafts } from './versions/use-drafts.ts';
import { VersionDialog } from './versions/version-dialog.tsx';
import { VersionTable } from './versions/version-list.tsx';

/** The points programme: its versions, and the editor of the next one. */
export function ProgrammeTab() {
  const [draftUid, setDraftUid] = useState<string | null>(null);
  if (draftUid === null) return <Versions onOpen={setDraftUid} />;
  return (
    <DraftEditor
      key={draftUid}
      draftUid={draftUid}
      onClose={() => setDraftUid(null)}
      onOpen={setDraftUid}
    />
  );
}

function Versions({ onOpen }: { readonly onOpen: (draftUid: string) => void }) {
  const t = useT();
  const list = useTillQuery('programmes.list', {});
  const drafts = useDrafts(onOpen);
  const [shown, setShown] = useState<number | null>(null);
  const [retiring, setRetiring] = useState<ProgrammeVersion | null>(null);
  const inForce = list.data?.versions.find(({ state }) => state === 'inForce')?.version ?? null;
  const begin = () => void drafts.begin(inForce);
  useAction({
    id: 'programme.newDraft',
    label: 'programme:action.newDraft',
    group: 'screens',
    keys: 'f2',
    run: begin,
    isEnabled: list.data !== undefined && !drafts.isBusy,
  });
  return (
    <Page
      title={t('programme:title')}
      answer={list.data === undefined ? undefined : <Answer list={list.data} />}
      actions={
        <>
          <BigButton disabled={drafts.isBusy} onClick={() => void drafts.begin(null)}>
            {t('programme:action.scratch')}
          </BigButton>
          <BigButton kind="primary" keys="f2" disabled={drafts.isBusy} onClick={begin}>
            {t('programme:action.newDraft')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={drafts.failure ?? list.error} />
      <Loading isWaiting={list.isPending} />
      {list.data === undefined ? null : (
        <Stack sx={{ gap: 2 }}>
          {list.data.drafts.length === 0 ? null : (
            <>
              <Typography variant="h2">{t('programme:draft.title')}</Typography>
              <DraftTable
                drafts={list.data.drafts}
                isBusy={drafts.isBusy}
                onOpen={({ uid }) => onOpen(uid)}
                onDiscard={(draft) => void drafts.throwAway(draft)}
              />
            </>
          )}
          <Typography variant="h2">{t('programme:list.title')}</Typography>
          <VersionTable versions={list.data.versions} onShow={setShown} onRetire={setRetiring} />
        </Stack>
      )}
      {shown === null ? null : (
        <VersionDialog
          version={shown}
          onClose={() => setShown(null)}
          onBegin={() => void drafts.begin(shown)}
        />
      )}
      {retiring === null ? null : (
        <RetireDialog version={retiring} onClose={() => setRetiring(null)} />
      )}
    </Page>
  );
}

/** Which version is in force, and which one is next. */
function Answer({ list }: { readonly list: CallValue<'programmes.list'> }) {
  const t = useT();
  const format = useFormat();
  const current = list.versions.find(({ state }) => state === 'inForce');
  const next = list.versions.filter(({ state }) => state === 'scheduled').at(-1);
  if (current === undefined) return null;
  const day = format.day(current.effectiveFrom);
  return (
    <>
      {t('programme:list.answer', { version: current.version, day })}{' '}
      {next === undefined
        ? ''
        : t('programme:list.next', { version: next.version, day: format.day(next.effectiveFrom) })}
    </>
  );
}
