/** A table inside a sale's dialogs: plain, with numbers to the right and a sum at the foot. */
export const PLAIN_TABLE = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    py: 0.75,
    px: 1,
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: '1px solid',
    borderColor: 'divider',
  },
  '& thead th': { fontSize: '0.8125rem', fontWeight: 600, color: 'text.secondary' },
  '& tfoot th, & tfoot td': { fontWeight: 600, border: 0 },
  '& .num': { textAlign: 'right', whiteSpace: 'nowrap' },
} as const;
