import { type Settings, settings } from '../../../contract/settings.ts';
import type { Db } from '../../store/db.ts';
import { selectSettings } from './tables.ts';

export { receiptDress } from './rules/receipt-dress.ts';

/** The last texts and what they say: settings change rarely and are read by every sale. */
let known: { readonly key: string; readonly value: Settings } | undefined;

/**
 * The store's settings. A part nobody set has its defaults; a part that an older or newer version
 * wrote and this one cannot read has them too, so that selling goes on.
 */
export function readSettings(db: Db): Settings {
  const rows = selectSettings(db);
  const key = rows.map((row) => `${row.part}${row.value}`).join('\n');
  if (known?.key === key) return known.value;
  let value = settings.parse({});
  for (const row of rows) {
    const parsed = settings.safeParse({ ...value, [row.part]: JSON.parse(row.value) as unknown });
    if (parsed.success) value = parsed.data;
  }
  known = { key, value };
  return value;
}
