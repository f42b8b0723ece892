import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import type { RefObject } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { DateField, Kbd } from '../../../ui/index.ts';
import type { RecentFilterFields } from './use-recent-filters.ts';

/** Number, day, amount, member: each narrows the list, together or alone. */
export function RecentFilters({
  filters,
  numberRef,
}: {
  readonly filters: RecentFilterFields;
  readonly numberRef: RefObject<HTMLInputElement | null>;
}) {
  const t = useT();
  const { currencySign } = useFormat();
  const { member, offered } = filters;
  const shown = member ?? offered;
  const label = { inputLabel: { shrink: true } } as const;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '2fr 1.2fr 1.2fr' },
        gap: 1.5,
        pt: 1,
        mb: 1.5,
      }}
    >
      <TextField
        label={t('sales:recent.number')}
        value={filters.number}
        onChange={(event) => filters.setNumber(event.target.value)}
        slotProps={{
          ...label,
          htmlInput: { ref: numberRef, maxLength: 64, autoComplete: 'off' },
          input: { endAdornment: <Kbd keys="f2" /> },
        }}
      />
      <DateField label={t('sales:recent.day')} day={filters.day} onChange={filters.setDay} />
      <TextField
        label={t('sales:recent.amount', { currency: currencySign })}
        value={filters.amount}
        error={filters.isAmountWrong}
        onChange={(event) => filters.setAmount(event.target.value)}
        slotProps={{
          ...label,
          htmlInput: {
            inputMode: 'decimal',
            maxLength: 24,
            autoComplete: 'off',
            style: { textAlign: 'right' },
          },
        }}
      />
      {shown === null ? null : (
        <ToggleButton
          value="member"
          color="primary"
          selected={member !== null}
          onClick={() =>
            member === null ? filters.chooseMember(shown.id, shown.name) : filters.dropMember()
          }
          sx={{ minHeight: 48, textTransform: 'none', gridColumn: '1 / -1', justifySelf: 'start' }}
        >
          {t('sales:recent.ofMember', { name: shown.name })}
        </ToggleButton>
      )}
    </Box>
  );
}
