import { createHash } from 'node:crypto';
import { assert, jsonValue, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/main/store/canonical-json.ts';
import type { EventData } from '../../src/main/store/context.ts';
import { genesisHash } from '../../src/main/store/event-log.ts';
import { readTill } from '../../src/main/store/store-environment.ts';
import { verifyChain } from '../../src/main/store/verify/verify-chain.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeEach(() => {
  store = openTestStore();
});
afterEach(() => {
  store.close();
});

const check = () => verifyChain(store.db, readTill(store.db)?.uid ?? '');
const log = (data: EventData) => store.write((context) => context.log('points.posted', data));

const change = (sql: string) => () => store.write((context) => context.db.run(sql));

/** Changes the log as somebody with a hex editor would: past its triggers. */
function tamper(sql: string): void {
  store.connection.raw.exec('DROP TRIGGER event_log_is_append_only_update');
  store.connection.raw.exec('DROP TRIGGER event_log_is_append_only_delete');
  store.connection.raw.exec(sql);
}

describe('the event log', () => {
  test('links every line to the one before: SHA-256(previous ‖ exact bytes)', () => {
    log({ z: 1, a: ['é', null, true], memberId: 7 });
    log({ points: -5 });
    const rows = store.db.all<{ hash: Uint8Array; uid: string }>(
      'SELECT hash, uid FROM event_log ORDER BY seq',
    );
    const at = store.clock.now();
    const line = (seq: number, data: string) =>
      `{"at":${at},"businessDay":"2026-11-21","data":${data},"seq":${seq},"staffId":1,"sv":1,"type":"points.posted","uid":"${rows[seq - 1]?.uid}"}`;
    const first = createHash('sha256')
      .update(genesisHash(readTill(store.db)?.uid ?? ''))
      .update(line(1, '{"a":["é",null,true],"memberId":7,"z":1}'))
      .digest();
    const second = createHash('sha256').update(first).update(line(2, '{"points":-5}')).digest();
    expect(rows.map((row) => Buffer.from(row.hash))).toEqual([first, second]);
    expect(check()).toEqual({ rows: 2, wrong: null });
  });

  test('cannot be changed or shortened by any command', () => {
    log({ points: 1 });
    expect(change('UPDATE event_log SET at = 0')).toThrow('append-only');
    expect(change('DELETE FROM event_log')).toThrow('append-only');
  });

  test('goes on after a command that was rolled back', () => {
    log({ points: 1 });
    expect(() =>
      store.write((context) => {
        context.log('points.posted', { points: 2 });
        throw new Error('no');
      }),
    ).toThrow('no');
    log({ points: 3 });
    expect(check()).toEqual({ rows: 2, wrong: null });
  });

  test.each([
    ['a changed payload', `UPDATE event_log SET data = '{"points":9}' WHERE seq = 3`, 3],
    ['a changed instant', 'UPDATE event_log SET at = at + 1 WHERE seq = 2', 2],
    ['another person', 'UPDATE event_log SET staff_id = 2 WHERE seq = 4', 4],
    ['no person', 'UPDATE event_log SET staff_id = NULL WHERE seq = 4', 4],
    ['another type', `UPDATE event_log SET type = 'sale.completed' WHERE seq = 1`, 1],
    ['a changed hash', 'UPDATE event_log SET hash = zeroblob(32) WHERE seq = 5', 5],
    ['a removed row', 'DELETE FROM event_log WHERE seq = 3', 3],
    [
      'two rows that changed places',
      'UPDATE event_log SET seq = -1 WHERE seq = 2; UPDATE event_log SET seq = 2 WHERE seq = 3; UPDATE event_log SET seq = 3 WHERE seq = -1',
      2,
    ],
  ])('names the first bad row: %s', (_what, sql, seq) => {
    for (let points = 1; points <= 6; points += 1) log({ points });
    expect(check().wrong).toBeNull();
    tamper(sql);
    expect(check().wrong?.row).toBe(`event_log ${seq}`);
  });

  test('a chain does not fit another till', () => {
    log({ points: 1 });
    expect(verifyChain(store.db, '01934e5b-0000-7000-8000-000000000000').wrong?.row).toBe(
      'event_log 1',
    );
  });
});

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and reads back the same', () => {
    assert(
      property(jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        // JSON has no -0; everything else comes back as it was.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value))).toBe(text);
      }),
    );
  });

  test('sorts keys by code unit and writes bytes and gaps plainly', () => {
    expect(canonicalJson({ b: 1, a: undefined, B: new Uint8Array([255]), é: [undefined] })).toBe(
      '{"B":{"$bytes":"/w=="},"b":1,"é":[null]}',
    );
    expect(() => canonicalJson({ n: Number.NaN })).toThrow('finite');
    expect(() => canonicalJson({ f: () => 1 })).toThrow('plain data');
  });
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}
