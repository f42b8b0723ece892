import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { SwitchField } from './fields.tsx';
import { PartForm } from './part-form.tsx';
import { usePartDraft } from './use-settings-part.ts';

/** How a shift begins. */
export function ShiftPart({ saved }: { readonly saved: Settings['shift'] }) {
  const t = useT();
  const { draft, change, form } = usePartDraft({
    part: 'shift',
    saved,
    start: saved,
    read: (typed) => typed,
  });
  return (
    <PartForm {...form}>
      <SwitchField
        label={t('settings:shift.isRequired')}
        hint={t('settings:shift.isRequiredHint')}
        isOn={draft.isRequired}
        onChange={(isRequired) => change({ isRequired })}
      />
    </PartForm>
  );
}
