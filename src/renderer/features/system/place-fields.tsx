import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import { useLocale, useT } from '../../i18n/index.ts';
import { currencyChoices, zoneChoices } from './setup-values.ts';
import type { SetupErrors } from './setup-values.ts';

/** The currency of the store, found by its code or its name. */
export function CurrencyField({
  code: chosenCode,
  error,
  onChange,
}: {
  readonly code: string;
  readonly error: SetupErrors['currency'];
  readonly onChange: (part: { readonly currency: string }) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  return (
    <Autocomplete
      options={currencies}
      autoHighlight
      value={currencies.find(({ code }) => code === chosenCode) ?? null}
      getOptionLabel={({ code, name }) => t('system:setup.currencyIs', { code, name })}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      onChange={(_event, chosen) => onChange({ currency: chosen?.code ?? '' })}
      noOptionsText={t('system:setup.nothingFound')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('system:setup.currency')}
          error={error !== undefined}
          helperText={error === undefined ? null : t(error)}
        />
      )}
    />
  );
}

/** Where the store is: its business days begin by this clock. */
export function ZoneField({
  zone,
  error,
  onChange,
}: {
  readonly zone: string;
  readonly error: SetupErrors['timeZone'];
  readonly onChange: (part: { readonly timeZone: string }) => void;
}) {
  const t = useT();
  const zones = useMemo(() => zoneChoices(), []);
  return (
    <Autocomplete
      options={zones}
      autoHighlight
      value={zone === '' ? null : zone}
      onChange={(_event, chosen) => onChange({ timeZone: chosen ?? '' })}
      noOptionsText={t('system:setup.nothingFound')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('system:setup.timeZone')}
          error={error !== undefined}
          helperText={error === undefined ? null : t(error)}
        />
      )}
    />
  );
}
