import path from 'node:path';
import { app, Menu, nativeTheme, powerMonitor } from 'electron';
import { launchDeviceHost } from './devices/launch.ts';
import { deliverTo, senderCheck, serveCalls } from './gateway/ipc.ts';
import { originOf } from './gateway/sender.ts';
import { registerScheme, serveContent } from './shell/app-protocol.ts';
import { closeOnQuit } from './shell/close-on-quit.ts';
import { CONTENT_ORIGIN } from './shell/content.ts';
import { commandWords } from './shell/command-start.ts';
import { DeviceKeeper } from './shell/device-keeper.ts';
import { readEnvironment } from './shell/environment.ts';
import { installGuards } from './shell/guards.ts';
import { systemKeyStore } from './shell/key-store.ts';
import { runCommandLine } from './shell/run-command-line.ts';
import { systemDialogs } from './shell/system-dialogs.ts';
import { LogFile } from './shell/log.ts';
import { MainWindow } from './shell/main-window.ts';
import { PepperFile } from './shell/pepper.ts';
import { pickLocale, PreferencesFile } from './shell/preferences.ts';
import { Till } from './shell/till.ts';
import { storeWorkerUrl } from './store/pool.ts';
import { storePaths } from './store/store-paths.ts';

const environment = readEnvironment(process.env, app.isPackaged);
if (environment.userData !== null) app.setPath('userData', environment.userData);
// Another build of SQLite's native part is for the development runtime only.
if (app.isPackaged) delete process.env['GUITAI_SQLITE_BINDING'];
registerScheme();
// Together with --no-sandbox (root in a container) it would crash every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const userData = app.getPath('userData');
const address = environment.devServer ?? `${CONTENT_ORIGIN}/index.html`;
const origins = [originOf(address)];
const log = new LogFile(path.join(userData, 'logs'));
const report = (where: string, problem: unknown) => log.report(where, problem);

const words = commandWords(process.argv, app.isPackaged ? 1 : 2);
if (words !== null) void runCommandLine(words);
else if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  process.on('uncaughtException', (error) => report('main', error));
  process.on('unhandledRejection', (reason) => report('main', reason));
  const preferences = await PreferencesFile.open(path.join(userData, 'preferences.json'));
  nativeTheme.themeSource = preferences.value.theme;
  const window: MainWindow = makeWindow(preferences, () => till.sessions.lock());
  const till: Till = makeTill(preferences, window, () => devices);
  const devices: DeviceKeeper = makeDevices(till);
  followTheApp({ preferences, window, till, devices });

  // The store opens while Chromium starts.
  const opening = till.start();
  await app.whenReady();
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  installGuards(origins, (where, what) => log.write('warn', where, what));
  serveContent(path.join(import.meta.dirname, '../renderer'));
  serveCalls(till.gateway);
  powerMonitor.on('suspend', () => till.sessions.lock());
  powerMonitor.on('lock-screen', () => till.sessions.lock());
  log.write('info', 'start', `${app.getVersion()} on Electron ${process.versions.electron}`);
  window.open();
  // Not before: a window without guards and content would open on a Mac that activates early.
  app.on('activate', () => window.open());
  await opening;
}

function makeWindow(preferences: PreferencesFile, lock: () => void): MainWindow {
  return new MainWindow({
    address,
    preload: path.join(import.meta.dirname, '../preload/index.cjs'),
    isDevelopment: !app.isPackaged,
    keptPlace: () => preferences.value.window,
    onPlaced: (place) => void preferences.change({ window: place }).catch(() => undefined),
    onCrashed: (reason) => {
      log.write('error', 'window', `the page ended: ${reason}`);
      lock();
    },
    onUnresponsive: () => log.write('warn', 'window', 'the page does not answer'),
  });
}

function makeTill(
  preferences: PreferencesFile,
  window: MainWindow,
  devices: () => DeviceKeeper,
): Till {
  const currentWindow = () => window.current;
  return new Till({
    appVersion: app.getVersion(),
    environment,
    isPackaged: app.isPackaged,
    paths: storePaths(userData),
    workerUrl: storeWorkerUrl(import.meta.url),
    log,
    preferences,
    pepper: new PepperFile(storePaths(userData).pepper, systemKeyStore),
    dialogs: systemDialogs(currentWindow),
    systemLocale: () => pickLocale([app.getLocale(), ...app.getPreferredSystemLanguages()]),
    isTrusted: senderCheck(currentWindow, origins),
    deliver: deliverTo(currentWindow),
    onTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    host: (name, input, session) => devices().call(name, input, session),
    onStore: (state) => devices().storeBecame(state),
    onChanged: (topics) => devices().changed(topics),
  });
}

function makeDevices(till: Till): DeviceKeeper {
  return new DeviceKeeper({
    launch: async () => {
      // The store may open before Chromium is ready; no process can be started until it is.
      await app.whenReady();
      return launchDeviceHost({
        hostPath: path.join(import.meta.dirname, 'device-host.js'),
        internal: (name, input) => till.store.internal(name, input, null),
      });
    },
    onEvent: (event) => till.deviceTold(event),
    report,
  });
}

interface App {
  readonly preferences: PreferencesFile;
  readonly window: MainWindow;
  readonly till: Till;
  readonly devices: DeviceKeeper;
}

function followTheApp({ preferences, window, till, devices }: App): void {
  closeOnQuit({ till, preferences, log, devices });
  app.on('second-instance', () => {
    window.focus();
    till.hub.emit({ type: 'app.secondInstance' });
  });
  app.on('window-all-closed', () => app.quit());
  nativeTheme.on('updated', () => window.repaint());
}
