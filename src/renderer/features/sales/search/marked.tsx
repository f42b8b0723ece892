import Box from '@mui/material/Box';
import type { Segment } from '../logic/mark-match.ts';

/** A text with what was searched for marked: by weight and line, not by colour alone. */
export function Marked({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map((segment, index) =>
    segment.isMatch ? (
      <Box
        // The pieces of one text have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key
        key={index}
        component="mark"
        sx={{
          color: 'inherit',
          bgcolor: 'primary.soft',
          fontWeight: 700,
          textDecoration: 'underline',
          textDecorationColor: 'primary.main',
          textUnderlineOffset: '3px',
        }}
      >
        {segment.text}
      </Box>
    ) : (
      segment.text
    ),
  );
}
