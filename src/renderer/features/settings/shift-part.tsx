import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { SwitchField } from './fields.tsx';
import { PartForm } from './part-form.tsx';
import { usePartSaver } from './use-settings-part.ts';

/** How a shift begins. */
export function ShiftPart({ saved }: { readonly saved: Settings['shift'] }) {
  const t = useT();
  const [draft, setDraft] = useState(saved);
  const { save, command } = usePartSaver('shift', saved);
  return (
    <PartForm
      command={command}
      isChanged={draft.isRequired !== saved.isRequired}
      isValid
      onSave={() => void save(draft)}
      onRevert={() => setDraft(saved)}
    >
      <SwitchField
        label={t('settings:shift.isRequired')}
        hint={t('settings:shift.isRequiredHint')}
        isOn={draft.isRequired}
        onChange={(isRequired) => setDraft({ ...draft, isRequired })}
      />
    </PartForm>
  );
}
