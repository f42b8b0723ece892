import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ProductDetail } from '../../../contract/catalog.ts';
import { TIERS, type Tier } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { parseAmount } from '../../lib/parse-decimal.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { Choice, FormDialog } from '../../ui/index.ts';
import { parseDay } from '../../lib/parse-day.ts';
import { useAmountShape } from './product-fields.tsx';

type Kind = 'regular' | 'offer' | Tier;

interface Wrong {
  readonly price?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Plans a price: a new regular one from a day on, or an offer between days. */
export function PriceDialog({
  product,
  onClose,
}: {
  readonly product: ProductDetail;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const decimalText = useDecimalErrorText();
  const shape = useAmountShape();
  const [kind, setKind] = useState<Kind>('offer');
  const [price, setPrice] = useState('');
  const [from, setFrom] = useState(product.today);
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const add = useTillCommand('catalog.addPrice');
  const isRegular = kind === 'regular';
  const submit = () => {
    const amount = parseAmount(price, shape);
    const fromDay = parseDay(from);
    const toDay = isRegular || to.trim() === '' ? null : parseDay(to);
    const isToWrong = !isRegular && to.trim() !== '' && toDay === null;
    const isDearer = amount.ok && !isRegular && amount.value >= product.priceMinor;
    setWrong({
      ...(amount.ok ? {} : { price: decimalText(amount.error.code) }),
      ...(isDearer ? { price: t('catalog:price.notLower') } : {}),
      ...(fromDay === null ? { from: t('catalog:price.dayWrong') } : {}),
      ...(isToWrong ? { to: t('catalog:price.dayWrong') } : {}),
    });
    if (!amount.ok || fromDay === null || isToWrong || isDearer) return;
    const tier = isRegular || kind === 'offer' ? null : kind;
    const asked = { productId: product.id, priceMinor: amount.value, fromDay, toDay, tier };
    void add.run({ ...asked, kind: isRegular ? 'regular' : 'offer' }).then((reply) => {
      if (!reply.ok) return;
      notify({ tone: 'ok', text: t('catalog:price.planned') });
      onClose();
    });
  };
  return (
    <FormDialog
      title={t('catalog:price.planFor', { name: product.name })}
      onClose={onClose}
      onSubmit={submit}
      command={add}
    >
      <Choice
        label={t('catalog:price.for')}
        value={kind}
        options={[
          { value: 'offer', text: t('catalog:price.offer') },
          ...TIERS.map((tier) => ({
            value: tier,
            text: t('catalog:price.tier', { tier: t(`common:tier.${tier}`) }),
          })),
          { value: 'regular', text: t('catalog:price.regular') },
        ]}
        onChange={setKind}
      />
      <TextField
        autoFocus
        fullWidth
        label={t('catalog:field.price', { currency: format.currencySign })}
        value={price}
        error={wrong.price !== undefined}
        helperText={
          wrong.price ?? t('catalog:price.regularIs', { price: format.money(product.priceMinor) })
        }
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 24 } }}
        onChange={(event) => setPrice(event.target.value)}
      />
      <TextField
        fullWidth
        label={t('catalog:price.firstDay')}
        value={from}
        error={wrong.from !== undefined}
        helperText={wrong.from ?? t('catalog:price.dayHint')}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
        onChange={(event) => setFrom(event.target.value)}
      />
      {isRegular ? null : (
        <TextField
          fullWidth
          label={t('catalog:price.lastDay')}
          value={to}
          error={wrong.to !== undefined}
          helperText={wrong.to ?? t('catalog:price.lastDayHint')}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
          onChange={(event) => setTo(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
