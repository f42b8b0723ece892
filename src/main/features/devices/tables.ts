import { type DeviceConfig, deviceConfig } from '../../../contract/devices.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A device with its settings. */
export interface DeviceRow {
  readonly id: number;
  readonly config: DeviceConfig;
}

interface StoredDevice {
  readonly id: number;
  readonly config: string;
}

/** All devices, in the order they were added. */
export function selectDevices(db: Db): DeviceRow[] {
  return db
    .all<StoredDevice>('SELECT id, config FROM devices WHERE removed_at IS NULL ORDER BY id')
    .map(({ id, config }) => ({ id, config: deviceConfig.parse(JSON.parse(config)) }));
}

export function selectDevice(db: Db, id: number): DeviceRow | undefined {
  const row = db.get<StoredDevice>(
    'SELECT id, config FROM devices WHERE id = :id AND removed_at IS NULL',
    { id },
  );
  return row && { id, config: deviceConfig.parse(JSON.parse(row.config)) };
}

export function insertDevice(db: WritableDb, config: DeviceConfig, now: number): number {
  return db.run('INSERT INTO devices (kind, config, created_at) VALUES (:kind, :config, :now)', {
    kind: config.kind,
    config: JSON.stringify(config),
    now,
  }).lastId;
}

export function updateDevice(db: WritableDb, id: number, config: DeviceConfig): void {
  db.run('UPDATE devices SET config = :config WHERE id = :id', {
    id,
    config: JSON.stringify(config),
  });
}

/**
 * Takes a device off the till. Its row stays, for the jobs it printed; those that only it could
 * print are cancelled.
 */
export function removeDevice(db: WritableDb, id: number, now: number): void {
  db.run(
    `UPDATE print_jobs SET state = 'cancelled', updated_at = :now
     WHERE device_id = :id AND state = 'queued'`,
    { id, now },
  );
  db.run('UPDATE devices SET removed_at = :now WHERE id = :id', { id, now });
}
