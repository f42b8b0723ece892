import { LOCALES } from '../../../contract/primitives.ts';
import type { Locale } from '../../../contract/primitives.ts';
import type { Boot } from '../../../contract/system.ts';
import { foldSearch } from '../../../contract/kernel/text.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useActions } from '../../lib/actions.ts';
import { notify } from '../../lib/notices.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { useLook } from '../use-look.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly text: string;
  readonly keys?: string;
  readonly isCurrent?: boolean;
  readonly run: () => void;
}

type Theme = Boot['theme'];

export const THEME_NAMES: Readonly<Record<Theme, TKey>> = {
  system: 'app:theme.system',
  light: 'app:theme.light',
  dark: 'app:theme.dark',
};
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Changes the look at once and offers to undo it. */
export function useLookWithUndo() {
  const t = useT();
  const boot = useTillQuery('system.boot', {});
  const { setLook } = useLook();
  return (look: { readonly locale?: Locale; readonly theme?: Theme }) => {
    const before = boot.data;
    if (before === undefined) return;
    const previous =
      look.locale === undefined ? { theme: before.theme } : { locale: before.locale };
    void setLook(look).then((reply) => {
      if (!reply.ok) notify({ tone: 'danger', text: t('app:lookNotKept') });
    });
    notify({
      tone: 'ok',
      text: t('app:lookChanged'),
      action: { label: t('app:undo'), run: () => void setLook(previous) },
    });
  };
}

/** Everything the palette offers for what was typed: actions, screens, language, theme. */
export function usePaletteItems(text: string): readonly PaletteItem[] {
  const t = useT();
  const actions = useActions();
  const boot = useTillQuery('system.boot', {});
  const change = useLookWithUndo();
  const items: PaletteItem[] = [
    ...actions
      .filter((action) => (action.isEnabled ?? true) && action.isHelpOnly !== true)
      .map((action) => ({
        id: action.id,
        text: t(action.label),
        ...(action.keys === undefined ? {} : { keys: action.keys }),
        run: action.run,
      })),
    ...LOCALES.map((locale) => ({
      id: `language.${locale}`,
      text: t('app:language', { name: LANGUAGE_NAMES[locale] }),
      isCurrent: boot.data?.locale === locale,
      run: () => change({ locale }),
    })),
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      text: t('app:themeIs', { name: t(THEME_NAMES[theme]) }),
      isCurrent: boot.data?.theme === theme,
      run: () => change({ theme }),
    })),
  ];
  const wanted = foldSearch(text).split(' ').filter(Boolean);
  return items.filter((item) => {
    const folded = foldSearch(item.text);
    return wanted.every((word) => folded.includes(word));
  });
}
