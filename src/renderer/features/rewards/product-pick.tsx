import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';

interface Product {
  readonly id: number;
  readonly name: string;
}

/** The product that a gift is, if the store sells it too. */
export function ProductPick({
  product,
  onChange,
}: {
  readonly product: Product | null;
  readonly onChange: (product: Product | null) => void;
}) {
  const t = useT();
  const [text, setText] = useState(product?.name ?? '');
  const isAsked = text.trim() !== '' && text !== product?.name;
  const found = useTillQuery(
    'catalog.search',
    { text },
    { isEnabled: isAsked, keepsPrevious: true },
  );
  const hits = isAsked ? (found.data?.hits ?? []).map(({ id, name }) => ({ id, name })) : [];
  return (
    <Autocomplete<Product>
      value={product}
      inputValue={text}
      options={hits}
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      noOptionsText={t('rewards:pick.nothing')}
      clearText={t('common:remove')}
      openText={t('rewards:pick.open')}
      closeText={t('common:close')}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, next) => onChange(next)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('rewards:gift.product')}
          helperText={t('rewards:gift.productHint')}
        />
      )}
    />
  );
}
