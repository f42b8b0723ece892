import Stack from '@mui/material/Stack';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { CashDialog } from './cash-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { DrawerDialog } from './drawer-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { NoteText } from './note-text.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { PastShifts } from './past-shifts.tsx';
import { ReportView } from './report-view.tsx';
import { ShiftActions } from './shift-actions.tsx';
import type { ShiftDialog } from './shift-dialog.ts';
import { sortNotes } from './sort-notes.ts';
import { ShiftWarning } from './shift-warning.tsx';
import { ZDialog } from './z-dialog.tsx';

type State = CallValue<'shift.current'>;

/** The shift: what must lie in the drawer, what was sold, and how it began and will end. */
export function ShiftScreen() {
  const t = useT();
  const state = useTillQuery('shift.current', {});
  const [dialog, setDialog] = useState<ShiftDialog | null>(null);
  const close = () => setDialog(null);
  const { data } = state;
  return (
    <Page
      title={t('shift:title')}
      answer={<Answer state={data} />}
      actions={data === undefined ? null : <ShiftActions state={data} onOpen={setDialog} />}
    >
      <ErrorNotice failure={state.error} />
      <Loading isWaiting={state.isPending} />
      {data === undefined ? null : (
        <Stack sx={{ gap: 2 }}>
          {data.shift?.isOverdue === true ? <ShiftWarning day={data.shift.businessDay} /> : null}
          <Notes state={data} />
          {data.shift === null ? (
            <Sheet>
              <EmptyState
                title={t('shift:none')}
                hint={t(data.isRequired ? 'shift:noneRequired' : 'shift:noneAutomatic')}
                action={
                  <BigButton kind="primary" keys="f9" onClick={() => setDialog({ kind: 'open' })}>
                    {t('shift:open.action')}
                  </BigButton>
                }
              />
            </Sheet>
          ) : (
            <OpenReport />
          )}
        </Stack>
      )}
      <PastShifts onOpen={(shiftId) => setDialog({ kind: 'z', shiftId })} />
      {data === undefined ? null : <Dialogs dialog={dialog} state={data} onClose={close} />}
    </Page>
  );
}

function Answer({ state }: { readonly state: State | undefined }) {
  const t = useT();
  const format = useFormat();
  if (state === undefined) return null;
  const { shift } = state;
  if (shift === null) return t('shift:answer.none');
  const facts = {
    time: format.dateTime(shift.openedAt),
    name: shift.openedByName,
    day: format.day(shift.businessDay),
  };
  return t(shift.isAutomatic ? 'shift:answer.automatic' : 'shift:answer.open', facts);
}

function OpenReport() {
  const report = useTillQuery('shift.report', { shiftId: null });
  return (
    <>
      <ErrorNotice failure={report.error} />
      <Loading isWaiting={report.isPending} />
      {report.data === undefined ? null : <ReportView report={report.data} />}
    </>
  );
}

function Notes({ state }: { readonly state: State }) {
  const t = useT();
  const read = useTillCommand('shift.readNote');
  const { fromBefore, fromThis } = sortNotes(state);
  return (
    <>
      {fromThis.map((note) => (
        <NoteText key={note.noteId} isQuiet note={note} action={t('shift:note.forNext')} />
      ))}
      {fromBefore.map((note) => (
        <NoteText
          key={note.noteId}
          note={note}
          action={
            <BigButton
              disabled={read.isPending}
              onClick={() => void read.run({ noteId: note.noteId })}
            >
              {t('shift:note.understood')}
            </BigButton>
          }
        />
      ))}
      <ErrorNotice failure={read.failure} />
    </>
  );
}

function Dialogs({
  dialog,
  state,
  onClose,
}: {
  readonly dialog: ShiftDialog | null;
  readonly state: State;
  readonly onClose: () => void;
}) {
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'open':
      return <OpenDialog state={state} onClose={onClose} />;
    case 'close':
      return state.shift === null ? null : (
        <CloseDialog state={state} shiftId={state.shift.shiftId} onClose={onClose} />
      );
    case 'in':
    case 'out':
      return <CashDialog kind={dialog.kind} onClose={onClose} />;
    case 'drawer':
      return <DrawerDialog onClose={onClose} />;
    case 'note':
      return <NoteDialog onClose={onClose} />;
    case 'z':
      return <ZDialog shiftId={dialog.shiftId} onClose={onClose} />;
    default:
      return assertNever(dialog);
  }
}
