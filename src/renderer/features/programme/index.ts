export { NamesContext } from './editor/names.ts';
export { FieldsContext } from './fields/field-context.ts';
export {
  AmountField,
  DayField,
  LimitField,
  ScaledField,
  WholeField,
} from './fields/number-fields.tsx';
export { Group } from './fields/group.tsx';
export { SwitchLine } from './fields/switch-line.tsx';
export { TargetField } from './fields/target-field.tsx';
export { GOODS_KINDS } from './fields/target-texts.ts';
export { Toggles } from './fields/toggles.tsx';
export { WeekFields } from './fields/week-fields.tsx';
export { ProgrammeTab } from './programme-tab.tsx';
export { tierName, weekdayName } from './words/words.ts';
