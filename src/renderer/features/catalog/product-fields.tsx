import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useContext } from 'react';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Choice } from '../../ui/index.ts';
import type { AmountShape, FormFaults, ProductForm } from './product-form.ts';

/** How amounts are typed here. */
export function useAmountShape(): AmountShape {
  const { currencyDecimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  return { decimals: currencyDecimals, decimalSign };
}

interface Props {
  readonly form: ProductForm;
  readonly faults: FormFaults;
  readonly onChange: (changed: Partial<ProductForm>) => void;
}

type TextName = 'name' | 'sku' | 'price' | 'floor' | 'tax';

/** Everything of a product but its codes and planned prices. */
export function ProductFieldsForm({ form, faults, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  const decimalText = useDecimalErrorText();
  const records = useTillQuery('catalog.records', {});
  const fault = (name: keyof FormFaults) => {
    const code = faults[name];
    if (code === undefined) return null;
    return code === 'missing' ? t('catalog:fault.missing') : decimalText(code);
  };
  const text = (name: TextName, label: string, hint?: TKey) => (
    <TextField
      fullWidth
      autoFocus={name === 'name'}
      label={label}
      value={form[name]}
      error={fault(name) !== null}
      helperText={fault(name) ?? (hint === undefined ? null : t(hint))}
      slotProps={{
        htmlInput: {
          maxLength: 200,
          ...(name === 'name' || name === 'sku' ? {} : { inputMode: 'decimal' }),
        },
      }}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  const sign = format.currencySign;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr', alignContent: 'start' }}>
      <Box sx={{ gridColumn: '1 / -1' }}>{text('name', t('catalog:field.name'))}</Box>
      {text('sku', t('catalog:field.sku'), 'catalog:field.skuHint')}
      <CounterChoice {...{ form, onChange }} error={fault('counterId')} />
      <NameField
        label={t('catalog:field.category')}
        value={form.category}
        names={records.data?.categories.map(({ name }) => name) ?? []}
        onChange={(category) => onChange({ category })}
      />
      <NameField
        label={t('catalog:field.brand')}
        value={form.brand}
        names={records.data?.brands.map(({ name }) => name) ?? []}
        onChange={(brand) => onChange({ brand })}
      />
      {text('price', t('catalog:field.price', { currency: sign }))}
      <Choice
        label={t('catalog:field.unit')}
        value={form.unit}
        options={[
          { value: 'piece', text: t('catalog:unit.piece') },
          { value: 'kg', text: t('catalog:unit.kg') },
        ]}
        onChange={(unit) => onChange({ unit })}
      />
      {text('floor', t('catalog:field.floor', { currency: sign }), 'catalog:field.floorHint')}
      {text('tax', t('catalog:field.tax'))}
      <FormControlLabel
        sx={{ minHeight: 48, gridColumn: '1 / -1' }}
        control={
          <Switch
            checked={form.isActive}
            onChange={(event) => onChange({ isActive: event.target.checked })}
          />
        }
        label={t('catalog:field.isActive')}
      />
    </Box>
  );
}

function CounterChoice({
  form,
  error,
  onChange,
}: {
  readonly form: ProductForm;
  readonly error: string | null;
  readonly onChange: (changed: Partial<ProductForm>) => void;
}) {
  const t = useT();
  const records = useTillQuery('catalog.records', {});
  const counters = (records.data?.counters ?? []).filter(
    ({ id, isActive }) => isActive || id === form.counterId,
  );
  return (
    <Choice
      label={t('catalog:field.counter')}
      value={form.counterId ?? 0}
      helperText={error ?? ''}
      hasError={error !== null}
      options={[
        ...(form.counterId === null ? [{ value: 0, text: t('catalog:edit.chooseCounter') }] : []),
        ...counters.map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` })),
      ]}
      onChange={(id) => onChange({ counterId: id === 0 ? null : id })}
    />
  );
}

/** A name out of those there are, or a new one. */
function NameField({
  label,
  value,
  names,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly onChange: (name: string) => void;
}) {
  const t = useT();
  return (
    <Autocomplete
      freeSolo
      forcePopupIcon
      openText={t('catalog:edit.showNames', { field: label })}
      closeText={t('catalog:edit.hideNames', { field: label })}
      clearText={t('common:remove')}
      options={[...names]}
      inputValue={value}
      onInputChange={(_, name) => onChange(name)}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
