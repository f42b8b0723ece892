import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settings } from '../../../src/contract/settings.ts';
import { settingsCommands, settingsQueries } from '../../../src/main/features/settings/index.ts';
import { MANAGER, openTestStore, type TestStore } from '../../support/store.ts';

let store: TestStore;
beforeEach(() => {
  store = openTestStore({ features: [{ queries: settingsQueries, commands: settingsCommands }] });
});
afterEach(() => store.close());

const defaults = settings.parse({});

describe('settings', () => {
  it('have their defaults until somebody sets them', () => {
    expect(store.value('settings.read', {})).toEqual(defaults);
  });

  it('keep the parts that are named and leave the others', () => {
    const returns = { ...defaults.returns, days: 14, refundTo: 'voucher' as const };
    const input = { requestId: store.requestId(), returns };
    store.value('settings.save', input, { session: MANAGER });
    expect(store.value('settings.read', {})).toEqual({ ...defaults, returns });
    const events = store.db.all<{ type: string; data: string }>('SELECT type, data FROM event_log');
    expect(events.at(-1)?.type).toBe('settings.changed');
    expect(JSON.parse(events.at(-1)?.data ?? '')).toEqual({ part: 'returns', value: returns });
  });

  it('fall back to the defaults of a part that cannot be read', () => {
    store.write(({ db }) =>
      db.run(
        `INSERT INTO settings (part, value, updated_at) VALUES ('shift', '{"of":"tomorrow"}', 1), ('gone', '{}', 1)`,
      ),
    );
    expect(store.value('settings.read', {})).toEqual(defaults);
  });
});
