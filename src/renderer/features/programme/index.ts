export { NamesContext } from './editor/names.ts';
export { FieldsContext } from './fields/field-context.ts';
export {
  AmountField,
  DayField,
  LimitField,
  ScaledField,
  TimeField,
  WholeField,
} from './fields/number-fields.tsx';
export { SwitchLine } from './fields/switch-line.tsx';
export { TargetField } from './fields/target-field.tsx';
export { Toggles } from './fields/toggles.tsx';
export { ProgrammeTab } from './programme-tab.tsx';
export { tierName, weekdayName } from './words/words.ts';
