import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { usePickWords } from './pick-words.ts';

/** A member who was found. */
export interface Referrer {
  readonly id: number;
  readonly name: string;
  readonly shown: string;
}

/** Who brought the new member: found by name, phone or card. */
export function ReferrerPick({
  referrer,
  error,
  onChange,
}: {
  readonly referrer: Referrer | null;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly onChange: (referrer: Referrer | null) => void;
}) {
  const t = useT();
  const words = usePickWords();
  const [text, setText] = useState('');
  const isAsked = text.trim() !== '' && text !== referrer?.name;
  const found = useTillQuery(
    'members.search',
    { text, limit: 8 },
    { isEnabled: isAsked, keepsPrevious: true },
  );
  const hits = isAsked ? (found.data?.hits ?? []) : [];
  return (
    <Autocomplete<Referrer>
      {...words}
      value={referrer}
      inputValue={text}
      options={hits.map(({ id, name, phoneMasked, cardNo }) => ({
        id,
        name,
        shown: [name, phoneMasked, cardNo].filter((part) => part !== null).join(' · '),
      }))}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      renderOption={(props, option) => (
        <li {...props} key={option.id}>
          {option.shown}
        </li>
      )}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, next) => onChange(next)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('rewards:referral.field')}
          error={error !== undefined}
          helperText={error ?? t('rewards:referral.fieldHint')}
          slotProps={{ ...params.slotProps, inputLabel: { shrink: true } }}
        />
      )}
    />
  );
}
