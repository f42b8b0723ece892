import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTillQuery } from '../../lib/use-till.ts';
import { usePickWords } from './pick-words.ts';

/** A product, category or brand that a stamp card names. */
export interface Named {
  readonly uid: string;
  readonly name: string;
}

/** The products, categories or brands that a card counts; none = all. */
export function RecordPick({
  kind,
  label,
  chosen,
  isDisabled,
  onChange,
}: {
  readonly kind: 'products' | 'categories' | 'brands';
  readonly label: string;
  readonly chosen: readonly Named[];
  readonly isDisabled: boolean;
  readonly onChange: (chosen: readonly Named[]) => void;
}) {
  const words = usePickWords();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const found = useTillQuery(
    'programmes.targets',
    { kind, text },
    { isEnabled: isOpen, keepsPrevious: true },
  );
  const targets = (found.data?.targets ?? []).map(({ uid, name }) => ({ uid, name }));
  return (
    <Autocomplete<Named, true>
      {...words}
      multiple
      disabled={isDisabled}
      value={[...chosen]}
      inputValue={text}
      options={targets}
      getOptionKey={({ uid }) => uid}
      isOptionEqualToValue={(one, other) => one.uid === other.uid}
      onOpen={() => setIsOpen(true)}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, next) => onChange(next)}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
