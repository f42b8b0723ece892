import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { usePickWords } from './pick-words.ts';

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
  const words = usePickWords();
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
      {...words}
      value={product}
      inputValue={text}
      options={hits}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
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
