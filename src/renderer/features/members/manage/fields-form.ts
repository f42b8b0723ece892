import type { MemberField } from '../../../../contract/settings.ts';
import type { TKey } from '../../../i18n/index.ts';

/** A field of the store's own as it is typed. */
export interface FieldForm {
  readonly key: string;
  readonly label: string;
  readonly options: string;
}

const MAX_FIELDS = 12;
const SIGN = /[,，、;；\n]/;

/** Fields that many shops want; choices as they are written everywhere, or a text of ours. */
export const PRESETS: readonly { readonly label: TKey; readonly options: string }[] = [
  { label: 'care:setup.presets.size', options: 'XS, S, M, L, XL, XXL' },
  { label: 'care:setup.presets.shoe', options: '' },
  { label: 'care:setup.presets.skin', options: 'care:setup.presets.skins' },
  { label: 'care:setup.presets.shade', options: '' },
  { label: 'care:setup.presets.ring', options: '' },
];

export function formOf({ key, label, options }: MemberField): FieldForm {
  return { key, label, options: options.join(', ') };
}

/** One more field; its key is new, so that values of a removed one never turn up in it. */
export function addField(
  fields: readonly FieldForm[],
  label: string,
  options: string,
): readonly FieldForm[] {
  if (fields.length >= MAX_FIELDS) return fields;
  const key = `f${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
  return [...fields, { key, label, options }];
}

/** The fields as they are kept: those without a name are left out. */
export function fieldsOf(fields: readonly FieldForm[]): MemberField[] {
  return fields
    .map(({ key, label, options }) => ({
      key,
      label: label.trim().slice(0, 24),
      options: [...new Set(options.split(SIGN).map((option) => option.trim().slice(0, 40)))]
        .filter((option) => option !== '')
        .slice(0, 40),
    }))
    .filter(({ label }) => label !== '');
}
