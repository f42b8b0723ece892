import { describe, expect, it } from 'vitest';
import type { DeviceState } from '../../src/contract/devices.ts';
import { statusItems } from '../../src/renderer/app/frame/status-model.ts';
import { lockedFor, pinComplaint } from '../../src/renderer/features/staff/pin-complaint.ts';
import { makeFormat } from '../../src/renderer/lib/format.ts';
import { readScenario } from './fake/scenario.ts';
import { makeState } from './fake/state.ts';

const now = Date.UTC(2026, 10, 21, 10);
const format = makeFormat('en', { currency: 'CNY', currencyDecimals: 2, timeZone: 'UTC' });
const well = {
  lastBackupAt: now - 60_000,
  backupProblem: null,
  copyFolder: null,
  lastCopyAt: null,
  copyProblem: null,
  diskFreeBytes: 90_000_000_000,
  storeBytes: 1,
  isReadOnly: false,
  lookupP50Ms: null,
  lookupP99Ms: null,
  pinProtection: 'keychain',
} as const;

function devices(...states: readonly DeviceState[]) {
  const [printer] = makeState(readScenario('')).devices;
  if (printer === undefined) throw new Error('The fake till has a printer');
  return states.map((state, index) => ({ ...printer, id: index + 1, state }));
}

function tones(facts: Partial<Parameters<typeof statusItems>[0]>) {
  const items = statusItems({ devices: [], health: well, now, format, ...facts });
  return Object.fromEntries(items.map(({ id, tone }) => [id, tone]));
}

describe('the status bar', () => {
  it('shows the worst of several devices', () => {
    expect(tones({ devices: devices('ready', 'paper-out', 'near-end') })).toMatchObject({
      printer: 'danger',
    });
    expect(tones({ devices: devices('ready', 'ready') })).toMatchObject({ printer: 'ok' });
  });

  it('says that nothing is set up, without alarm', () => {
    expect(tones({})).toMatchObject({ printer: 'off', scanner: 'off' });
  });

  it('warns of an old backup and alarms at a failed one', () => {
    expect(tones({ health: { ...well, lastBackupAt: now - 4 * 3_600_000 } })['backup']).toBe(
      'warn',
    );
    expect(tones({ health: { ...well, backupProblem: 'disk' } })['backup']).toBe('danger');
  });

  it('warns of a backup without its second copy', () => {
    expect(tones({ health: { ...well, copyProblem: 'ENOENT' } })['backup']).toBe('warn');
  });

  it('warns of a filling disk and alarms at a full or read-only one', () => {
    expect(tones({ health: { ...well, diskFreeBytes: 1_000_000_000 } })['disk']).toBe('warn');
    expect(tones({ health: { ...well, diskFreeBytes: 1000 } })['disk']).toBe('danger');
    expect(tones({ health: { ...well, isReadOnly: true } })['disk']).toBe('danger');
  });
});

describe('what is said about a PIN', () => {
  const person = {
    id: 1,
    name: '李娜',
    role: 'cashier',
    isActive: true,
    lockedUntil: null,
    needsManager: false,
  } as const;

  it('tells the tries left', () => {
    const failure = { code: 'staff.wrongPin', params: { attemptsLeft: 3 } } as const;
    expect(pinComplaint({ person, failure, secondsLeft: 0 })).toEqual([
      'staff:signIn.wrong',
      { count: 3 },
    ]);
  });

  it('counts a lock-out down to the later of what is known', () => {
    const failure = { code: 'staff.lockedOut', params: { until: 5000 } } as const;
    expect(lockedFor({ ...person, lockedUntil: 9000 }, failure)).toBe(9000);
    expect(lockedFor(person, failure)).toBe(5000);
    expect(pinComplaint({ person, failure, secondsLeft: 7 })).toEqual([
      'staff:signIn.locked',
      { count: 7 },
    ]);
  });

  it('sends to the manager after ten', () => {
    const closed = { ...person, needsManager: true };
    expect(pinComplaint({ person: closed, failure: null, secondsLeft: 0 })).toEqual([
      'staff:signIn.needsManager',
    ]);
  });
});
