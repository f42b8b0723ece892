import { REJECT_REASONS } from '../../../contract/imports.ts';
import type { Translate } from '../../i18n/index.ts';
import { REASON_WORDS } from './import-words.ts';

/** Every reason in the screen's language, for the file of rejected rows. */
export function reasonTexts(t: Translate): Record<string, string> {
  return Object.fromEntries(REJECT_REASONS.map((reason) => [reason, t(REASON_WORDS[reason])]));
}
