import Box from '@mui/material/Box';
import { useFormat } from '../../../lib/format.ts';

/** The figure that counts: 40 px, smaller only when it would not fit (fourteen digits). */
export function Figure({
  minor,
  tone = 'text.primary',
  size = 2.5,
}: {
  readonly minor: number;
  readonly tone?: string;
  readonly size?: number;
}) {
  const text = useFormat().amount(minor);
  const fitting = (100 / (text.length * 0.64)).toFixed(2);
  return (
    <Box sx={{ containerType: 'inline-size', minWidth: 0, width: '100%' }}>
      <Box
        sx={{
          fontSize: `min(${size}rem, ${fitting}cqi)`,
          lineHeight: 1.1,
          fontWeight: 650,
          letterSpacing: '-0.01em',
          whiteSpace: 'nowrap',
          color: tone,
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
