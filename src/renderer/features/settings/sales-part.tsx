import TextField from '@mui/material/TextField';
import { useContext } from 'react';
import { CALLS } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { editableAmount, parseAmount } from '../../lib/parse-decimal.ts';
import { Choice } from '../../ui/index.ts';
import { wholeNumber, WholeNumberField } from './fields.tsx';
import { FieldGrid, PartForm } from './part-form.tsx';
import { usePartDraft } from './use-settings-part.ts';

const PERCENT = { min: 0, max: 100 } as const;
const DAYS = { min: 0, max: 366 } as const;
const SHAPE = CALLS['settings.save'].input.shape.sales;

/** Tax, rounding down, discounts, late claims. */
export function SalesPart({ saved }: { readonly saved: Settings['sales'] }) {
  const t = useT();
  const { currencyDecimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const editable = (minor: number) => editableAmount(minor, currencyDecimals, decimalSign);
  const amountsIn = (text: string) =>
    text
      .split(/\s+/)
      .filter((one) => one !== '')
      .map((one) => parseAmount(one, { decimals: currencyDecimals, decimalSign }))
      .map((parsed) => (parsed.ok ? parsed.value : 0));
  const { draft, change, form } = usePartDraft({
    part: 'sales',
    saved,
    start: {
      taxMode: saved.taxMode,
      rounding: saved.roundToMinor.map(editable).join(' '),
      percent: String(saved.cashierDiscountBp / 100),
      claimDays: String(saved.claimDays),
    },
    read: (typed) => {
      const percent = wholeNumber(typed.percent, PERCENT);
      return SHAPE.safeParse({
        taxMode: typed.taxMode,
        roundToMinor: amountsIn(typed.rounding).toSorted((a, b) => a - b),
        cashierDiscountBp: percent === null ? null : percent * 100,
        claimDays: wholeNumber(typed.claimDays, DAYS),
      }).data;
    },
  });
  const amounts = amountsIn(draft.rounding);
  const isRoundingWrong = amounts.length > 4 || amounts.some((minor) => minor <= 0);
  return (
    <PartForm {...form}>
      <FieldGrid>
        <Choice
          label={t('settings:sales.taxMode')}
          value={draft.taxMode}
          options={[
            { value: 'line', text: t('settings:sales.taxLine') },
            { value: 'rate', text: t('settings:sales.taxRate') },
          ]}
          onChange={(taxMode) => change({ taxMode })}
        />
        <WholeNumberField
          label={t('settings:sales.cashierDiscount')}
          hint={t('settings:sales.cashierDiscountHint')}
          text={draft.percent}
          {...PERCENT}
          onChange={(percent) => change({ percent })}
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
          onChange={(event) => change({ rounding: event.target.value })}
        />
        <WholeNumberField
          label={t('settings:sales.claimDays')}
          hint={t('settings:sales.claimDaysHint')}
          text={draft.claimDays}
          {...DAYS}
          onChange={(claimDays) => change({ claimDays })}
        />
      </FieldGrid>
    </PartForm>
  );
}
