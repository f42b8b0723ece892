import type { Device, PrintJob } from '../../../src/contract/devices.ts';
import { PRINTER_PROFILES } from '../../../src/contract/printer-profiles.ts';
import type { NumberedEvent, TillEvent } from '../../../src/contract/events.ts';
import type { Draft, HeldBasket, Receipt } from '../../../src/contract/sales.ts';
import type { Session, StaffSummary } from '../../../src/contract/staff.ts';
import type { Boot, Till } from '../../../src/contract/system.ts';
import type { Scenario } from './scenario.ts';

/** Everything the fake till remembers; gone with the page. */
export interface FakeState {
  readonly scenario: Scenario;
  store: Boot['store'];
  session: Session | null;
  locale: Boot['locale'];
  isLocaleChosen: boolean;
  theme: Boot['theme'];
  readonly staff: StaffSummary[];
  readonly pins: Map<number, string>;
  readonly failures: Map<number, number>;
  readonly devices: Device[];
  readonly jobs: PrintJob[];
  readonly receipts: Receipt[];
  readonly replies: Map<string, unknown>;
  draft: Draft | null;
  readonly held: { readonly basket: HeldBasket; readonly draft: Draft }[];
  lastBackupAt: number | null;
  nextId: number;
  isCancelled: boolean;
  readonly emit: (event: TillEvent) => void;
  readonly listeners: Set<(event: NumberedEvent) => void>;
}

const MINUTE = 60_000;

export function fakeTill(scenario: Scenario): Till {
  return {
    storeCode: 'S01',
    storeName: '南都百货',
    tillCode: 'T03',
    currency: scenario.currency,
    currencyDecimals: scenario.currency === 'JPY' ? 0 : 2,
    timeZone: 'Asia/Shanghai',
    cutoverMinutes: 240,
    isSample: true,
  };
}

const NAMES: readonly (readonly [string, StaffSummary['role']])[] = [
  ['李娜', 'cashier'],
  ['Carmen Ruiz', 'manager'],
  ['陳怡君', 'cashier'],
  ['Antonio José Fernández de la Fuente', 'cashier'],
  ['王强', 'cashier'],
  ['Elizabeth Brown', 'manager'],
];

function storeOf(scenario: Scenario, now: number): Boot['store'] {
  switch (scenario.state) {
    case 'absent':
    case 'opening':
      return { state: scenario.state };
    case 'ready':
      return { state: 'ready', till: fakeTill(scenario) };
    case 'problem':
      return {
        state: 'problem',
        problem: scenario.problem,
        path: '/home/till/.config/Guitai/store/guitai.sqlite',
        detail: 'SQLITE_CORRUPT: page 117 is never used',
        backups: [
          { file: 'guitai-20261121-0900.sqlite', at: now - 40 * MINUTE, bytes: 48_311_296 },
          { file: 'guitai-20261121-0800.sqlite', at: now - 100 * MINUTE, bytes: 48_200_704 },
          { file: 'guitai-20261120-2210.sqlite', at: now - 690 * MINUTE, bytes: 47_995_904 },
        ],
      };
    default:
      return scenario.state satisfies never;
  }
}

export function makeState(scenario: Scenario): FakeState {
  const now = Date.now();
  const staff = NAMES.map(([name, role], index) => ({
    id: index + 1,
    name,
    role,
    isActive: index !== 4,
    lockedUntil: null,
    needsManager: index === 3 && scenario.hasTrouble,
  }));
  const who = staff.find(({ role }) => role === scenario.as);
  const listeners = new Set<(event: NumberedEvent) => void>();
  let seq = 0;
  return {
    scenario,
    store: storeOf(scenario, now),
    session:
      who === undefined
        ? null
        : { staffId: who.id, name: who.name, role: who.role, signedInAt: now },
    locale: scenario.locale,
    isLocaleChosen: scenario.isLocaleChosen,
    theme: scenario.theme,
    staff,
    pins: new Map(staff.map(({ id }) => [id, '1234'])),
    failures: new Map(),
    devices: scenario.isBare ? [] : makeDevices(scenario, now),
    jobs: makeJobs(scenario, now),
    receipts: [],
    replies: new Map(),
    draft: null,
    held: [],
    lastBackupAt: scenario.hasTrouble ? now - 300 * MINUTE : now - 12 * MINUTE,
    nextId: 100,
    isCancelled: false,
    listeners,
    emit: (event) => {
      seq += 1;
      for (const listener of listeners) listener({ seq, event });
    },
  };
}

function makeDevices(scenario: Scenario, now: number): Device[] {
  const bad = scenario.hasTrouble;
  return [
    {
      id: 1,
      config: {
        kind: 'printer',
        name: 'Epson TM-T88VI',
        isEnabled: true,
        transport: {
          type: 'serial',
          path: '/dev/ttyUSB0',
          baudRate: 115_200,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
        },
        settings: {
          ...PRINTER_PROFILES['epson-tm'],
          preset: 'epson-tm',
          chinese: 'gb18030',
          locale: 'zh-CN',
        },
      },
      state: bad ? 'paper-out' : 'ready',
      detail: bad ? 'DLE EOT 4: 0x72' : null,
      since: now - 8 * MINUTE,
    },
    {
      id: 2,
      config: {
        kind: 'scanner',
        name: 'Honeywell 1950g',
        isEnabled: true,
        transport: {
          type: 'serial',
          path: '/dev/ttyACM0',
          baudRate: 115_200,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
        },
        settings: { preset: 'honeywell', suffix: 'line', bounceMs: 400 },
      },
      state: bad ? 'no-permission' : 'ready',
      detail: bad ? 'EACCES' : null,
      since: now - 90 * MINUTE,
    },
    {
      id: 3,
      config: {
        kind: 'scanner',
        name: 'On screen',
        isEnabled: true,
        transport: { type: 'virtual' },
        settings: { preset: 'custom', suffix: 'line', bounceMs: 0 },
      },
      state: 'ready',
      detail: null,
      since: now - 90 * MINUTE,
    },
  ];
}

function makeJobs(scenario: Scenario, now: number): PrintJob[] {
  const job = (id: number, state: PrintJob['state'], minutes: number): PrintJob => ({
    id,
    kind: 'receipt',
    title: '',
    state,
    saleId: id,
    receiptNo: `S01-T03-20261121-${String(id).padStart(6, '0')}`,
    copyOf: null,
    createdAt: now - minutes * MINUTE,
    updatedAt: now - minutes * MINUTE,
    error: null,
  });
  const done = [job(12, 'printed', 21), job(11, 'printed', 34)];
  if (!scenario.hasTrouble) return done;
  return [job(14, 'uncertain', 3), job(15, 'queued', 1), job(13, 'failed', 9), ...done];
}
