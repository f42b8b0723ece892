import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef } from 'react';
import { LOCALES } from '../../../contract/primitives.ts';
import { changeLanguage, LANGUAGE_NAMES, LANGUAGE_TITLE, useLocale } from '../../i18n/index.ts';
import { useLook } from '../../lib/use-look.ts';
import { StartPage } from '../../ui/index.ts';

/** The very first screen: four languages, each in its own words. */
export function ChooseLanguage() {
  const machine = useLocale();
  const { setLook } = useLook();
  const group = useRef<HTMLDivElement>(null);

  const move = (by: number) => {
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };

  return (
    <StartPage title={LANGUAGE_TITLE} width={640}>
      <Box
        ref={group}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(-1);
        }}
        sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}
      >
        {LOCALES.map((locale) => (
          <Button
            key={locale}
            lang={locale}
            autoFocus={locale === machine}
            onClick={() => {
              void changeLanguage(locale);
              void setLook({ locale });
            }}
            sx={{ minHeight: 112, fontSize: '1.25rem' }}
          >
            {LANGUAGE_NAMES[locale]}
          </Button>
        ))}
      </Box>
    </StartPage>
  );
}
