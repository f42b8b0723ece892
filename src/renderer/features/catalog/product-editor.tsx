import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ProductDetail } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../ui/index.ts';
import { BarcodeList } from './barcode-list.tsx';
import { LabelDialog } from './label-dialog.tsx';
import { PriceList } from './price-list.tsx';
import { ProductFieldsForm, useAmountShape } from './product-fields.tsx';
import { emptyForm, type FormFaults, formOf, readForm, rememberTax } from './product-form.ts';

interface Props {
  /** null = a new one. */
  readonly productId: number | null;
  /** The code that was scanned for a new one. */
  readonly firstBarcode: string;
  readonly counterId: number | null;
  readonly onClose: () => void;
}

/** A product with everything about it; a new one is entered here, too. */
export function ProductEditor(props: Props) {
  const t = useT();
  const { productId, onClose } = props;
  const detail = useTillQuery(
    'catalog.product',
    { productId: productId ?? 1 },
    { isEnabled: productId !== null },
  );
  if (productId !== null && detail.data === undefined) {
    return (
      <Dialog isOpen width="lg" title={t('catalog:edit.loading')} onClose={onClose}>
        <ErrorNotice failure={detail.error} />
        <Loading isWaiting={detail.isPending} />
      </Dialog>
    );
  }
  return <Editor {...props} product={productId === null ? null : (detail.data ?? null)} />;
}

function Editor({
  product,
  firstBarcode,
  counterId,
  onClose,
}: Props & { readonly product: ProductDetail | null }) {
  const t = useT();
  const shape = useAmountShape();
  const [form, setForm] = useState(() =>
    product === null ? emptyForm({ barcode: firstBarcode, counterId }) : formOf(product, shape),
  );
  const [faults, setFaults] = useState<FormFaults>({});
  const [isLabelling, setIsLabelling] = useState(false);
  const save = useTillCommand('catalog.saveProduct');
  const change = (changed: Partial<typeof form>) =>
    setForm((before) => ({ ...before, ...changed }));
  const submit = () => {
    const read = readForm(form, shape);
    setFaults(read.faults ?? {});
    if (read.product === null) return;
    void save.run({ productId: product?.id ?? null, product: read.product }).then((reply) => {
      if (!reply.ok) return;
      rememberTax(form);
      notify({ tone: 'ok', text: t('catalog:edit.saved', { name: form.name }) });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      width="lg"
      title={
        product === null ? t('catalog:edit.add') : t('catalog:edit.change', { name: product.name })
      }
      onClose={onClose}
      onSubmit={submit}
      isBusy={save.isPending}
      actions={
        <>
          {product === null ? null : (
            <BigButton sx={{ mr: 'auto' }} onClick={() => setIsLabelling(true)}>
              {t('catalog:label.action')}
            </BigButton>
          )}
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={save.isPending}>
            {save.isPending ? t('common:saving') : t('common:save')}
          </BigButton>
        </>
      }
    >
      <Box sx={COLUMNS}>
        <ProductFieldsForm form={form} faults={faults} onChange={change} />
        <Box sx={{ display: 'grid', gap: 3, alignContent: 'start' }}>
          <BarcodeList barcodes={form.barcodes} onChange={(barcodes) => change({ barcodes })} />
          {product === null ? null : <PriceList product={product} />}
        </Box>
      </Box>
      <Box sx={{ mt: 2 }}>
        <ErrorNotice failure={save.failure} />
      </Box>
      {isLabelling && product !== null ? (
        <LabelDialog
          products={new Map([[product.id, product.name]])}
          onClose={() => setIsLabelling(false)}
          onPrinted={() => setIsLabelling(false)}
        />
      ) : null}
    </Dialog>
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 4,
  pt: 1,
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1.1fr) minmax(0, 1fr)' },
} as const;
