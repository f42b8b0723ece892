import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { removeDevice, selectDevice } from '../tables.ts';

/** Takes a device off the till; what it printed stays on record. */
export const remove: Command<'devices.remove'> = (context, { deviceId }) => {
  const device = selectDevice(context.db, deviceId);
  if (device === undefined) return fail('devices.unknown');
  removeDevice(context.db, deviceId, context.now);
  context.log('device.removed', { deviceId, kind: device.config.kind });
  context.changed('devices', 'printJobs');
  return ok(null);
};
