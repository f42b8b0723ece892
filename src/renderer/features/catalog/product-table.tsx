import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ProductRow } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { moveAmongRows } from '../../lib/move-among-rows.ts';
import { Chip, Money } from '../../ui/index.ts';

interface Props {
  readonly rows: readonly ProductRow[];
  readonly chosen: ReadonlyMap<number, string>;
  readonly onOpen: (productId: number) => void;
  readonly onChoose: (row: ProductRow, isChosen: boolean) => void;
  readonly onChooseAll: (isChosen: boolean) => void;
}

const ROOMY_CELL = {
  display: 'none',
  '@container screen (min-width: 1000px)': { display: 'table-cell' },
} as const;

/** Products: arrows go through the names, Enter opens, the boxes choose what gets a label. */
export function ProductTable({ rows, chosen, onOpen, onChoose, onChooseAll }: Props) {
  const t = useT();
  const format = useFormat();
  const isAllChosen = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const isSomeChosen = rows.some(({ id }) => chosen.has(id));
  return (
    <Table onKeyDown={moveAmongRows}>
      <TableHead>
        <TableRow>
          <TableCell padding="checkbox">
            <Checkbox
              checked={isAllChosen}
              indeterminate={isSomeChosen && !isAllChosen}
              slotProps={{ input: { 'aria-label': t('catalog:list.chooseAll') } }}
              onChange={(event) => onChooseAll(event.target.checked)}
            />
          </TableCell>
          <TableCell>{t('catalog:field.name')}</TableCell>
          <TableCell>{t('catalog:field.sku')}</TableCell>
          <TableCell sx={ROOMY_CELL}>{t('catalog:field.barcode')}</TableCell>
          <TableCell sx={ROOMY_CELL}>{t('catalog:field.category')}</TableCell>
          <TableCell>{t('catalog:field.counter')}</TableCell>
          <TableCell align="right">
            {t('catalog:list.price', { currency: format.currencySign })}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow
            key={row.id}
            hover
            onClick={() => onOpen(row.id)}
            sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}
          >
            <TableCell padding="checkbox" onClick={(event) => event.stopPropagation()}>
              <Checkbox
                checked={chosen.has(row.id)}
                slotProps={{
                  input: { 'aria-label': t('catalog:list.choose', { name: row.name }) },
                }}
                onChange={(event) => onChoose(row, event.target.checked)}
              />
            </TableCell>
            <TableCell sx={{ py: 0.25 }}>
              <NameCell row={row} onOpen={() => onOpen(row.id)} />
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.sku}</TableCell>
            <TableCell sx={{ ...ROOMY_CELL, whiteSpace: 'nowrap' }}>{row.barcode}</TableCell>
            <TableCell sx={ROOMY_CELL}>{row.category}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.counterCode}</TableCell>
            <TableCell align="right">
              <Money minor={row.priceMinor} isBare />
              {row.unit === 'kg' ? (
                <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  {' '}
                  {t('catalog:perKg')}
                </Box>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function NameCell({ row, onOpen }: { readonly row: ProductRow; readonly onOpen: () => void }) {
  const t = useT();
  return (
    <ButtonBase
      data-row
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
      sx={{
        display: 'block',
        width: '100%',
        minHeight: 48,
        font: 'inherit',
        textAlign: 'left',
        py: 0.5,
        borderRadius: 1,
      }}
    >
      <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {row.name}
      </Typography>{' '}
      {row.isActive ? null : <Chip>{t('catalog:inactive')}</Chip>}
      {row.brand === '' ? null : (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {row.brand}
        </Typography>
      )}
    </ButtonBase>
  );
}
