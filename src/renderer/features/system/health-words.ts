import type { CallValue } from '../../../contract/index.ts';
import type { TKey } from '../../i18n/index.ts';

type Health = CallValue<'system.health'>;

const LOW_BYTES = 2_000_000_000;

/** The answer to "is the till well?" in one sentence: the worst thing first. */
export function healthSentence(health: Health): TKey {
  if (health.isReadOnly) return 'system:health.isReadOnly';
  if (health.pinProtection === 'lost') return 'system:health.isPinLost';
  if (health.backupProblem !== null) return 'system:health.isBackupFailing';
  if (health.copyProblem !== null) return 'system:health.isCopyFailing';
  if (health.diskFreeBytes !== null && health.diskFreeBytes < LOW_BYTES) {
    return 'system:health.isDiskLow';
  }
  if (health.lastBackupAt === null) return 'system:health.isUnsaved';
  return 'system:health.isWell';
}

/** What guards the key behind the PINs, in words. */
export const PIN_PROTECTION: Readonly<Record<Health['pinProtection'], TKey>> = {
  keychain: 'system:health.pinKeychain',
  file: 'system:health.pinFile',
  lost: 'system:health.pinLost',
};
