import type { Locale } from '../../contract/primitives.ts';
import type { Boot } from '../../contract/system.ts';
import { useT } from '../i18n/index.ts';
import type { TKey } from '../i18n/index.ts';
import { notify } from './notices.ts';
import { useLook } from './use-look.ts';
import { useTillQuery } from './use-till.ts';

type Theme = Boot['theme'];

export const THEME_NAMES: Readonly<Record<Theme, TKey>> = {
  system: 'common:theme.system',
  light: 'common:theme.light',
  dark: 'common:theme.dark',
};

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Changes language or theme at once and offers to undo it. */
export function useLookWithUndo() {
  const t = useT();
  const boot = useTillQuery('system.boot', {});
  const { setLook } = useLook();
  return (look: { readonly locale?: Locale; readonly theme?: Theme }) => {
    const before = boot.data;
    if (before === undefined) return;
    const previous =
      look.locale === undefined ? { theme: before.theme } : { locale: before.locale };
    notify({
      tone: 'ok',
      text: t('common:look.changed'),
      action: { label: t('common:undo'), run: () => void setLook(previous) },
    });
    void setLook(look).then((reply) => {
      if (!reply.ok) notify({ tone: 'danger', text: t('common:look.notKept') });
    });
  };
}
