import { flushSaleDraft } from '../../features/sales/index.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand } from '../../lib/use-till.ts';

/** So long the lock waits for the basket to be kept. */
const KEEP_WITHIN_MS = 1500;

interface Handlers {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onPin: () => void;
  readonly onPanel: () => void;
}

/** What works on every screen: help, palette, lock, the virtual devices. */
export function useFrameActions({ onPalette, onHelp, onPin, onPanel }: Handlers): void {
  const lock = useLock();
  useAction({
    id: 'app.palette',
    label: 'app:action.palette',
    group: 'till',
    keys: 'ctrl+k',
    run: onPalette,
    isHelpOnly: true,
  });
  useAction({ id: 'app.help', label: 'app:action.help', group: 'till', keys: 'f1', run: onHelp });
  useAction({
    id: 'app.lock',
    label: 'app:action.lock',
    group: 'till',
    keys: 'ctrl+l',
    run: lock,
    isGlobal: true,
  });
  useAction({
    id: 'app.panel',
    label: 'app:action.panel',
    group: 'till',
    keys: 'f12',
    run: onPanel,
    isGlobal: true,
  });
  useAction({ id: 'app.ownPin', label: 'app:action.ownPin', group: 'till', run: onPin });
}

/** Locks the till, or says why it could not. */
export function useLock(): () => void {
  const t = useT();
  const lock = useTillCommand('staff.lock');
  return () => {
    // The basket is kept before the session ends: afterwards nobody may save it.
    // A store that does not answer must not keep the till open.
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, KEEP_WITHIN_MS);
    });
    void Promise.race([flushSaleDraft(), patience])
      .then(() => lock.run({}))
      .then((reply) => {
        if (!reply.ok) notify({ tone: 'danger', text: t('app:lockFailed') });
      });
  };
}
