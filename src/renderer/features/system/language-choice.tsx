import { LOCALES } from '../../../contract/primitives.ts';
import { LANGUAGE_NAMES, useLocale, useT } from '../../i18n/index.ts';
import { useLook } from '../../lib/use-look.ts';
import { Choice } from '../../ui/index.ts';
import Box from '@mui/material/Box';

/** The language, small, for screens before anyone is signed in. */
export function LanguageChoice() {
  const t = useT();
  const locale = useLocale();
  const { setLook } = useLook();
  return (
    <Box sx={{ width: 176 }}>
      <Choice
        label={t('common:look.language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
        onChange={(chosen) => void setLook({ locale: chosen })}
      />
    </Box>
  );
}
