import Box from '@mui/material/Box';
import { NumberPad } from '../../ui/index.ts';
import type { PadKey } from '../../ui/index.ts';

/** Keys for fingers, only where there is a screen to touch: the count needs the room. */
export function CountPad({ onKey }: { readonly onKey: (key: PadKey) => void }) {
  return (
    <Box sx={{ display: 'none', '@media (any-pointer: coarse)': { display: 'block' } }}>
      <NumberPad corner={null} onKey={onKey} />
    </Box>
  );
}
