import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import type { Editor } from './use-editor.ts';

/** What the draft would have given on the receipts of the last months. */
export function SimulateStep({ editor }: { readonly editor: Editor }) {
  const t = useT();
  return <Typography>{t('programme:simulate.none', { name: editor.keeper.text.name })}</Typography>;
}
