import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { MAX_LABELS } from '../../../contract/catalog.ts';
import { foldWidth } from '../../../contract/kernel/text.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useScans } from '../../lib/use-scans.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, EmptyState, ErrorNotice } from '../../ui/index.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly copies: number;
}

interface Props {
  /** Names by id: what begins in the list. */
  readonly products: ReadonlyMap<number, string>;
  readonly onClose: () => void;
  readonly onPrinted: () => void;
}

const MOST_COPIES = 99;

/** Price labels: how many of each, with the label as it will be printed. A scan adds one. */
export function LabelDialog({ products, onClose, onPrinted }: Props) {
  const t = useT();
  const [rows, setRows] = useState<readonly Row[]>(() =>
    [...products].map(([id, name]) => ({ id, name, copies: 1 })),
  );
  const [shownId, setShownId] = useState<number | null>(() => [...products.keys()][0] ?? null);
  const print = useTillCommand('catalog.printLabels');
  const count = rows.reduce((sum, { copies }) => sum + copies, 0);
  const submit = () => {
    if (count === 0 || count > MAX_LABELS) return;
    const labels = rows.map(({ id, copies }) => ({ productId: id, copies }));
    void print.run({ labels }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('catalog:label.queued', { count: reply.value.labelCount }) });
      onPrinted();
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      width="md"
      title={t('catalog:label.title')}
      onClose={onClose}
      onSubmit={submit}
      isBusy={print.isPending}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton
            kind="primary"
            type="submit"
            autoFocus
            disabled={print.isPending || count === 0 || count > MAX_LABELS}
          >
            {t('catalog:label.print', { count })}
          </BigButton>
        </>
      }
    >
      <LabelScans
        onProduct={({ id, name }) => {
          setRows((before) =>
            before.some((row) => row.id === id)
              ? before.map((row) =>
                  row.id === id ? { ...row, copies: Math.min(row.copies + 1, MOST_COPIES) } : row,
                )
              : [...before, { id, name, copies: 1 }],
          );
          setShownId(id);
        }}
      />
      <ErrorNotice failure={print.failure} />
      {count > MAX_LABELS ? (
        <Typography role="alert" sx={{ color: 'error.main', mb: 1 }}>
          {t('catalog:label.tooMany', { max: MAX_LABELS })}
        </Typography>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={t('catalog:label.none')} hint={t('catalog:label.noneHint')} />
      ) : (
        <Box sx={COLUMNS}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((row) => (
              <LabelRow
                key={row.id}
                row={row}
                onChange={(copies) =>
                  setRows(rows.map((other) => (other === row ? { ...row, copies } : other)))
                }
                onRemove={() => setRows(rows.filter((other) => other !== row))}
                onShow={() => setShownId(row.id)}
              />
            ))}
          </Box>
          {shownId === null ? null : <Preview productId={shownId} />}
        </Box>
      )}
    </Dialog>
  );
}

/** Within the dialog, so that scans belong to it. */
function LabelScans({
  onProduct,
}: {
  readonly onProduct: (product: { readonly id: number; readonly name: string }) => void;
}) {
  useScans('labels', { product: ({ product }) => onProduct(product) });
  return null;
}

function LabelRow({
  row,
  onChange,
  onRemove,
  onShow,
}: {
  readonly row: Row;
  readonly onChange: (copies: number) => void;
  readonly onRemove: () => void;
  readonly onShow: () => void;
}) {
  const t = useT();
  return (
    <Box component="li" sx={ROW} onFocus={onShow}>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{row.name}</Typography>
      <TextField
        label={t('catalog:label.copies')}
        value={row.copies}
        slotProps={{
          htmlInput: {
            inputMode: 'numeric',
            maxLength: 2,
            'aria-label': t('catalog:label.copiesOf', { name: row.name }),
          },
        }}
        onChange={(event) => {
          const copies = Number(foldWidth(event.target.value).replace(/\D/g, ''));
          onChange(Math.min(Math.max(1, copies), MOST_COPIES));
        }}
      />
      <BigButton
        kind="quiet"
        aria-label={t('catalog:label.remove', { name: row.name })}
        onClick={onRemove}
      >
        {t('common:remove')}
      </BigButton>
    </Box>
  );
}

/** The label as the printer prints it. */
function Preview({ productId }: { readonly productId: number }) {
  const t = useT();
  const label = useTillQuery('catalog.labelSvg', { productId }, { keepsPrevious: true });
  if (label.data === undefined) return null;
  return (
    <Box
      component="img"
      alt={t('catalog:label.preview')}
      src={`data:image/svg+xml,${encodeURIComponent(label.data.svg)}`}
      sx={{
        width: '100%',
        bgcolor: '#fff',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: 1,
      }}
    />
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 3,
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@media (min-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
} as const;

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 88px auto',
  gap: 1,
  alignItems: 'center',
  py: 0.75,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;
