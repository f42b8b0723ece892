import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { StartPage } from '../../ui/index.ts';
import { LanguageChoice } from './language-choice.tsx';
import { RestoreFile } from './restore-file.tsx';
import { SampleShop } from './sample-shop.tsx';
import { SetupForm } from './setup-form.tsx';

/** A till without a store: try the sample shop, or set up this till. */
export function FirstRun() {
  const t = useT();
  const [way, setWay] = useState<'ask' | 'sample' | 'setup'>('ask');
  if (way === 'sample') return <SampleShop onBack={() => setWay('ask')} />;
  if (way === 'setup') return <SetupForm onBack={() => setWay('ask')} />;
  return (
    <StartPage
      title={t('system:firstRun.title')}
      lead={t('system:firstRun.lead')}
      end={<LanguageChoice />}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <Way
          title={t('system:firstRun.sample')}
          text={t('system:firstRun.sampleText')}
          hasFocus
          onChoose={() => setWay('sample')}
        />
        <Way
          title={t('system:firstRun.setup')}
          text={t('system:firstRun.setupText')}
          onChoose={() => setWay('setup')}
        />
      </Box>
      <Box sx={{ mt: 4 }}>
        <Typography variant="h2">{t('system:firstRun.restore')}</Typography>
        <Typography sx={{ mt: 0.5, mb: 2, color: 'text.secondary' }}>
          {t('system:firstRun.restoreText')}
        </Typography>
        <RestoreFile />
      </Box>
    </StartPage>
  );
}

interface WayProps {
  readonly title: string;
  readonly text: string;
  readonly hasFocus?: boolean;
  readonly onChoose: () => void;
}

function Way({ title, text, hasFocus = false, onChoose }: WayProps) {
  return (
    <ButtonBase
      onClick={onChoose}
      autoFocus={hasFocus}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'flex-start',
        justifyContent: 'flex-start',
        p: 3,
        minHeight: 176,
        textAlign: 'left',
        verticalAlign: 'top',
        font: 'inherit',
        borderRadius: '12px',
        border: '1px solid',
        borderColor: 'surface.edge',
        bgcolor: 'background.paper',
        '&:hover': { bgcolor: 'primary.soft', borderColor: 'primary.main' },
      }}
    >
      <Typography component="span" variant="h2" sx={{ display: 'block', color: 'primary.main' }}>
        {title}
      </Typography>
      <Typography component="span" sx={{ display: 'block', mt: 1 }}>
        {text}
      </Typography>
    </ButtonBase>
  );
}
