import { CALLS } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { Choice } from '../../ui/index.ts';
import { SwitchField, wholeNumber, WholeNumberField } from './fields.tsx';
import { FieldGrid, PartForm } from './part-form.tsx';
import { usePartDraft } from './use-settings-part.ts';

const DAYS = { min: 0, max: 3660 } as const;
const GRACE = { min: 0, max: 366 } as const;
const MONTHS = { min: 0, max: 120 } as const;
const SHAPE = CALLS['settings.save'].input.shape.returns;

/** How goods come back. */
export function ReturnsPart({ saved }: { readonly saved: Settings['returns'] }) {
  const t = useT();
  const { draft, change, form } = usePartDraft({
    part: 'returns',
    saved,
    start: {
      ...saved,
      days: String(saved.days),
      graceDays: String(saved.graceDays),
      voucherMonths: String(saved.voucherMonths),
    },
    read: (typed) =>
      SHAPE.safeParse({
        ...typed,
        days: wholeNumber(typed.days, DAYS),
        graceDays: wholeNumber(typed.graceDays, GRACE),
        voucherMonths: wholeNumber(typed.voucherMonths, MONTHS),
      }).data,
  });
  return (
    <PartForm {...form}>
      <FieldGrid>
        <WholeNumberField
          label={t('settings:returns.days')}
          hint={t('settings:returns.daysHint')}
          text={draft.days}
          {...DAYS}
          onChange={(days) => change({ days })}
        />
        <Choice
          label={t('settings:returns.refundTo')}
          value={draft.refundTo}
          options={[
            { value: 'original', text: t('settings:returns.original') },
            { value: 'cash', text: t('settings:returns.cash') },
            { value: 'voucher', text: t('settings:returns.voucher') },
          ]}
          onChange={(refundTo) => change({ refundTo })}
        />
        <Choice
          label={t('settings:returns.clawback')}
          value={draft.clawback}
          options={[
            { value: 'deduct', text: t('settings:returns.deduct') },
            { value: 'negative', text: t('settings:returns.negative') },
            { value: 'waive', text: t('settings:returns.waive') },
          ]}
          onChange={(clawback) => change({ clawback })}
        />
        <WholeNumberField
          label={t('settings:returns.graceDays')}
          text={draft.graceDays}
          {...GRACE}
          onChange={(graceDays) => change({ graceDays })}
        />
        <WholeNumberField
          label={t('settings:returns.voucherMonths')}
          hint={t('settings:returns.voucherMonthsHint')}
          text={draft.voucherMonths}
          {...MONTHS}
          onChange={(voucherMonths) => change({ voucherMonths })}
        />
        <SwitchField
          label={t('settings:returns.givesCouponsBack')}
          isOn={draft.givesCouponsBack}
          onChange={(givesCouponsBack) => change({ givesCouponsBack })}
        />
        <SwitchField
          label={t('settings:returns.alwaysAsks')}
          isOn={draft.alwaysAsks}
          onChange={(alwaysAsks) => change({ alwaysAsks })}
        />
      </FieldGrid>
    </PartForm>
  );
}
