import { CALLS } from '../../../contract/index.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useT } from '../../i18n/index.ts';
import { SwitchField, wholeNumber, WholeNumberField } from './fields.tsx';
import { FieldGrid, PartForm } from './part-form.tsx';
import { usePartDraft } from './use-settings-part.ts';

const POINTS = { min: 0, max: 100_000_000 } as const;
const MEMBERS = { min: 2, max: 50 } as const;
const SHAPE = CALLS['settings.save'].input.shape.points;

/** Limits of what is done to points by hand, between members and in households. */
export function PointsPart({ saved }: { readonly saved: Settings['points'] }) {
  const t = useT();
  const { draft, change, form } = usePartDraft({
    part: 'points',
    saved,
    start: {
      ...saved,
      maxAdjust: String(saved.maxAdjust),
      maxTransfer: String(saved.maxTransfer),
      householdMembers: String(saved.householdMembers),
    },
    read: (typed) =>
      SHAPE.safeParse({
        ...typed,
        maxAdjust: wholeNumber(typed.maxAdjust, POINTS),
        maxTransfer: wholeNumber(typed.maxTransfer, POINTS),
        householdMembers: wholeNumber(typed.householdMembers, MEMBERS),
      }).data,
  });
  return (
    <PartForm {...form}>
      <FieldGrid>
        <WholeNumberField
          label={t('points:limits.adjust')}
          hint={t('points:limits.hint')}
          text={draft.maxAdjust}
          {...POINTS}
          onChange={(maxAdjust) => change({ maxAdjust })}
        />
        <WholeNumberField
          label={t('points:limits.transfer')}
          text={draft.maxTransfer}
          {...POINTS}
          onChange={(maxTransfer) => change({ maxTransfer })}
        />
        <WholeNumberField
          label={t('points:limits.household')}
          text={draft.householdMembers}
          {...MEMBERS}
          onChange={(householdMembers) => change({ householdMembers })}
        />
      </FieldGrid>
      <SwitchField
        label={t('points:limits.allowsTransfers')}
        hint={t('points:limits.allowsTransfersHint')}
        isOn={draft.allowsTransfers}
        onChange={(allowsTransfers) => change({ allowsTransfers })}
      />
    </PartForm>
  );
}
