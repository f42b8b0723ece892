import { useT } from '../../i18n/index.ts';

/** What the pickers here share: the store searches, so that nothing is left out; names are shown. */
export function usePickWords() {
  const t = useT();
  return {
    filterOptions: <Option>(all: Option[]) => all,
    getOptionLabel: ({ name }: { readonly name: string }) => name,
    noOptionsText: t('rewards:pick.nothing'),
    clearText: t('common:remove'),
    openText: t('rewards:pick.open'),
    closeText: t('common:close'),
  };
}
