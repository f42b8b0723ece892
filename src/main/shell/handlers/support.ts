import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CallName, CallValue } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import { businessDayOf } from '../../../contract/kernel/time.ts';
import type { Session } from '../../../contract/staff.ts';
import { done, type LaneCall, type ShellHandlers } from '../../gateway/lanes.ts';
import { errorCodeOf } from '../../store/store-errors.ts';
import type { Dialogs } from '../dialogs.ts';
import type { LogFile } from '../log.ts';
import type { PreferencesFile } from '../preferences.ts';
import type { StoreKeeper } from '../store-keeper.ts';
import { supportBundle } from '../support-bundle.ts';

export interface SupportHandlerParts {
  readonly appVersion: string;
  readonly preferences: PreferencesFile;
  readonly store: Pick<StoreKeeper, 'call' | 'health' | 'state'>;
  readonly host: LaneCall;
  readonly log: LogFile;
  readonly dialogs: Dialogs;
  readonly now: () => number;
}

/** So much of the log's end tells what happened lately. */
const LOG_BYTES = 512 * 1024;
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EBUSY']);

/** What a manager sends to support. */
export function supportHandlers(
  parts: SupportHandlerParts,
): Required<Pick<ShellHandlers, 'support.bundle'>> {
  return {
    'support.bundle': async (_input, session) => {
      const target = await parts.dialogs.saveFile(offeredName(parts));
      if (target === null) return done(null);
      const bundle = await collect(parts, session);
      try {
        await writeFile(target, bundle, { mode: 0o600 });
      } catch (error) {
        if (NOT_WRITABLE.has(errorCodeOf(error) ?? '')) return fail('support.notWritable');
        throw error;
      }
      return done({ file: path.basename(target), bytes: bundle.length });
    },
  };
}

async function collect(parts: SupportHandlerParts, session: Session | null): Promise<Uint8Array> {
  const { store, host } = parts;
  const [devices, facts, jobs, log] = await Promise.all([
    valueOf('devices.list', host('devices.list', {}, session), []),
    valueOf('support.deviceFacts', host('support.deviceFacts', {}, session), []),
    valueOf('devices.printJobs', store.call('devices.printJobs', { limit: 100 }, session), []),
    parts.log.recent(LOG_BYTES),
  ]);
  return supportBundle({
    at: parts.now(),
    about: aboutMachine(parts.appVersion),
    settings: settingsOf(parts.preferences),
    store: storeFacts(store),
    devices,
    facts,
    jobs,
    log,
    home: os.homedir(),
  });
}

/** A part that cannot be had must not keep the rest from support. */
async function valueOf<Name extends CallName>(
  _name: Name,
  reply: ReturnType<LaneCall>,
  otherwise: CallValue<Name>,
): Promise<CallValue<Name>> {
  const { ok, ...rest } = await reply.catch(() => ({ ok: false }) as const);
  // The lane answers the call of this name by its contract.
  return ok && 'value' in rest ? (rest.value as CallValue<Name>) : otherwise;
}

function aboutMachine(appVersion: string) {
  const { electron, chrome, node } = process.versions;
  return {
    guitai: appVersion,
    electron,
    chrome,
    node,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processors: os.cpus().length,
    memoryMb: Math.round(os.totalmem() / 1_048_576),
    freeMemoryMb: Math.round(os.freemem() / 1_048_576),
    upMinutes: Math.round(process.uptime() / 60),
  };
}

function settingsOf({ value }: PreferencesFile) {
  const { locale, theme, autoLockMs, backupFolder } = value;
  return {
    locale: locale ?? 'not chosen',
    theme,
    autoLockMs,
    hasBackupFolder: backupFolder !== null,
  };
}

function storeFacts(store: Pick<StoreKeeper, 'state' | 'health'>) {
  const { state } = store;
  if (state.state !== 'ready') return { state: state.state };
  const { storeCode, tillCode, currency, timeZone, cutoverMinutes, isSample } = state.till;
  const till = { storeCode, tillCode, currency, timeZone, cutoverMinutes, isSample };
  return { state: state.state, ...till, ...store.health() };
}

/** Such as `guitai-support-S01-2026-11-21.zip`. */
function offeredName({ store: { state }, now }: SupportHandlerParts): string {
  if (state.state !== 'ready') return 'guitai-support.zip';
  return `guitai-support-${state.till.storeCode}-${businessDayOf(now(), state.till)}.zip`;
}
