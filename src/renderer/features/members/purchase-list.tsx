import Box from '@mui/material/Box';
import type { Purchase } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { moveAmongRows } from '../../lib/move-among-rows.ts';
import { Chip } from '../../ui/index.ts';
import { MoreButton } from './more-button.tsx';

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

/**
 * Receipts, newest first: arrows choose, Enter or a tap opens. The rows are plain elements that
 * the list dresses at once: thirty rows of styled components take the window ten times as long.
 */
export function PurchaseList(props: Props) {
  const { rows, label, onOpen, takesFocus = true } = props;
  return (
    <Box>
      <Box component="ul" aria-label={label} onKeyDown={moveAmongRows} sx={LIST}>
        {rows.map((row, index) => (
          <li key={row.saleId}>
            <button
              type="button"
              // The dialog is open for these rows: the first one takes the keys.
              autoFocus={takesFocus && index === 0}
              data-row
              onClick={() => onOpen(row.saleId)}
            >
              <RowText row={row} />
              <RowFigures row={row} />
            </button>
          </li>
        ))}
      </Box>
      <MoreButton {...props} />
    </Box>
  );
}

function RowText({ row }: { readonly row: Row }) {
  const t = useT();
  const format = useFormat();
  const name =
    row.memberName === undefined || row.memberName === null ? '' : ` · ${row.memberName}`;
  return (
    <span className="text">
      <span className="first">
        {row.firstLine}
        {row.lineCount > 1 ? (
          <span className="quiet">
            {' '}
            {t('members:history.moreLines', { count: row.lineCount - 1 })}
          </span>
        ) : null}
      </span>
      <span className="second">
        <time dateTime={new Date(row.completedAt).toISOString()}>
          {format.dateTime(row.completedAt)}
        </time>{' '}
        · {row.receiptNo}
        {name}
      </span>
    </span>
  );
}

function RowFigures({ row }: { readonly row: Row }) {
  const t = useT();
  const format = useFormat();
  const signed = (points: number) => `${points > 0 ? '+' : ''}${format.number(points)}`;
  const points = [row.pointsEarned, -row.pointsRedeemed].filter((each) => each !== 0).map(signed);
  return (
    <span className="figures">
      <span className="first">
        {row.kind === 'return' ? <Chip tone="warn">{t('members:history.return')}</Chip> : null}{' '}
        {format.money(row.totalMinor)}
      </span>
      <span className="second">
        {points.length === 0 ? '' : t('members:history.points', { points: points.join(' ') })}
      </span>
    </span>
  );
}

const LIST = {
  listStyle: 'none',
  m: 0,
  p: 0,
  '& button': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: 2,
    width: '100%',
    minHeight: 56,
    px: 1,
    py: 0.75,
    m: 0,
    border: 0,
    borderBottom: '1px solid',
    borderColor: 'divider',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& button:hover, & button:focus-visible': { bgcolor: 'primary.soft' },
  '& button:focus-visible': { outlineOffset: '-2px' },
  '& .text': { minWidth: 0 },
  '& .first, & .second': {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& .second': { fontSize: '0.8125rem', color: 'text.secondary' },
  '& .quiet': { color: 'text.secondary' },
  '& .figures': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
} as const;
