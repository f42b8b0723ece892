import { z } from 'zod';
import { ANYONE, call, MANAGERS, STAFF } from './call.ts';
import { locale, personText, utcMs } from './primitives.ts';
import { pin, session } from './staff.ts';

export const themeMode = z.enum(['light', 'dark', 'system']);

/** Why a store did not open; each has its own screen with what to do next. */
export const STORE_PROBLEMS = [
  'store.locked',
  'store.damaged',
  'store.empty',
  'store.missing',
  'store.newer',
  'store.notAStore',
  'store.readOnly',
  'store.full',
  'store.migrationFailed',
  /** The event log ends before the last event that was witnessed outside the store. */
  'store.eventsMissing',
] as const;
const storeProblem = z.enum(STORE_PROBLEMS);
export type StoreProblem = z.infer<typeof storeProblem>;

/** The store's own data: who it is, what it counts in, when its day turns. */
const till = z.object({
  storeCode: z.string(),
  storeName: z.string(),
  tillCode: z.string(),
  currency: z.string().length(3),
  currencyDecimals: z.int().min(0).max(3),
  timeZone: z.string(),
  cutoverMinutes: z.int().min(0).max(1439),
  isSample: z.boolean(),
});
export type Till = z.infer<typeof till>;

const boot = z.object({
  appVersion: z.string(),
  locale: locale,
  /** Whether a person chose the language at this machine; false = ask first. */
  isLocaleChosen: z.boolean(),
  theme: themeMode,
  store: z.discriminatedUnion('state', [
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('opening') }),
    z.object({ state: z.literal('ready'), till }),
    z.object({
      state: z.literal('problem'),
      problem: storeProblem,
      path: z.string(),
      detail: z.string(),
      /** Backups found beside it, newest first. */
      backups: z.array(z.object({ file: z.string(), at: utcMs, bytes: z.int() })),
    }),
  ]),
  session: session.nullable(),
  /** The steps of the demo are driven from outside; nothing differs but this flag. */
  isHeadless: z.boolean(),
});
export type Boot = z.infer<typeof boot>;

/** Figures of the status bar and the health page. */
const health = z.object({
  lastBackupAt: utcMs.nullable(),
  backupProblem: z.string().nullable(),
  /** Whether a folder for second copies is set, and why the last one is not there. */
  copyFolder: z.string().nullable(),
  lastCopyAt: utcMs.nullable(),
  copyProblem: z.string().nullable(),
  diskFreeBytes: z.int().nullable(),
  storeBytes: z.int(),
  isReadOnly: z.boolean(),
  lookupP50Ms: z.number().nullable(),
  lookupP99Ms: z.number().nullable(),
  /**
   * What guards the key behind the PINs: the system's key store, or only the file's permissions
   * (Linux without a key ring: whoever can read this account's files can read the key).
   */
  pinProtection: z.enum(['keychain', 'file', 'lost']),
});

/** What this machine does by itself; kept beside the store, not in it. */
const machine = z.object({
  /** A session nobody touches for so long locks: 15 s to 1 h. */
  autoLockMs: z.int().min(15_000).max(3_600_000),
  /** A folder for a second copy of every backup; null = there is none. */
  backupFolder: z.string().nullable(),
});

const verifyReport = z.object({
  isOk: z.boolean(),
  ms: z.number(),
  checks: z.array(
    z.object({
      name: z.string(),
      rows: z.int(),
      wrong: z.object({ row: z.string(), detail: z.string() }).nullable(),
    }),
  ),
});

export const systemCalls = {
  /** Everything the window needs to know to show its first screen. */
  'system.boot': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({}),
    output: boot,
    errors: [],
  }),
  'system.setPreferences': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({ locale: locale.optional(), theme: themeMode.optional() }),
    output: z.null(),
    errors: [],
  }),
  /** Sets up this till with an empty store. Refused when a store is there. */
  'system.createShop': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({
      storeName: personText(80),
      storeCode: z.string().regex(/^[A-Z0-9]{1,8}$/),
      tillCode: z.string().regex(/^[A-Z0-9]{1,8}$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
      timeZone: z.string().max(64),
      cutoverMinutes: z.int().min(0).max(1439),
      managerName: personText(80),
      managerPin: pin,
    }),
    output: z.null(),
    errors: [
      'system.storeExists',
      'system.nameEmpty',
      'system.zoneUnknown',
      'system.currencyUnknown',
    ],
  }),
  /** Builds the sample shop; `job.progress` events tell how far it is. */
  'system.createSampleShop': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({ seed: z.int().min(0).max(2_147_483_647).default(20_261) }),
    output: z.null(),
    errors: ['system.storeExists', 'system.cancelled'],
  }),
  /** Stops the building of the sample shop; nothing of it is kept. */
  'system.cancelSampleShop': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({}),
    output: z.null(),
    errors: [],
  }),
  /**
   * Tries to open the store again, after a person mended what was wrong. `isLossAccepted` opens
   * one of which the last events are missing (`store.eventsMissing`), once people know of it.
   */
  'system.retryStore': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({ isLossAccepted: z.boolean().default(false) }),
    output: z.null(),
    errors: [],
  }),
  /** Lets a person choose a backup by the system's dialog; null when none was chosen. */
  'system.chooseBackup': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({}),
    output: z.object({ file: z.string() }).nullable(),
    errors: [],
  }),
  /**
   * Puts a backup in the place of a store that does not open, or of none; the old file is kept
   * aside. `isChosen` takes the file of `system.chooseBackup`, else one of the backups beside the
   * store. Another till's backup is refused (`system.backupForeign` says whose) until people
   * accept that this till goes on in its name.
   */
  'system.restoreBackup': call({
    lane: 'shell',
    access: ANYONE,
    input: z.strictObject({
      file: z.string().max(512),
      isChosen: z.boolean().default(false),
      isForeignAccepted: z.boolean().default(false),
    }),
    output: z.null(),
    errors: [
      'system.backupUnknown',
      'system.backupUnusable',
      'system.backupNewer',
      'system.backupNotAStore',
      'system.backupForeign',
      'system.storeIsHealthy',
    ],
  }),
  'system.machine': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({}),
    output: machine,
    errors: [],
  }),
  'system.setMachine': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({
      autoLockMs: machine.shape.autoLockMs.optional(),
      /** No second copies from now on; those that are there stay. */
      backupFolder: z.null().optional(),
    }),
    output: machine,
    errors: [],
  }),
  /** Lets a person choose the folder for second copies; null when none was chosen. */
  'system.chooseBackupFolder': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({}),
    output: machine.nullable(),
    errors: ['system.folderNotWritable'],
  }),
  /** Proves that everything in the store adds up, on one snapshot, while the till sells. */
  'system.verify': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({}),
    output: verifyReport,
    errors: [],
  }),
  'system.backupNow': call({
    lane: 'shell',
    access: MANAGERS,
    input: z.strictObject({}),
    output: z.object({ file: z.string(), bytes: z.int() }),
    errors: ['system.backupFailed'],
  }),
  'system.health': call({
    lane: 'shell',
    access: STAFF,
    input: z.strictObject({}),
    output: health,
    errors: [],
  }),
};
