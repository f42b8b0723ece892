import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Sheet } from '../../ui/index.ts';

/** A line of a report: what, how many, how much. */
export interface FigureRow {
  readonly label: string;
  readonly count?: number;
  readonly minor?: number;
  /** Something that is counted and no money. */
  readonly plain?: string;
  readonly isStrong?: boolean;
  /** Part of the line above. */
  readonly isPart?: boolean;
  readonly tone?: 'ok' | 'danger';
}

const TONES = { ok: 'success.main', danger: 'error.main' } as const;

/** A sheet of figures under a heading; the head of the last column names the currency once. */
export function FigureTable({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly FigureRow[];
}) {
  const t = useT();
  const format = useFormat();
  return (
    <Sheet>
      <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse' }}>
        <thead>
          <Box component="tr" sx={{ '& th': { px: 2.5, pt: 2, pb: 1, fontWeight: 600 } }}>
            <Box component="th" scope="col" sx={{ textAlign: 'left' }}>
              <Typography component="span" variant="subtitle1">
                {title}
              </Typography>
            </Box>
            <Box
              component="th"
              scope="col"
              sx={{ textAlign: 'right', whiteSpace: 'nowrap', color: 'text.secondary' }}
            >
              {t('shift:column.amount', { currency: format.currencySign })}
            </Box>
          </Box>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.label} row={row} />
          ))}
        </tbody>
      </Box>
    </Sheet>
  );
}

function Line({ row }: { readonly row: FigureRow }) {
  const format = useFormat();
  const { label, count, minor, plain, isStrong = false, isPart = false, tone } = row;
  const figure = plain ?? (minor === undefined ? '' : format.amount(minor));
  return (
    <Box
      component="tr"
      sx={{
        '& th, & td': { px: 2.5, py: 0.75, borderTop: '1px solid', borderColor: 'divider' },
        fontWeight: isStrong ? 700 : 400,
        fontSize: isStrong ? '1.25rem' : undefined,
        color: isPart ? 'text.secondary' : undefined,
      }}
    >
      <Box
        component="th"
        scope="row"
        sx={{
          textAlign: 'left',
          fontWeight: 'inherit',
          pl: isPart ? '36px !important' : undefined,
        }}
      >
        {label}
        {count === undefined ? null : (
          <Box
            component="span"
            sx={{ color: 'text.secondary', fontWeight: 400, ml: 1, whiteSpace: 'nowrap' }}
          >
            × {format.number(count)}
          </Box>
        )}
      </Box>
      <Box
        component="td"
        sx={{
          textAlign: 'right',
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
          color: tone === undefined ? undefined : TONES[tone],
        }}
      >
        {figure}
      </Box>
    </Box>
  );
}
