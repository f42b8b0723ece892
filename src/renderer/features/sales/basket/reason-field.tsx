import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import type { KeyboardEvent, RefObject } from 'react';
import { useT } from '../../../i18n/index.ts';
import { isImeKey } from '../../../lib/keys.ts';
import { Kbd } from '../../../ui/index.ts';
import { nextReason } from '../logic/typed-decision.ts';

interface Props {
  readonly reasons: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Whether it was left out, although it is needed. */
  readonly isMissing: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly autoFocus?: boolean;
}

/** Why: a tap on one of the usual reasons, ↑ ↓ from any field of the dialog, or free words. */
export function ReasonField(props: Props) {
  const { reasons, value, onChange, isMissing, inputRef, autoFocus = false } = props;
  const t = useT();
  return (
    <Box sx={{ minWidth: 0 }}>
      <TextField
        fullWidth
        autoFocus={autoFocus}
        label={t('sales:reason.label')}
        value={value}
        error={isMissing}
        helperText={isMissing ? t('sales:reason.missing') : ' '}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          htmlInput: {
            maxLength: 120,
            autoComplete: 'off',
            ...(inputRef ? { ref: inputRef } : {}),
          },
          inputLabel: { shrink: true },
        }}
      />
      <Box
        role="group"
        aria-label={t('sales:reason.usual')}
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}
      >
        {reasons.map((reason) => (
          <ToggleButton
            key={reason}
            value={reason}
            color="primary"
            selected={value === reason}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChange(reason)}
            sx={{ minHeight: 48, px: 1.5, py: 0.5, borderRadius: 6, textTransform: 'none' }}
          >
            {reason}
          </ToggleButton>
        ))}
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          <Kbd keys="up" /> <Kbd keys="down" />
        </Box>
      </Box>
    </Box>
  );
}

/** ↑ and ↓ go through the reasons, wherever in the dialog the cursor is. */
export function reasonKeys(
  reasons: readonly string[],
  value: string,
  onChange: (reason: string) => void,
) {
  return (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const hasModifier = event.ctrlKey || event.altKey || event.shiftKey || event.metaKey;
    if (by === null || hasModifier || isImeKey(event)) return;
    event.preventDefault();
    onChange(nextReason(reasons, value, by));
  };
}
