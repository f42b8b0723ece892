import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { Purchase } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Chip, Moment, Money } from '../../ui/index.ts';
import { MoreButton } from './more-button.tsx';
import { useListKeys } from './use-list-keys.ts';

type Row = Purchase & { readonly memberName?: string | null };

interface Props {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly onOpen: (saleId: number) => void;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
  /** The first row takes the focus; not where a search box has it. */
  readonly takesFocus?: boolean;
}

/** Receipts, newest first: arrows choose, Enter or a tap opens. */
export function PurchaseList(props: Props) {
  const { rows, label, onOpen, takesFocus = true } = props;
  const keys = useListKeys();
  return (
    <Box>
      <Box
        component="ul"
        aria-label={label}
        onKeyDown={keys}
        sx={{ listStyle: 'none', m: 0, p: 0 }}
      >
        {rows.map((row, index) => (
          <Box component="li" key={row.saleId}>
            <ButtonBase
              autoFocus={takesFocus && index === 0}
              data-row
              onClick={() => onOpen(row.saleId)}
              sx={ROW}
            >
              <RowText row={row} />
              <RowFigures row={row} />
            </ButtonBase>
          </Box>
        ))}
      </Box>
      <MoreButton {...props} />
    </Box>
  );
}

function RowText({ row }: { readonly row: Row }) {
  const t = useT();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography noWrap>
        {row.firstLine}
        {row.lineCount > 1 ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            {t('members:history.moreLines', { count: row.lineCount - 1 })}
          </Box>
        ) : null}
      </Typography>
      <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
        <Moment at={row.completedAt} /> · {row.receiptNo}
        {row.memberName === undefined || row.memberName === null ? '' : ` · ${row.memberName}`}
      </Typography>
    </Box>
  );
}

function RowFigures({ row }: { readonly row: Row }) {
  const t = useT();
  const format = useFormat();
  const signed = (points: number) => `${points > 0 ? '+' : ''}${format.number(points)}`;
  const points = [row.pointsEarned, -row.pointsRedeemed].filter((each) => each !== 0).map(signed);
  return (
    <Box sx={{ textAlign: 'right' }}>
      <Typography>
        {row.kind === 'return' ? <Chip tone="warn">{t('members:history.return')}</Chip> : null}{' '}
        <Money minor={row.totalMinor} />
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {points.length === 0 ? '' : t('members:history.points', { points: points.join(' ') })}
      </Typography>
    </Box>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: 2,
  width: '100%',
  minHeight: 56,
  px: 1,
  py: 0.75,
  font: 'inherit',
  textAlign: 'left',
  borderBottom: '1px solid',
  borderColor: 'divider',
  '&:hover, &:focus-visible': { bgcolor: 'primary.soft' },
  '&:focus-visible': { outlineOffset: '-2px' },
} as const;
