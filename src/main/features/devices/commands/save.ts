import type { DeviceConfig } from '../../../../contract/devices.ts';
import { assertNever, fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import type { Db } from '../../../store/db.ts';
import { insertDevice, selectDevice, selectDevices, updateDevice } from '../tables.ts';

/** Adds a device or changes one; what kind it is stays. */
export const save: Command<'devices.save'> = (context, { deviceId, config }) => {
  if (deviceId !== null && selectDevice(context.db, deviceId)?.config.kind !== config.kind) {
    return fail('devices.unknown');
  }
  const holder = lineHolder(context.db, config, deviceId);
  if (holder !== undefined) return fail('devices.pathTaken', { name: holder });
  const savedId = deviceId ?? insertDevice(context.db, config, context.now);
  if (deviceId !== null) updateDevice(context.db, deviceId, config);
  context.log('device.saved', {
    deviceId: savedId,
    kind: config.kind,
    transport: config.transport.type,
    isEnabled: config.isEnabled,
  });
  context.changed('devices', 'printJobs');
  return ok({ deviceId: savedId });
};

/** The other device on the same serial port or address, or the other virtual one of its kind. */
function lineHolder(db: Db, config: DeviceConfig, ownId: number | null): string | undefined {
  const { transport } = config;
  const holder = selectDevices(db).find(({ id, config: other }) => {
    if (id === ownId) return false;
    return transport.type === 'virtual'
      ? other.transport.type === 'virtual' && other.kind === config.kind
      : lineName(other.transport) === lineName(transport);
  });
  return holder?.config.name;
}

function lineName(transport: DeviceConfig['transport']): string {
  switch (transport.type) {
    case 'serial':
      return transport.path;
    case 'network':
      return `${transport.host.toLowerCase()} ${transport.port}`;
    case 'virtual':
      return '';
    default:
      return assertNever(transport);
  }
}
