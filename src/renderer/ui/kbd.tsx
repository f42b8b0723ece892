import { styled } from '@mui/material/styles';
import { shownKeys } from '../lib/keys.ts';

const Key = styled('kbd')(({ theme }) => ({
  font: '600 0.75rem/1 ui-monospace, monospace',
  border: '1px solid',
  borderColor: theme.vars.palette.divider,
  borderBottomWidth: 2,
  borderRadius: 5,
  padding: '3px 6px',
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.surface.base,
  whiteSpace: 'nowrap',
  // On a filled button the key takes the button's ink.
  '.MuiButton-contained &': {
    color: 'inherit',
    backgroundColor: 'transparent',
    borderColor: 'currentColor',
  },
  '.Mui-disabled &': { backgroundColor: 'transparent' },
}));

/** A shortcut, as printed on the key. Readers of the screen hear `aria-keyshortcuts` instead. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <Key aria-hidden>{shownKeys(keys)}</Key>;
}
