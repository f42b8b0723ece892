import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../ui/index.ts';
import type { ShiftDialog } from './shift-dialog.ts';

interface Props {
  readonly state: CallValue<'shift.current'>;
  readonly onOpen: (dialog: ShiftDialog) => void;
}

/** What can be done with the shift, by button and by key. */
export function ShiftActions({ state, onOpen }: Props) {
  const t = useT();
  const isOpen = state.shift !== null;
  const printX = useTillCommand('shift.printX');
  const print = () => {
    void printX.run({}).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('shift:x.queued') });
    });
  };
  const group = 'screens';
  const keysOf = (kind: 'in' | 'out' | 'drawer' | 'note') => () => onOpen({ kind });
  useAction({
    id: 'shift.in',
    label: 'shift:cash.in',
    group,
    keys: 'f4',
    isEnabled: isOpen,
    run: keysOf('in'),
  });
  useAction({
    id: 'shift.out',
    label: 'shift:cash.out',
    group,
    keys: 'f5',
    isEnabled: isOpen,
    run: keysOf('out'),
  });
  useAction({
    id: 'shift.drawer',
    label: 'shift:drawer.title',
    group,
    keys: 'f6',
    isHelpOnly: true,
    run: keysOf('drawer'),
  });
  useAction({
    id: 'shift.note',
    label: 'shift:note.title',
    group,
    keys: 'f3',
    run: keysOf('note'),
  });
  useAction({
    id: 'shift.x',
    label: 'shift:x.action',
    group,
    keys: 'f8',
    isEnabled: isOpen,
    run: print,
  });
  useAction({
    id: 'shift.turn',
    label: isOpen ? 'shift:close.title' : 'shift:open.title',
    group,
    keys: 'f9',
    run: () => onOpen({ kind: isOpen ? 'close' : 'open' }),
  });
  return (
    <>
      <ErrorNotice failure={printX.failure} />
      <BigButton keys="f3" onClick={keysOf('note')}>
        {t('shift:note.short')}
      </BigButton>
      <BigButton keys="f4" disabled={!isOpen} onClick={keysOf('in')}>
        {t('shift:cash.in')}
      </BigButton>
      <BigButton keys="f5" disabled={!isOpen} onClick={keysOf('out')}>
        {t('shift:cash.out')}
      </BigButton>
      <BigButton keys="f6" onClick={keysOf('drawer')}>
        {t('shift:drawer.short')}
      </BigButton>
      <BigButton keys="f8" disabled={!isOpen || printX.isPending} onClick={print}>
        {t('shift:x.action')}
      </BigButton>
      {isOpen ? (
        <BigButton kind="primary" keys="f9" onClick={() => onOpen({ kind: 'close' })}>
          {t('shift:close.short')}
        </BigButton>
      ) : null}
    </>
  );
}
