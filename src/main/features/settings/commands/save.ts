import { ok } from '../../../../contract/kernel/result.ts';
import { SETTINGS_PARTS } from '../../../../contract/settings.ts';
import type { Command } from '../../../store/context.ts';
import { readSettings } from '../face.ts';
import { saveSetting } from '../tables.ts';

/** Keeps the parts that were named, and logs them as a whole: settings decide about money. */
export const save: Command<'settings.save'> = (context, input) => {
  for (const part of SETTINGS_PARTS) {
    const value = input[part];
    if (value === undefined) continue;
    saveSetting(context.db, {
      part,
      value: JSON.stringify(value),
      at: context.now,
      staffId: context.session?.staffId ?? null,
    });
    context.log('settings.changed', { part, value });
  }
  context.changed('settings');
  return ok(readSettings(context.db));
};
