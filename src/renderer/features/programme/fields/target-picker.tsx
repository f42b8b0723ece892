import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { RuleTarget, TargetKind } from '../../../../contract/programmes.ts';
import { useT } from '../../../i18n/index.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading, SearchField } from '../../../ui/index.ts';
import { KIND_TEXTS } from './target-texts.ts';

interface Props {
  readonly kind: TargetKind;
  readonly chosen: readonly string[];
  readonly onToggle: (target: RuleTarget) => void;
  readonly onClose: () => void;
}

/** Finds records by name or code and marks those that a rule names. */
export function TargetPicker({ kind, chosen, onToggle, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const asked = useSettled(text);
  const found = useTillQuery('programmes.targets', { kind, text: asked }, { keepsPrevious: true });
  const { targets = [], hasMore = false } = found.data ?? {};
  return (
    <Dialog
      isOpen
      width="sm"
      title={t(KIND_TEXTS[kind].choose)}
      onClose={onClose}
      onSubmit={() => {
        const [only] = targets;
        // What was typed found one thing: Enter takes it.
        if (only !== undefined && targets.length === 1 && asked === text) onToggle(only);
      }}
      actions={
        <BigButton kind="primary" onClick={onClose}>
          {t('programme:choose.done')}
        </BigButton>
      }
    >
      <SearchField
        value={text}
        onChange={setText}
        label={t(KIND_TEXTS[kind].choose)}
        placeholder={t('programme:choose.search')}
        inputProps={{ autoFocus: true, maxLength: 200 }}
      />
      <ErrorNotice failure={found.error} />
      <Loading isWaiting={found.isPending} />
      <Box role="group" aria-label={t(KIND_TEXTS[kind].choose)} sx={{ mt: 1, minHeight: 240 }}>
        {targets.map((target) => (
          <TargetRow
            key={target.uid}
            target={target}
            isOn={chosen.includes(target.uid)}
            onToggle={() => onToggle(target)}
          />
        ))}
        {found.data !== undefined && targets.length === 0 ? (
          <Typography sx={{ color: 'text.secondary', p: 2 }}>
            {t('programme:choose.nothing')}
          </Typography>
        ) : null}
        {hasMore ? (
          <Typography variant="body2" sx={{ color: 'text.secondary', p: 1 }}>
            {t('programme:choose.more')}
          </Typography>
        ) : null}
      </Box>
    </Dialog>
  );
}

function TargetRow({
  target,
  isOn,
  onToggle,
}: {
  readonly target: RuleTarget;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <ButtonBase
      aria-pressed={isOn}
      onClick={onToggle}
      sx={{
        display: 'flex',
        width: '100%',
        minHeight: 48,
        px: 1.5,
        gap: 1.5,
        textAlign: 'left',
        justifyContent: 'flex-start',
        font: 'inherit',
        borderBottom: '1px solid',
        borderColor: 'divider',
        bgcolor: isOn ? 'primary.soft' : 'transparent',
        '&:hover': { bgcolor: isOn ? 'primary.soft' : 'surface.sunken' },
      }}
    >
      <Box component="span" aria-hidden sx={{ width: 18, color: 'primary.main', fontWeight: 700 }}>
        {isOn ? '✓' : ''}
      </Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {target.name}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {target.code}
      </Box>
    </ButtonBase>
  );
}

const SETTLE_MS = 150;

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
