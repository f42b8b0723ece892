import { foldWidth } from '../../../contract/kernel/text.ts';
import type { CardPrefix, CodePrefix } from '../../../contract/settings.ts';
import { wholeNumber } from './fields.tsx';

/** A label's rule while it is typed. */
export interface LabelDraft {
  readonly prefix: string;
  readonly holds: CodePrefix['holds'];
  readonly itemDigits: string;
  readonly valueDigits: string;
  readonly valueDecimals: string;
  readonly hasValueCheck: boolean;
}

/** A card's rule while it is typed. */
export interface CardDraft {
  readonly prefix: string;
  readonly length: string;
  readonly hasLuhn: boolean;
}

const ANY = { min: 0, max: 99 } as const;

/** A kept rule as its fields show it. */
export function labelDraft(rule: CodePrefix): LabelDraft {
  const { itemDigits, valueDigits, valueDecimals } = rule;
  return {
    ...rule,
    itemDigits: String(itemDigits),
    valueDigits: String(valueDigits),
    valueDecimals: String(valueDecimals),
  };
}

/** The rule that was typed; what is no number is null, which the contract refuses. */
export function labelValue(draft: LabelDraft) {
  return {
    ...draft,
    prefix: foldWidth(draft.prefix).trim(),
    itemDigits: wholeNumber(draft.itemDigits, ANY),
    valueDigits: wholeNumber(draft.valueDigits, ANY),
    valueDecimals: wholeNumber(draft.valueDecimals, ANY),
  };
}

/** A kept rule as its fields show it. */
export function cardDraft(rule: CardPrefix): CardDraft {
  return { ...rule, length: String(rule.length) };
}

/** The rule that was typed, likewise. */
export function cardValue(draft: CardDraft) {
  const prefix = foldWidth(draft.prefix).trim().toUpperCase();
  return { ...draft, prefix, length: wholeNumber(draft.length, ANY) };
}
