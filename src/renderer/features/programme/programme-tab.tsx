import { useT } from '../../i18n/index.ts';
import { Page } from '../../ui/index.ts';

/** The points programme: its versions, and the editor of the next one. */
export function ProgrammeTab() {
  const t = useT();
  return <Page title={t('programme:title')}>{null}</Page>;
}
