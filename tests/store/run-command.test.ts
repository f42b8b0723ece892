import { afterEach, describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/contract/kernel/result.ts';
import { openWritable } from '../../src/main/store/open-database.ts';
import { requestOf } from '../../src/main/store/request-memory.ts';
import { CommandRunner } from '../../src/main/store/run-command.ts';
import type { StoreEnvironment } from '../../src/main/store/store-environment.ts';
import {
  mergeFeatures,
  openTestStore,
  type TestFeature,
  type TestStore,
} from '../support/store.ts';
import { insertBasics } from '../support/store-worker/handlers.ts';

let store: TestStore | undefined;
afterEach(() => {
  store?.close();
  store = undefined;
});

let runs = 0;
const notes: TestFeature = {
  commands: {
    'members.addNote': (context, input) => {
      runs += 1;
      context.db.run('INSERT INTO member_notes (member_id, text, at) VALUES (1, :text, :at)', {
        text: input.text,
        at: context.now,
      });
      context.changed('member:1', 'member:1');
      if (input.text === 'bug') throw new TypeError('a bug');
      if (input.text === 'refused') return fail('members.noteEmpty');
      return ok({
        id: runs,
        kind: input.kind,
        text: input.text,
        staffName: 'Ana',
        at: context.now,
      });
    },
    'sales.saveDraft': () => {
      runs += 1;
      return ok(null);
    },
  },
  internal: {
    commands: {
      'test.add': (context, input: { readonly requestId: string; readonly salt: Uint8Array }) => {
        runs += 1;
        context.db.run(`INSERT INTO member_notes (member_id, text, at) VALUES (1, 'x', 1)`);
        return { salt: input.salt.length, runs };
      },
      'test.countFailure': (context, _input: null) => {
        context.db.run('UPDATE staff SET failures = failures + 1 WHERE id = 1');
        return fail('staff.wrongPin');
      },
    },
  },
};

function open(): TestStore {
  runs = 0;
  store = openTestStore({ features: [notes], initialise: (context) => insertBasics(context) });
  return store;
}

const count = (opened: TestStore) =>
  opened.db.get<{ n: number }>('SELECT count(*) AS n FROM member_notes')?.n;

describe('a command', () => {
  test('happens once per request, whatever the order of its fields', () => {
    const opened = open();
    const requestId = opened.requestId();
    const first = opened.call('members.addNote', { requestId, memberId: 1, text: 'Tea' });
    const again = opened.call('members.addNote', { text: 'Tea', memberId: 1, requestId });
    expect(again).toEqual(first);
    expect(first).toMatchObject({ ok: true, changed: ['member:1'] });
    expect([runs, count(opened)]).toEqual([1, 1]);
  });

  test('refuses a request id that was used for something else', () => {
    const opened = open();
    const requestId = opened.requestId();
    opened.value('members.addNote', { requestId, memberId: 1, text: 'Tea' });
    const other = opened.call('members.addNote', { requestId, memberId: 2, text: 'Tea' });
    expect(other).toEqual({ ok: false, error: { code: 'call.requestReused' } });
    expect(count(opened)).toBe(1);
  });

  test('leaves nothing when it fails, and may be tried again', () => {
    const opened = open();
    const requestId = opened.requestId();
    const failed = opened.call('members.addNote', { requestId, memberId: 1, text: 'refused' });
    expect(failed).toEqual({ ok: false, error: { code: 'members.noteEmpty' } });
    expect(count(opened)).toBe(0);
    opened.value('members.addNote', { requestId, memberId: 1, text: 'Tea' });
    expect(count(opened)).toBe(1);
  });

  test('leaves nothing when it throws, and is reported as a bug with a reference', () => {
    const opened = open();
    const reply = opened.call('members.addNote', {
      requestId: opened.requestId(),
      memberId: 1,
      text: 'bug',
    });
    expect(reply).toEqual({
      ok: false,
      error: { code: 'internal', params: { reference: 'BUG-1' } },
    });
    expect(opened.bugs).toMatchObject([{ message: 'a bug' }]);
    expect(count(opened)).toBe(0);
    expect(opened.connection.raw.inTransaction).toBe(false);
  });

  test('without a request id simply runs', () => {
    const opened = open();
    opened.value('sales.saveDraft', { draft: null });
    opened.value('sales.saveDraft', { draft: null });
    expect(runs).toBe(2);
    expect(opened.db.all('SELECT request_id FROM requests')).toEqual([]);
  });

  test('forgets replies after 30 days, and not before', () => {
    const opened = open();
    const requestId = opened.requestId();
    opened.value('members.addNote', { requestId, memberId: 1, text: 'Tea' });
    const environment: StoreEnvironment = {
      ...opened.read((context) => context),
      connection: opened.connection,
      tillUid: '',
      now: () => opened.clock.now(),
      randomBytes: (n) => new Uint8Array(n),
      today: () => '2026-11-21',
      reportBug: () => '',
    };
    const runner = new CommandRunner(environment, mergeFeatures([]));
    opened.clock.advance(30 * 86_400_000);
    expect(runner.pruneRequests(10)).toBe(0);
    opened.clock.advance(1);
    expect(runner.pruneRequests(10)).toBe(1);
  });
});

describe('an internal command', () => {
  test('commits what it did also when it tells of a failure', () => {
    const opened = open();
    expect(opened.internal('test.countFailure', null)).toMatchObject({ ok: false });
    expect(opened.db.get('SELECT failures FROM staff WHERE id = 1')).toEqual({ failures: 1 });
  });

  test('happens once per request although its salt differs', () => {
    const opened = open();
    const requestId = opened.requestId();
    const first = opened.internal('test.add', { requestId, salt: new Uint8Array(1) });
    const again = opened.internal('test.add', { requestId, salt: new Uint8Array(2) });
    expect(again).toEqual(first);
    expect(count(opened)).toBe(1);
  });
});

describe('durability', () => {
  test('is asserted before the first commit: a connection under NORMAL books nothing', () => {
    const opened = open();
    const connection = openWritable(opened.path);
    connection.pragma('synchronous = NORMAL');
    const bugs: unknown[] = [];
    const environment: StoreEnvironment = {
      connection,
      till: opened.till,
      tillUid: '',
      now: () => 0,
      randomBytes: (n) => new Uint8Array(n),
      today: () => '2026-11-21',
      reportBug: (_where, error) => `BUG-${bugs.push(error)}`,
    };
    const runner = new CommandRunner(environment, mergeFeatures([notes]));
    const requestId = opened.requestId();
    const input = { requestId, memberId: 1, text: 'Tea', kind: 'note' as const };
    const call = { name: 'members.addNote', input, session: null } as const;
    expect(runner.run(call)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(String(bugs[0])).toContain('not durable');
    expect(count(opened)).toBe(0);
    connection.pragma('synchronous = FULL');
    expect(runner.run(call)).toMatchObject({ ok: true });
    connection.close();
  });

  test('a request is named by its id and all of its input', () => {
    const base = requestOf({ requestId: 'a', lines: [{ x: 1, y: 2 }] });
    expect(requestOf({ lines: [{ y: 2, x: 1 }], requestId: 'a' })).toEqual(base);
    expect(requestOf({ requestId: 'a', lines: [{ x: 1, y: 3 }] })).not.toEqual(base);
    expect(requestOf({ lines: [] })).toBeUndefined();
    expect(requestOf(null)).toBeUndefined();
  });
});
