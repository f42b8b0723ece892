import Box from '@mui/material/Box';
import { memo, useEffect, useRef } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money } from '../../../ui/index.ts';
import type { LineView } from '../logic/line-views.ts';

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
  const { number, line, isLast, isSelected, onOpen } = props;
  const t = useT();
  const format = useFormat();
  const row = useRef<HTMLTableRowElement>(null);
  const isShown = isLast || isSelected;
  useEffect(() => {
    // A line that changed is shown again, even if it was the last one before.
    if (isShown && line.quantityMilli > 0) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown, line.quantityMilli]);
  const name = line.product?.name ?? t('sales:basket.unnamed');

  return (
    <Box
      component="tr"
      ref={row}
      aria-selected={isSelected}
      onClick={() => onOpen(line)}
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
        <Subline line={line} />
      </Box>
      <td className="num">{format.quantity(line.quantityMilli)}</td>
      <td className="num">
        {line.unitPriceMinor === null ? '' : <Money isBare minor={line.unitPriceMinor} />}
      </td>
      <td className="num amount">
        {line.totalMinor === null ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            …
          </Box>
        ) : (
          <Money isBare minor={line.totalMinor} />
        )}
      </td>
    </Box>
  );
}

/** Line views are made anew for each drawing; what is in them decides. */
function isSameRow(before: Props, after: Props): boolean {
  return (
    before.number === after.number &&
    before.isLast === after.isLast &&
    before.isSelected === after.isSelected &&
    before.onOpen === after.onOpen &&
    before.line.key === after.line.key &&
    before.line.quantityMilli === after.line.quantityMilli &&
    before.line.unitPriceMinor === after.line.unitPriceMinor &&
    before.line.totalMinor === after.line.totalMinor &&
    before.line.product?.name === after.line.product?.name
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

function Subline({ line }: { readonly line: LineView }) {
  const t = useT();
  const format = useFormat();
  const { product } = line;
  if (product === null) return null;
  const parts = [product.counterName];
  if (product.unit === 'kg' && line.unitPriceMinor !== null) {
    const weight = format.quantity(line.quantityMilli);
    const price = format.amount(line.unitPriceMinor);
    parts.push(t('sales:basket.weighed', { weight, price }));
  } else if (product.barcode !== null) parts.push(product.barcode);
  return (
    <Box
      sx={{
        fontSize: '0.8125rem',
        fontWeight: 400,
        color: 'text.secondary',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }}
    >
      {parts.join(' · ')}
    </Box>
  );
}
