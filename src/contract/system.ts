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
