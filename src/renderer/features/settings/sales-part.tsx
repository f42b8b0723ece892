import TextField from '@mui/material/TextField';
import { useContext, useState } from 'react';
import { CALLS } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { editableAmount, parseAmount } from '../../lib/parse-decimal.ts';
import { Choice } from '../../ui/index.ts';
import { wholeNumber, WholeNumberField } from './fields.tsx';
import { FieldGrid, PartForm } from './part-form.tsx';
import { usePartSaver } from './use-settings-part.ts';

const PERCENT = { min: 0, max: 100 } as const;
const DAYS = { min: 0, max: 366 } as const;
const SHAPE = CALLS['settings.save'].input.shape.sales;

/** Tax, rounding down, discounts, late claims. */
export function SalesPart({ saved }: { readonly saved: Settings['sales'] }) {
  const t = useT();
  const { currencyDecimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const editable = (minor: number) => editableAmount(minor, currencyDecimals, decimalSign);
  const start = {
    taxMode: saved.taxMode,
    rounding: saved.roundToMinor.map(editable).join(' '),
    percent: String(saved.cashierDiscountBp / 100),
    claimDays: String(saved.claimDays),
  };
  const [draft, setDraft] = useState(start);
  const { save, command } = usePartSaver('sales', saved);
  const amounts = draft.rounding
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => parseAmount(text, { decimals: currencyDecimals, decimalSign }))
    .map((parsed) => (parsed.ok ? parsed.value : 0));
  const percent = wholeNumber(draft.percent, PERCENT);
  const value = SHAPE.safeParse({
    taxMode: draft.taxMode,
    roundToMinor: amounts.toSorted((a, b) => a - b),
    cashierDiscountBp: percent === null ? null : percent * 100,
    claimDays: wholeNumber(draft.claimDays, DAYS),
  });
  const isRoundingWrong = amounts.length > 4 || amounts.some((minor) => minor <= 0);
  return (
    <PartForm
      command={command}
      isChanged={JSON.stringify(draft) !== JSON.stringify(start)}
      isValid={value.success}
      onSave={() => {
        if (value.data !== undefined) void save(value.data);
      }}
      onRevert={() => setDraft(start)}
    >
      <FieldGrid>
        <Choice
          label={t('settings:sales.taxMode')}
          value={draft.taxMode}
          options={[
            { value: 'line', text: t('settings:sales.taxLine') },
            { value: 'rate', text: t('settings:sales.taxRate') },
          ]}
          onChange={(taxMode) => setDraft({ ...draft, taxMode })}
        />
        <WholeNumberField
          label={t('settings:sales.cashierDiscount')}
          hint={t('settings:sales.cashierDiscountHint')}
          text={draft.percent}
          {...PERCENT}
          onChange={(text) => setDraft({ ...draft, percent: text })}
        />
        <TextField
          fullWidth
          label={t('settings:sales.rounding')}
          value={draft.rounding}
          error={isRoundingWrong}
          helperText={
            isRoundingWrong
              ? t('settings:sales.roundingWrong', { example: editable(10 ** currencyDecimals) })
              : t('settings:sales.roundingHint')
          }
          onChange={(event) => setDraft({ ...draft, rounding: event.target.value })}
        />
        <WholeNumberField
          label={t('settings:sales.claimDays')}
          hint={t('settings:sales.claimDaysHint')}
          text={draft.claimDays}
          {...DAYS}
          onChange={(claimDays) => setDraft({ ...draft, claimDays })}
        />
      </FieldGrid>
    </PartForm>
  );
}
