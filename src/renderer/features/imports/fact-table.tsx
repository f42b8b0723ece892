import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ImportInspection, ImportPreview } from '../../../contract/import-calls.ts';
import type { ImportKind } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { Sheet } from '../../ui/index.ts';
import { FIELD_WORDS } from './import-words.ts';

const SHOWN = {
  purchases: [
    'receipt',
    'time',
    'member',
    'product',
    'productName',
    'quantity',
    'unitPrice',
    'discount',
    'total',
  ],
  members: ['name', 'phone', 'card', 'external', 'email', 'birthday', 'tier', 'joined', 'points'],
  products: [
    'sku',
    'name',
    'price',
    'barcode',
    'category',
    'brand',
    'unit',
    'tax',
    'counter',
    'supplier',
  ],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;

const FIGURES: ReadonlySet<string> = new Set([
  'quantity',
  'unitPrice',
  'discount',
  'total',
  'points',
  'price',
  'tax',
]);

const CELL = { whiteSpace: 'nowrap', maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis' };

const align = (field: string) => (FIGURES.has(field) ? ('right' as const) : ('left' as const));

/** The first good rows as they will be kept; columns that are empty in all of them are left out. */
export function FactTable({
  kind,
  facts,
}: {
  readonly kind: ImportKind;
  readonly facts: ImportPreview['facts'];
}) {
  const t = useT();
  const fields = SHOWN[kind].filter((field) =>
    facts.some(({ fields: texts }) => (texts[field] ?? '') !== ''),
  );
  return (
    <Sheet>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('imports:line')}</TableCell>
            {fields.map((field) => (
              <TableCell key={field} align={align(field)} sx={{ whiteSpace: 'nowrap' }}>
                {t(FIELD_WORDS[field])}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {facts.map(({ line, fields: texts }) => (
            <TableRow key={line}>
              <TableCell align="right" sx={{ color: 'text.secondary' }}>
                {line}
              </TableCell>
              {fields.map((field) => (
                <TableCell
                  key={field}
                  align={align(field)}
                  sx={{ ...CELL, fontVariantNumeric: 'tabular-nums' }}
                >
                  {texts[field] ?? ''}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}

/** The first rows as they stand in the file. */
export function SampleTable({ found }: { readonly found: ImportInspection }) {
  return (
    <Sheet>
      <Table size="small">
        <TableHead>
          <TableRow>
            {found.columns.map((name, place) => (
              <TableCell key={place} sx={CELL}>
                {name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {found.sample.map((cells, row) => (
            <TableRow key={row}>
              {cells.map((cell, place) => (
                <TableCell key={place} sx={CELL}>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}
