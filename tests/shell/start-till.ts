import path from 'node:path';
import type { CallInput, CallName, CallReply } from '../../src/contract/index.ts';
import type { NumberedEvent } from '../../src/contract/events.ts';
import type { Locale } from '../../src/contract/primitives.ts';
import type { Dialogs } from '../../src/main/shell/dialogs.ts';
import { readEnvironment } from '../../src/main/shell/environment.ts';
import { LogFile } from '../../src/main/shell/log.ts';
import { PepperFile } from '../../src/main/shell/pepper.ts';
import { PreferencesFile } from '../../src/main/shell/preferences.ts';
import { Till } from '../../src/main/shell/till.ts';
import { storePaths } from '../../src/main/store/store-paths.ts';

/** A till as the app composes it, with real store workers and no window. */
export interface StartedTill {
  readonly till: Till;
  readonly told: readonly NumberedEvent[];
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>>;
  /** The value of a call that must succeed. */
  value<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Extract<CallReply<Name>, { ok: true }>['value']>;
  close(): Promise<void>;
}

/** What answers what a person would choose in the system's dialogs: `chosen`, at that moment. */
export function dialogsThatChoose(chosen: () => string | null): Dialogs {
  const answer = async () => chosen();
  return { openFile: answer, openFolder: answer, saveFile: answer };
}

/** Starts a till in `userData`; PINs are hashed quickly unless `environment` says otherwise. */
export async function startTill(parts: {
  readonly userData: string;
  readonly workerUrl: URL;
  readonly dialogs: Dialogs;
  readonly environment?: Readonly<Record<string, string>>;
  readonly systemLocale?: Locale;
}): Promise<StartedTill> {
  const { userData, workerUrl, dialogs, environment = {}, systemLocale = 'en' } = parts;
  const told: NumberedEvent[] = [];
  const log = new LogFile(path.join(userData, 'logs'));
  const preferences = await PreferencesFile.open(path.join(userData, 'preferences.json'));
  const till = new Till({
    appVersion: '0.0.0',
    environment: readEnvironment({ GUITAI_SCRYPT_LOG2N: '6', ...environment }, false),
    isPackaged: false,
    paths: storePaths(userData),
    workerUrl,
    log,
    preferences,
    pepper: new PepperFile(storePaths(userData).pepper, {
      isAvailable: () => false,
      wrap: () => Buffer.alloc(0),
      unwrap: () => '',
    }),
    dialogs,
    systemLocale: () => systemLocale,
    isTrusted: () => true,
    deliver: (numbered) => told.push(numbered),
    onTheme: () => undefined,
    host: () => Promise.reject(new Error('no devices here')),
    onStore: () => undefined,
    onChanged: () => undefined,
  });
  await till.start();
  const call: StartedTill['call'] = async (name, input) =>
    (await till.gateway.handle({}, name, input)) as never;
  return {
    till,
    told,
    call,
    async value(name, input) {
      const reply = await call(name, input);
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
      return reply.value as never;
    },
    async close() {
      till.stopWatching();
      await till.store.close();
      await preferences.settled();
      await log.settled();
    },
  };
}
