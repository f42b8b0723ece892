import { useState } from 'react';
import { CALLS } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { SwitchField, wholeNumber, WholeNumberField } from './fields.tsx';
import { FieldGrid, PartForm } from './part-form.tsx';
import { usePartSaver } from './use-settings-part.ts';

const POINTS = { min: 0, max: 100_000_000 } as const;
const MEMBERS = { min: 2, max: 50 } as const;
const SHAPE = CALLS['settings.save'].input.shape.points;

/** Limits of what is done to points by hand, between members and in households. */
export function PointsPart({ saved }: { readonly saved: Settings['points'] }) {
  const t = useT();
  const start = {
    ...saved,
    maxAdjust: String(saved.maxAdjust),
    maxTransfer: String(saved.maxTransfer),
    householdMembers: String(saved.householdMembers),
  };
  const [draft, setDraft] = useState(start);
  const { save, command } = usePartSaver('points', saved);
  const value = SHAPE.safeParse({
    ...draft,
    maxAdjust: wholeNumber(draft.maxAdjust, POINTS),
    maxTransfer: wholeNumber(draft.maxTransfer, POINTS),
    householdMembers: wholeNumber(draft.householdMembers, MEMBERS),
  });
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
        <WholeNumberField
          label={t('points:limits.adjust')}
          hint={t('points:limits.hint')}
          text={draft.maxAdjust}
          {...POINTS}
          onChange={(maxAdjust) => setDraft({ ...draft, maxAdjust })}
        />
        <WholeNumberField
          label={t('points:limits.transfer')}
          text={draft.maxTransfer}
          {...POINTS}
          onChange={(maxTransfer) => setDraft({ ...draft, maxTransfer })}
        />
        <WholeNumberField
          label={t('points:limits.household')}
          text={draft.householdMembers}
          {...MEMBERS}
          onChange={(householdMembers) => setDraft({ ...draft, householdMembers })}
        />
      </FieldGrid>
      <SwitchField
        label={t('points:limits.allowsTransfers')}
        hint={t('points:limits.allowsTransfersHint')}
        isOn={draft.allowsTransfers}
        onChange={(allowsTransfers) => setDraft({ ...draft, allowsTransfers })}
      />
    </PartForm>
  );
}
