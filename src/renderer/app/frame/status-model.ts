import type { Device, DeviceState, PrintJob } from '../../../contract/devices.ts';
import type { CallValue } from '../../../contract/index.ts';
import type { TKey, TParams } from '../../i18n/index.ts';
import type { Format } from '../../lib/format.ts';
import { DEVICE_NEXT, DEVICE_TONES, DEVICE_WORDS } from '../../lib/device-words.ts';

type StatusTone = 'ok' | 'warn' | 'danger' | 'off';
type Health = CallValue<'system.health'>;

/** One item of the status bar: what, how it is, and what to do about it. */
export interface StatusItem {
  readonly id: 'printer' | 'scanner' | 'prints' | 'backup' | 'disk';
  readonly name: TKey;
  readonly tone: StatusTone;
  readonly word: readonly [TKey, TParams?];
  readonly next: TKey;
  /** Where it is mended, for those who may go there, the likeliest first. */
  readonly ways: readonly ('/devices' | '/prints' | '/system')[];
}

const BACKUP_OLD_MS = 3 * 3_600_000;
/** So long a failed print stands in the bar. */
const FAILED_STANDS_MS = 3_600_000;
/** A print that is queued for longer waits for something. */
const WAITS_MS = 5000;
const DISK_LOW_BYTES = 2_000_000_000;
const DISK_FULL_BYTES = 200_000_000;

/** How bad each state is: of several devices of a kind, the worst working state is shown. */
const RANK: Readonly<Record<StatusTone, number>> = { ok: 0, off: 1, warn: 2, danger: 3 };

function ofKind(kind: 'printer' | 'scanner', devices: readonly Device[]): StatusItem {
  const own = devices.filter(({ config }) => config.kind === kind && config.isEnabled);
  const name: TKey = kind === 'printer' ? 'app:status.printer' : 'app:status.scanner';
  const ways = kind === 'printer' ? (['/prints', '/devices'] as const) : (['/devices'] as const);
  const base = { id: kind, name, ways } as const;
  if (own.length === 0) {
    const next: TKey = kind === 'printer' ? 'app:next.noPrinter' : 'app:next.noScanner';
    return { ...base, tone: 'off', word: ['app:status.none'], next };
  }
  const worst = own.reduce<DeviceState>(
    (state, device) =>
      RANK[DEVICE_TONES[device.state]] > RANK[DEVICE_TONES[state]] ? device.state : state,
    own[0]?.state ?? 'disconnected',
  );
  const isAllReady = worst === 'ready' && own.length > 1;
  return {
    ...base,
    tone: DEVICE_TONES[worst],
    word: isAllReady ? ['app:status.readyCount', { count: own.length }] : [DEVICE_WORDS[worst]],
    next: DEVICE_NEXT[kind][worst],
  };
}

/** What the print queue wants of someone; nothing while it wants nothing. */
function printsItem(prints: readonly PrintJob[], now: number): readonly StatusItem[] {
  const base = { id: 'prints', name: 'printing:status.name', ways: ['/prints'] } as const;
  const count = (isMeant: (job: PrintJob) => boolean) => prints.filter(isMeant).length;
  const uncertain = count(({ state }) => state === 'uncertain');
  if (uncertain > 0) {
    const word = ['printing:status.uncertain', { count: uncertain }] as const;
    return [{ ...base, tone: 'danger', word, next: 'printing:next.uncertain' }];
  }
  const failed = count(
    (job) =>
      job.state === 'failed' &&
      job.kind !== 'drawer' &&
      job.error !== 'printer.notPrinted' &&
      now - job.updatedAt < FAILED_STANDS_MS,
  );
  if (failed > 0) {
    const word = ['printing:status.failed', { count: failed }] as const;
    return [{ ...base, tone: 'warn', word, next: 'printing:next.failed' }];
  }
  // What is on its way at this moment is no news.
  const waiting = count(({ state, updatedAt }) => state === 'queued' && now - updatedAt > WAITS_MS);
  if (waiting === 0) return [];
  const word = ['printing:status.waiting', { count: waiting }] as const;
  return [{ ...base, tone: 'warn', word, next: 'printing:next.waiting' }];
}

function backupItem(health: Health, now: number, format: Format): StatusItem {
  const base = { id: 'backup', name: 'app:status.backup', ways: ['/system'] } as const;
  if (health.backupProblem !== null) {
    return { ...base, tone: 'danger', word: ['app:status.failed'], next: 'app:next.backupFailed' };
  }
  if (health.lastBackupAt === null) {
    return { ...base, tone: 'warn', word: ['app:status.never'], next: 'app:next.backupNever' };
  }
  const time = format.time(health.lastBackupAt);
  if (health.copyProblem !== null) {
    const word = ['app:status.noCopy', { time }] as const;
    return { ...base, tone: 'warn', word, next: 'app:next.backupNoCopy' };
  }
  const isOld = now - health.lastBackupAt > BACKUP_OLD_MS;
  return isOld
    ? { ...base, tone: 'warn', word: ['app:status.old', { time }], next: 'app:next.backupOld' }
    : { ...base, tone: 'ok', word: ['app:status.at', { time }], next: 'app:next.backupOk' };
}

function diskItem(health: Health, format: Format): StatusItem {
  const base = { id: 'disk', name: 'app:status.disk', ways: ['/system'] } as const;
  const free = health.diskFreeBytes;
  if (health.isReadOnly) {
    return { ...base, tone: 'danger', word: ['app:status.readOnly'], next: 'app:next.readOnly' };
  }
  if (free === null) {
    return { ...base, tone: 'off', word: ['app:status.unknown'], next: 'app:next.diskUnknown' };
  }
  const word: StatusItem['word'] = ['app:status.free', { size: format.bytes(free) }];
  if (free < DISK_FULL_BYTES) return { ...base, tone: 'danger', word, next: 'app:next.diskFull' };
  if (free < DISK_LOW_BYTES) return { ...base, tone: 'warn', word, next: 'app:next.diskLow' };
  return { ...base, tone: 'ok', word, next: 'app:next.diskOk' };
}

/** The status bar's items, worked out from devices and health. */
export function statusItems(facts: {
  readonly devices: readonly Device[] | undefined;
  /** The newest print jobs. */
  readonly prints?: readonly PrintJob[] | undefined;
  readonly health: Health | undefined;
  readonly now: number;
  readonly format: Format;
}): readonly StatusItem[] {
  const { devices, prints = [], health, now, format } = facts;
  return [
    ...(devices === undefined ? [] : [ofKind('printer', devices), ofKind('scanner', devices)]),
    ...printsItem(prints, now),
    ...(health === undefined ? [] : [backupItem(health, now, format), diskItem(health, format)]),
  ];
}
