import { done, refused, wait } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';
import { fakeTill } from './state.ts';
import type { FakeState } from './state.ts';

type Part = Pick<FakeHandlers, Extract<keyof FakeHandlers, `system.${string}`>>;

async function buildSampleShop(state: FakeState): Promise<boolean> {
  state.isCancelled = false;
  const steps = 40;
  for (let step = 0; step <= steps; step += 1) {
    if (state.isCancelled) return false;
    const phase = step < 2 ? 'staff' : step < 8 ? 'members' : 'sales';
    state.emit({ type: 'job.progress', job: 'sampleShop', phase, done: step, total: steps });
    await wait(120);
  }
  return true;
}

function openStore(state: FakeState): void {
  state.store = { state: 'ready', till: fakeTill(state.scenario) };
  state.session = null;
  state.emit({ type: 'store.state' });
}

export const systemHandlers: Part = {
  'system.boot': (_input, state) =>
    done({
      appVersion: '0.1.0',
      locale: state.locale,
      isLocaleChosen: state.isLocaleChosen,
      theme: state.theme,
      store: state.store,
      session: state.session,
      isHeadless: false,
    }),
  'system.setPreferences': ({ locale, theme }, state) => {
    if (locale !== undefined) {
      state.locale = locale;
      state.isLocaleChosen = true;
    }
    if (theme !== undefined) state.theme = theme;
    return done(null, ['system']);
  },
  'system.createShop': async (_input, state) => {
    await wait(600);
    openStore(state);
    return done(null, ['system']);
  },
  'system.createSampleShop': async (_input, state) => {
    if (!(await buildSampleShop(state))) return refused('system.cancelled');
    openStore(state);
    return done(null, ['system']);
  },
  'system.cancelSampleShop': (_input, state) => {
    state.isCancelled = true;
    return done(null);
  },
  'system.retryStore': async (_input, state) => {
    await wait(400);
    state.emit({ type: 'store.state' });
    return done(null);
  },
  'system.chooseBackup': () => done({ file: 'guitai-20261120T180000Z.sqlite' }),
  'system.restoreBackup': async (_input, state) => {
    await wait(900);
    openStore(state);
    return done(null, ['system']);
  },
  'system.backupNow': async (_input, state) => {
    await wait(900);
    state.lastBackupAt = Date.now();
    return done({ file: 'guitai-20261121-1012.sqlite', bytes: 48_400_000 }, ['backup']);
  },
  'system.health': (_input, state) =>
    done({
      lastBackupAt: state.lastBackupAt,
      backupProblem: null,
      copyFolder: null,
      lastCopyAt: null,
      copyProblem: null,
      diskFreeBytes: state.scenario.hasTrouble ? 1_200_000_000 : 182_000_000_000,
      storeBytes: 48_311_296,
      isReadOnly: false,
      lookupP50Ms: 0.06,
      lookupP99Ms: 0.9,
      pinProtection: 'file',
    }),
};
