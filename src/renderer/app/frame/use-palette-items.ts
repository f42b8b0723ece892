import { LOCALES } from '../../../contract/primitives.ts';
import { foldSearch } from '../../../contract/kernel/text.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import { useActions } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { THEME_NAMES, THEMES, useLookWithUndo } from '../../lib/look.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly text: string;
  readonly keys?: string;
  readonly isCurrent?: boolean;
  readonly run: () => void;
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
