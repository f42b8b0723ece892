import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  latestVersion,
  migrate,
  schemaVersion,
  type Migration,
} from '../../src/main/store/migrate.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { openReadOnly, openWritable } from '../../src/main/store/open-database.ts';
import { openStoreFile } from '../../src/main/store/open-store-file.ts';
import { problemOf } from '../../src/main/store/store-problem.ts';
import { tempTill, type TempTill } from '../support/pool.ts';

const FOLDER = new URL('../../src/main/store/migrations/', import.meta.url);

let folder: string;
let till: TempTill;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-migrate-'));
  till = tempTill();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await till.remove();
});

/** The schema as SQLite keeps it, in a stable order. */
function schemaOf(path: string): string {
  const connection = openReadOnly(path);
  const rows = connection.all<{ sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`,
  );
  connection.close();
  return rows.map((row) => row.sql).join(';\n\n');
}

/** A step after the landed ones, as the next release might bring. */
function nextStep(sql: string): Migration {
  return { version: latestVersion(MIGRATIONS) + 1, name: 'next', sql };
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('migrations', () => {
  test('are numbered without a gap, one file each, and all are listed', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'index.ts');
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(
      MIGRATIONS.map((_, i) => i + 1),
    );
    expect(files.sort()).toEqual(
      MIGRATIONS.map(
        (migration) => `${String(migration.version).padStart(4, '0')}-${migration.name}.ts`,
      ),
    );
  });

  test('make this schema', async () => {
    const path = join(folder, 'a.sqlite');
    const connection = openWritable(path, { mustExist: false });
    expect(migrate(connection, MIGRATIONS)).toBe(MIGRATIONS.length);
    expect(migrate(connection, MIGRATIONS)).toBe(0);
    expect(connection.pragma('application_id')).toBe(0x47544149);
    connection.close();
    await expect(`${schemaOf(path)}\n`).toMatchFileSnapshot('schema.golden.sql');
  });

  test('lead to the same schema step by step', async () => {
    const path = join(folder, 'b.sqlite');
    for (const [index] of MIGRATIONS.entries()) {
      const connection = openWritable(path, { mustExist: false });
      expect(migrate(connection, MIGRATIONS.slice(0, index + 1))).toBe(1);
      expect(schemaVersion(connection)).toBe(index + 1);
      connection.close();
    }
    await expect(`${schemaOf(path)}\n`).toMatchFileSnapshot('schema.golden.sql');
  });

  test('a step that throws leaves the version before it, whole (fault 24)', async () => {
    await till.create();
    const before = schemaOf(till.paths.store);
    const broken = nextStep(
      'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
    );
    const error = thrownBy(() =>
      openStoreFile({ paths: till.paths, migrations: [...MIGRATIONS, broken] }),
    );
    expect(problemOf(error)).toEqual({
      problem: 'store.migrationFailed',
      detail: expect.stringContaining('no such table: nowhere') as string,
    });
    expect(schemaOf(till.paths.store)).toBe(before);
    const store = await till.store();
    expect(await store.verify()).toMatchObject({ isOk: true });
  });

  test('a step that breaks a reference does not apply', async () => {
    await till.create();
    const broken = nextStep('DELETE FROM counters;');
    const error = thrownBy(() =>
      openStoreFile({ paths: till.paths, migrations: [...MIGRATIONS, broken] }),
    );
    expect(problemOf(error).detail).toContain('1 broken references');
    const store = await till.store();
    await store.internal('test.sell', { requestId: 'x', amountMinor: 5 });
  });

  test('a store with something in it is backed up before it is changed', async () => {
    await till.create();
    const opened = openStoreFile({
      paths: till.paths,
      migrations: [...MIGRATIONS, nextStep('CREATE TABLE later (a INTEGER) STRICT;')],
    });
    expect(opened.connection.all('SELECT a FROM later')).toEqual([]);
    opened.close();
    const [backup] = readdirSync(till.paths.backups);
    const latest = latestVersion(MIGRATIONS);
    expect(backup).toBe(`before-v${latest + 1}-from-v${latest}.sqlite`);
    const kept = openReadOnly(join(till.paths.backups, backup ?? ''));
    expect(schemaVersion(kept)).toBe(latest);
    expect(kept.get('SELECT count(*) AS n FROM event_log')).toEqual({ n: 1 });
    kept.close();
  });

  test('a store from the future is refused and not written (fault 25)', async () => {
    await till.create();
    const newer = [...MIGRATIONS, nextStep('CREATE TABLE later (a INTEGER) STRICT;')];
    openStoreFile({ paths: till.paths, migrations: newer }).close();
    const before = readFileSync(till.paths.store);
    expect(await till.open()).toMatchObject({ ok: false, problem: 'store.newer' });
    expect(readFileSync(till.paths.store).equals(before)).toBe(true);
  });
});
