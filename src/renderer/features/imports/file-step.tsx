import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { IMPORT_KINDS } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { BigButton } from '../../ui/index.ts';
import type { ImportFlow } from './use-import.ts';
import { KIND_HINTS, KIND_WORDS } from './import-words.ts';

const ACCEPTED = '.csv,.tsv,.txt';

/** What comes in, and the file it comes from: dropped or chosen. */
export function FileStep({ flow }: { readonly flow: ImportFlow }) {
  const t = useT();
  const { kind, step } = flow;
  const isBusy = step.name === 'upload';
  return (
    <Stack sx={{ gap: 3, mt: 2, maxWidth: 760 }}>
      <ToggleButtonGroup
        exclusive
        value={kind}
        disabled={isBusy}
        aria-label={t('imports:kind.label')}
        onChange={(_, next: typeof kind | null) => {
          if (next !== null) flow.setKind(next);
        }}
      >
        {IMPORT_KINDS.map((one) => (
          <ToggleButton
            key={one}
            value={one}
            sx={{
              minHeight: 56,
              px: 3,
              textTransform: 'none',
              bgcolor: 'background.paper',
              '&.Mui-selected, &.Mui-selected:hover': {
                bgcolor: 'primary.soft',
                color: 'primary.main',
                fontWeight: 600,
              },
            }}
          >
            {t(KIND_WORDS[one])}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Typography sx={{ color: 'text.secondary' }}>{t(KIND_HINTS[kind])}</Typography>
      <DropPlace isBusy={isBusy} onFile={flow.choose} share={isBusy ? step.share : null} />
    </Stack>
  );
}

function DropPlace({
  isBusy,
  share,
  onFile,
}: {
  readonly isBusy: boolean;
  readonly share: number | null;
  readonly onFile: (file: File) => void;
}) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const choose = () => input.current?.click();
  useAction({
    id: 'imports.choose',
    label: 'imports:choose',
    group: 'screens',
    keys: 'f2',
    run: choose,
    isEnabled: !isBusy,
  });
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer.files[0];
        if (file !== undefined && !isBusy) onFile(file);
      }}
      sx={{
        border: '2px dashed',
        borderColor: isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'primary.soft' : 'background.paper',
        borderRadius: '12px',
        minHeight: 220,
        p: 4,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 2,
        textAlign: 'center',
      }}
    >
      <Typography variant="h2">{t('imports:drop')}</Typography>
      <Typography sx={{ color: 'text.secondary', maxWidth: 480 }}>
        {t('imports:formats')}
      </Typography>
      {share === null ? (
        <BigButton kind="primary" keys="f2" onClick={choose}>
          {t('imports:choose')}
        </BigButton>
      ) : (
        <Box sx={{ width: '100%', maxWidth: 420 }} role="status">
          <LinearProgress
            variant="determinate"
            value={share * 100}
            aria-label={t('imports:taking')}
          />
          <Typography sx={{ mt: 1 }}>{t('imports:taking')}</Typography>
        </Box>
      )}
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={t('imports:choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </Box>
  );
}
