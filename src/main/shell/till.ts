import path from 'node:path';
import { CALLS } from '../../contract/index.ts';
import type { Locale } from '../../contract/primitives.ts';
import type { Boot } from '../../contract/system.ts';
import { type PinGuard, PRODUCT_LOG2N } from '../features/staff/pin.ts';
import { ApprovalKeeper } from '../gateway/approval-keeper.ts';
import { EventHub } from '../gateway/event-hub.ts';
import { Gateway } from '../gateway/gateway.ts';
import type { LaneCall } from '../gateway/lanes.ts';
import { type LockReason, SessionKeeper } from '../gateway/session-keeper.ts';
import type { NumberedEvent, TillEvent } from '../../contract/events.ts';
import type { Session } from '../../contract/staff.ts';
import { StoreError } from '../store/store-errors.ts';
import type { StorePaths } from '../store/store-paths.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { DayWatch } from './day-watch.ts';
import type { Dialogs } from './dialogs.ts';
import type { TillEnvironment } from './environment.ts';
import { exportHandlers } from './handlers/exports.ts';
import { importsHandlers } from './handlers/imports.ts';
import { machineHandlers } from './handlers/machine.ts';
import { reportHandlers } from './handlers/reports.ts';
import { staffHandlers } from './handlers/staff.ts';
import { supportHandlers } from './handlers/support.ts';
import { systemHandlers } from './handlers/system.ts';
import type { LogFile } from './log.ts';
import type { Pepper, PepperFile } from './pepper.ts';
import type { PreferencesFile } from './preferences.ts';
import { StoreKeeper, type StoreState } from './store-keeper.ts';

/** What a till is made of, beside what it makes itself. Nothing of it is Electron. */
export interface TillParts {
  readonly appVersion: string;
  readonly environment: TillEnvironment;
  readonly isPackaged: boolean;
  readonly paths: StorePaths;
  readonly workerUrl: URL;
  readonly log: LogFile;
  readonly preferences: PreferencesFile;
  readonly pepper: PepperFile;
  readonly dialogs: Dialogs;
  readonly systemLocale: () => Locale;
  readonly isTrusted: (sender: unknown) => boolean;
  readonly deliver: (numbered: NumberedEvent) => void;
  readonly onTheme: (theme: Boot['theme']) => void;
  /** The device host's lane. */
  readonly host: LaneCall;
  /** The store opened or closed: devices begin or end. */
  readonly onStore: (state: StoreState) => void;
  /** Rows changed: the device host looks for print jobs and settings. */
  readonly onChanged: (topics: readonly string[]) => void;
}

/** The till without its window: gateway, session, store, backups, the turn of the day. */
export class Till {
  readonly hub: EventHub;
  readonly gateway: Gateway;
  readonly sessions: SessionKeeper;
  readonly store: StoreKeeper;
  readonly backups: BackupKeeper;
  private readonly parts: TillParts;
  private readonly days: DayWatch;

  constructor(parts: TillParts) {
    this.parts = parts;
    const { environment, log, preferences } = parts;
    const report = (where: string, problem: unknown) => log.report(where, problem);
    this.hub = new EventHub(parts.deliver);
    const emit: EventHub['emit'] = (event) => this.hub.emit(event);
    this.sessions = new SessionKeeper({
      autoLockMs: environment.autoLockMs ?? preferences.value.autoLockMs,
      now: Date.now,
      emit,
      onLocked: (session, reason) => this.recordLock(session, reason),
    });
    this.store = new StoreKeeper({
      paths: parts.paths,
      workerUrl: parts.workerUrl,
      log,
      onState: (state) => this.storeBecame(state),
      onChanged: (topics) => this.rowsChanged(topics),
    });
    this.backups = new BackupKeeper({
      folder: parts.paths.backups,
      now: Date.now,
      backup: (target, onProgress) => this.store.backup(target, onProgress),
      copyFolder: () => this.copyFolder(),
      emit,
      report,
    });
    this.days = new DayWatch({ now: Date.now, onNewDay: () => this.expirePoints(), report });
    this.gateway = this.makeGateway(report);
  }

  /** Opens the store that is there, if one is. */
  async start(): Promise<void> {
    this.backups.start();
    await this.store.open();
  }

  /** Something happened at a device. Who scans is at work. */
  deviceTold(event: TillEvent): void {
    if (event.type === 'scanner.scanned') this.sessions.touch();
    this.hub.emit(event);
  }

  /** Ends everything but the store: from here on nothing new begins. */
  stopWatching(): void {
    this.backups.stop();
    this.days.stop();
    this.sessions.dispose();
  }

  private makeGateway(report: (where: string, problem: unknown) => string): Gateway {
    const { sessions, store, backups, parts } = this;
    const { preferences, pepper, environment } = parts;
    const approvals = new ApprovalKeeper({ now: Date.now });
    const emit: EventHub['emit'] = (event) => this.hub.emit(event);
    const guardOf = (found: Pepper): PinGuard | null =>
      found.protection === 'lost'
        ? null
        : { pepper: found.key, log2N: environment.scryptLog2N ?? PRODUCT_LOG2N };
    return new Gateway({
      isTrusted: parts.isTrusted,
      session: () => sessions.current(),
      store: store.call,
      approvalOf: approvals.find,
      host: parts.host,
      shell: {
        ...staffHandlers({
          internal: store.internal,
          sessions,
          approvals,
          guard: async () => guardOf(await pepper.load()),
        }),
        ...importsHandlers({
          store,
          folder: path.join(path.dirname(parts.paths.store), 'imports'),
          dialogs: parts.dialogs,
          emit,
          noteChange: () => backups.noteChange(),
          report,
        }),
        ...machineHandlers({
          preferences,
          sessions,
          dialogs: parts.dialogs,
          store,
          now: Date.now,
          report,
        }),
        ...exportHandlers({
          store,
          dialogs: parts.dialogs,
          internal: store.internal,
          now: Date.now,
          emit,
        }),
        ...supportHandlers({
          appVersion: parts.appVersion,
          preferences,
          store,
          host: parts.host,
          log: parts.log,
          dialogs: parts.dialogs,
          now: Date.now,
        }),
        ...reportHandlers({ store, now: Date.now, emit }),
        ...systemHandlers({
          appVersion: parts.appVersion,
          isHeadless: environment.isHeadless,
          systemLocale: parts.systemLocale,
          preferences,
          onTheme: parts.onTheme,
          store,
          storeFolder: parts.paths.backups,
          sessions,
          backups,
          pepper,
          dialogs: parts.dialogs,
          newGuard: async () => guardOf(await pepper.ensure()),
          emit,
          report,
        }),
      },
      onAdmitted: (name, session) => {
        // Whoever changes something is at work, also if no key was touched since. The draft is kept
        // by the window on its own, again and again while the disk is full: nobody may be there.
        const isDone = CALLS[name].lane === 'write' && name !== 'sales.saveDraft';
        if (session !== null && isDone) sessions.touch();
      },
      report,
      checksReplies: !parts.isPackaged,
      codeOf: (error) => (error instanceof StoreError ? error.code : null),
    });
  }

  /** Each till has a folder of its own in the shared one. */
  private copyFolder(): string | null {
    const { backupFolder } = this.parts.preferences.value;
    const { state } = this.store;
    if (backupFolder === null || state.state !== 'ready') return null;
    return path.join(backupFolder, `guitai-${state.till.storeCode}-${state.till.tillCode}`);
  }

  private storeBecame(state: StoreState): void {
    if (state.state === 'ready') {
      this.days.start(state.till);
      if (this.store.health()?.isReadOnly === false) this.backups.storeOpened();
    } else {
      this.days.stop();
      this.sessions.lock();
    }
    this.parts.onStore(state);
    this.hub.emit({ type: 'store.state' });
  }

  private rowsChanged(topics: readonly string[]): void {
    this.hub.changed(topics);
    this.backups.noteChange();
    this.parts.onChanged(topics);
    const session = this.sessions.current();
    if (session === null || !topics.includes(`staff:${session.staffId}`)) return;
    this.store.internal('staff.current', { staffId: session.staffId }, session).then(
      (person) => this.sessions.refresh(person),
      (error: unknown) => this.parts.log.report('session', error),
    );
  }

  private recordLock(session: Session, reason: LockReason): void {
    if (this.store.state.state !== 'ready') return;
    const lock = { staffId: session.staffId, reason };
    this.store
      .internal('staff.logLock', lock, session)
      .catch((error: unknown) => this.parts.log.report('lock', error));
  }

  /** Posts the expiry of points, in slices between which sales slip through. */
  private async expirePoints(): Promise<void> {
    // The job's own value.
    const end = (await this.store.runJob('loyalty.expire', {}, { session: null })) as {
      readonly state: string;
    };
    if (end.state === 'asks') {
      this.parts.log.write('warn', 'expiry', 'the clock is far ahead: nothing expired');
    }
  }
}
