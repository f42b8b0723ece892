import { TIERS, type Tier } from '../../../../contract/members.ts';

/** What of two members may differ and is chosen, field by field. */
export interface MergeableFields {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly gender: string | null;
  readonly locale: string | null;
}
type Field = keyof MergeableFields;

const FIELDS: readonly Field[] = ['name', 'phone', 'email', 'birthday', 'gender', 'locale'];

/** Fields that both have and that differ: somebody has to choose. */
export function conflictsOf(survivor: MergeableFields, merged: MergeableFields): Field[] {
  return FIELDS.filter(
    (field) =>
      survivor[field] !== null && merged[field] !== null && survivor[field] !== merged[field],
  );
}

/** Fields that only the one who goes has: the survivor gets them without a question. */
export function filledOf(survivor: MergeableFields, merged: MergeableFields): Field[] {
  return FIELDS.filter((field) => survivor[field] === null && merged[field] !== null);
}

/** The fields the survivor takes over: what it lacks, and what was chosen among the conflicts. */
export function takenOf(
  survivor: MergeableFields,
  merged: MergeableFields,
  take: readonly Field[],
): Field[] {
  const conflicts = conflictsOf(survivor, merged);
  return [...filledOf(survivor, merged), ...conflicts.filter((field) => take.includes(field))];
}

/** Nobody loses a tier by being made one. */
export function higherTier(one: Tier, other: Tier): Tier {
  return TIERS.indexOf(one) >= TIERS.indexOf(other) ? one : other;
}
