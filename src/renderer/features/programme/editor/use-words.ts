import { useMemo } from 'react';
import type { RuleTarget } from '../../../../contract/programmes.ts';
import { useLocale, useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { Words } from '../words/words.ts';

/** What it takes to say rules in the language of the screen, with these names of records. */
export function useWords(names: ReadonlyMap<string, RuleTarget>): Words {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  return useMemo(() => ({ t, format, locale, names }), [t, format, locale, names]);
}
