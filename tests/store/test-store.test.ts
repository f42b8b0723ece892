import { afterEach, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});

test('a test store has a till, a manager and a cashier, and a frozen clock', () => {
  store = openTestStore({ till: { storeName: 'Casa Núñez', currency: 'MXN' } });
  expect(store.till).toMatchObject({ storeName: 'Casa Núñez', currency: 'MXN', tillCode: 'T03' });
  expect(store.db.all('SELECT id, role FROM staff ORDER BY id')).toEqual([
    { id: 1, role: 'manager' },
    { id: 2, role: 'cashier' },
  ]);
  expect(store.read((context) => context.today)).toBe('2026-11-21');
  store.clock.advance(86_400_000);
  expect(store.read((context) => context.today)).toBe('2026-11-22');
});

test('commands run in transactions and reply once per request', () => {
  let runs = 0;
  store = openTestStore({
    features: [
      {
        commands: {
          'members.addNote': (context, input) => {
            runs += 1;
            context.log('member.noteAdded', { memberId: input.memberId });
            context.changed(`member:${input.memberId}`);
            return {
              ok: true,
              value: {
                id: runs,
                kind: input.kind,
                text: input.text,
                staffName: 'Ana',
                at: context.now,
              },
            };
          },
        },
      },
    ],
  });
  const requestId = store.requestId();
  const first = store.call('members.addNote', { requestId, memberId: 7, text: 'Likes tea' });
  expect(first).toMatchObject({ ok: true, changed: ['member:7'] });
  expect(store.call('members.addNote', { requestId, memberId: 7, text: 'Likes tea' })).toEqual(
    first,
  );
  expect(store.call('members.addNote', { requestId, memberId: 7, text: 'Other' })).toMatchObject({
    ok: false,
    error: { code: 'call.requestReused' },
  });
  expect(runs).toBe(1);
  expect(store.db.get('SELECT count(*) AS n FROM event_log')).toEqual({ n: 1 });
});
