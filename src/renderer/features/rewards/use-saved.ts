import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';

/** After a dialog's Save: says that what has this name was saved, and closes. A refusal stays open. */
export function useSaved(onClose: () => void) {
  const t = useT();
  return (reply: { readonly ok: boolean }, name: string) => {
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('rewards:saved', { name }) });
    onClose();
  };
}
