import type { StoreConnection } from './open-database.ts';

/**
 * One step of the schema. A landed file is never edited: the next change is the next file.
 * `sql` runs in one transaction together with the new `user_version`.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** `PRAGMA application_id` of every store: "GTAI". */
export const APPLICATION_ID = 0x47544149;

/** A migration did not apply; the store stands at the version before it. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly version: number;

  constructor(migration: Migration, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Migration ${migration.version} (${migration.name}): ${reason}`, { cause });
    this.version = migration.version;
  }
}

/** The version of a store's schema; 0 = nothing yet. */
export function schemaVersion(connection: StoreConnection): number {
  return Number(connection.pragma('user_version'));
}

/** The newest version that `migrations` know. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.reduce((latest, migration) => Math.max(latest, migration.version), 0);
}

/**
 * Brings a store to the newest schema, each step in one transaction with its `user_version` and
 * a check of all foreign keys, so that a cut at any point leaves a whole version. The caller has
 * refused stores from the future and made a backup (`open-checks`). Returns how many steps ran.
 */
export function migrate(connection: StoreConnection, migrations: readonly Migration[]): number {
  const current = schemaVersion(connection);
  const pending = migrations.filter((migration) => migration.version > current);
  // Tables are rebuilt by drop and rename; the check inside each step takes the keys' place.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) applyOne(connection, migration);
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  return pending.length;
}

function applyOne(connection: StoreConnection, migration: Migration): void {
  const { raw } = connection;
  raw.exec('BEGIN IMMEDIATE');
  try {
    raw.exec(migration.sql);
    const broken = raw.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} broken references`);
    raw.pragma(`user_version = ${migration.version}`);
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.exec('COMMIT');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw new MigrationError(migration, error);
  }
}
