import Box from '@mui/material/Box';
import { memo, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money } from '../../../ui/index.ts';
import type { PricedLine } from '../../../../contract/sales.ts';
import { isSameView } from '../logic/line-views.ts';
import type { LineView } from '../logic/line-views.ts';
import { lineDecisionWords } from './decision-words.ts';

interface Props {
  readonly number: number;
  readonly line: LineView;
  readonly isLast: boolean;
  readonly isSelected: boolean;
  readonly onOpen: (line: LineView) => void;
}

/** One line of the basket; a tap opens its quantity. */
export const BasketRow = memo(Row, isSameRow);

function Row(props: Props) {
  const { number, line: view, isLast, isSelected, onOpen } = props;
  const { line, priced } = view;
  const t = useT();
  const format = useFormat();
  const row = useRef<HTMLTableRowElement>(null);
  const isShown = isLast || isSelected;
  useEffect(() => {
    // A line that changed is shown again, even if it was the last one before.
    if (isShown && line.quantityMilli > 0) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown, line.quantityMilli]);
  const name = view.product?.name ?? t('sales:basket.unnamed');

  return (
    <Box
      component="tr"
      ref={row}
      aria-selected={isSelected}
      onClick={() => onOpen(view)}
      sx={{
        cursor: 'pointer',
        bgcolor: isLast || isSelected ? 'primary.soft' : 'transparent',
        outline: isSelected ? '2px solid' : 'none',
        outlineColor: 'primary.main',
        outlineOffset: '-2px',
        '&:hover': { bgcolor: isLast || isSelected ? 'primary.soft' : 'surface.sunken' },
        '& > td': {
          px: 1.5,
          py: 1.25,
          verticalAlign: 'top',
          borderBottom: '1px solid',
          borderColor: 'divider',
          fontSize: '1rem',
        },
        '& > td.num': { textAlign: 'right', whiteSpace: 'nowrap' },
        '& > td.amount, & .name': { fontWeight: isLast ? 600 : 400 },
      }}
    >
      <Box component="td" sx={{ color: 'text.secondary' }}>
        {number}
      </Box>
      <Box component="td" sx={{ maxWidth: 0 }}>
        <Box className="name" sx={CLAMPED} title={name}>
          {name}
        </Box>
        <Subline view={view} />
        <Decided view={view} />
      </Box>
      <td className="num">{format.quantity(line.quantityMilli)}</td>
      <td className="num">
        {view.unitPriceMinor === null ? '' : <Money isBare minor={view.unitPriceMinor} />}
        <RegularPrice priced={priced} />
      </td>
      <td className="num amount">
        {priced === null ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            …
          </Box>
        ) : (
          <Money isBare minor={priced.subtotalMinor} />
        )}
      </td>
    </Box>
  );
}

function isSameRow(before: Props, after: Props): boolean {
  return (
    before.number === after.number &&
    before.isLast === after.isLast &&
    before.isSelected === after.isSelected &&
    before.onOpen === after.onOpen &&
    isSameView(before.line, after.line)
  );
}

/** The product's own price, struck through, where another one counts. */
function RegularPrice({ priced }: { readonly priced: PricedLine | null }) {
  const t = useT();
  const format = useFormat();
  if (priced === null || priced.regularPriceMinor === priced.unitPriceMinor) return null;
  const price = format.amount(priced.regularPriceMinor);
  return (
    <Box
      component="s"
      title={t('sales:price.regular', { price })}
      sx={{ ...QUIET, display: 'block' }}
    >
      {price}
    </Box>
  );
}

const CLAMPED = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  unicodeBidi: 'isolate',
} as const;

const QUIET = { fontSize: '0.8125rem', fontWeight: 400, color: 'text.secondary' } as const;
const ONE_LINE = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

function Subline({ view }: { readonly view: LineView }) {
  const t = useT();
  const format = useFormat();
  const { product, line, unitPriceMinor } = view;
  if (product === null) return null;
  const parts = [product.counterName];
  if (product.unit === 'kg' && unitPriceMinor !== null) {
    const weight = format.quantity(line.quantityMilli);
    const price = format.amount(unitPriceMinor);
    parts.push(t('sales:basket.weighed', { weight, price }));
  } else if (product.barcode !== null) parts.push(product.barcode);
  return <Box sx={{ ...QUIET, ...ONE_LINE }}>{parts.join(' · ')}</Box>;
}

/** Price, discount and note of the line, quiet, in one row of their own. */
function Decided({ view }: { readonly view: LineView }) {
  const t = useT();
  const format = useFormat();
  const words = lineDecisionWords(view.line, view.priced, { t, format });
  if (words === '') return null;
  return (
    <Box title={words} sx={{ ...QUIET, ...ONE_LINE }}>
      {words}
    </Box>
  );
}
