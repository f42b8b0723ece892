import { rename } from 'node:fs/promises';
import { z } from 'zod';
import { locale, type Locale } from '../../contract/primitives.ts';
import { themeMode } from '../../contract/system.ts';
import { readJson, writeJson } from './json-file.ts';

/** A session nobody touches for this long locks (TRUST, People). */
export const AUTO_LOCK_MS = 120_000;

const preferences = z.object({
  /** Null until a person chose a language at this machine. */
  locale: locale.nullable().catch(null),
  theme: themeMode.catch('system'),
  /** How long nobody touches the till until it locks: 15 s to 1 h. */
  autoLockMs: z.int().min(15_000).max(3_600_000).catch(AUTO_LOCK_MS),
  /** A folder for a second copy of every backup: another disk, a share. */
  backupFolder: z.string().max(4096).nullable().catch(null),
  /** Where the window was. */
  window: z
    .object({
      x: z.int(),
      y: z.int(),
      width: z.int().positive(),
      height: z.int().positive(),
      isMaximized: z.boolean(),
    })
    .nullable()
    .catch(null),
});
export type Preferences = z.infer<typeof preferences>;
export type WindowPlace = NonNullable<Preferences['window']>;

const DEFAULTS: Preferences = {
  locale: null,
  theme: 'system',
  autoLockMs: AUTO_LOCK_MS,
  backupFolder: null,
  window: null,
};

/**
 * What this machine's people chose: language, theme, window. A file that makes no sense is put
 * aside and the defaults hold; a till must start.
 */
export class PreferencesFile {
  private readonly file: string;
  private current: Preferences = DEFAULTS;
  private writing: Promise<void> = Promise.resolve();

  private constructor(file: string) {
    this.file = file;
  }

  static async open(file: string): Promise<PreferencesFile> {
    const opened = new PreferencesFile(file);
    const read = await readJson(file, preferences);
    if (read.state === 'read') opened.current = read.value;
    if (read.state === 'corrupt') await rename(file, `${file}.bad`).catch(() => undefined);
    return opened;
  }

  get value(): Preferences {
    return this.current;
  }

  /** Changes what is given; writes are done in order, each whole. */
  change(change: Partial<Preferences>): Promise<void> {
    this.current = { ...this.current, ...change };
    const write = () => writeJson(this.file, this.current);
    this.writing = this.writing.then(write, write);
    return this.writing;
  }

  /** Resolves when nothing is being written any more. */
  settled(): Promise<void> {
    return this.writing.catch(() => undefined);
  }
}

/** The first of the system's languages that the till speaks; English if it speaks none. */
export function pickLocale(systemLanguages: readonly string[]): Locale {
  for (const tag of systemLanguages) {
    const parts = tag.toLowerCase().split(/[-_]/);
    const isTraditional = parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part));
    if (parts[0] === 'zh') return isTraditional && !parts.includes('hans') ? 'zh-TW' : 'zh-CN';
    if (parts[0] === 'es') return 'es';
    if (parts[0] === 'en') return 'en';
  }
  return 'en';
}
