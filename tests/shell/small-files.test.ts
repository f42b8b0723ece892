import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from '../../src/main/shell/log.ts';
import { type KeyStore, PepperFile } from '../../src/main/shell/pepper.ts';
import { AUTO_LOCK_MS, pickLocale, PreferencesFile } from '../../src/main/shell/preferences.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guitai-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('preferences', () => {
  const defaults = {
    locale: null,
    theme: 'system',
    autoLockMs: AUTO_LOCK_MS,
    backupFolder: null,
    window: null,
  };

  it('are the defaults at first, and what was chosen afterwards', async () => {
    const first = await PreferencesFile.open(at('p.json'));
    expect(first.value).toEqual(defaults);
    await first.change({ locale: 'es', theme: 'dark' });
    const second = await PreferencesFile.open(at('p.json'));
    expect(second.value).toEqual({ ...defaults, locale: 'es', theme: 'dark' });
  });

  it.each(['', '{', 'null', '[]', '"x"', '\0\0\0\0', '{"locale":'])(
    'fall back to the defaults when the file holds %j, which is kept aside',
    async (content) => {
      writeFileSync(at('p.json'), content);
      const opened = await PreferencesFile.open(at('p.json'));
      expect(opened.value).toEqual(defaults);
      expect(readFileSync(at('p.json.bad'), 'utf8')).toBe(content);
      await opened.change({ theme: 'light' });
      expect((await PreferencesFile.open(at('p.json'))).value.theme).toBe('light');
    },
  );

  it('keep what makes sense beside a field that does not', async () => {
    const odd = { locale: 'xx', theme: 'dark', autoLockMs: 1, window: { x: 'left' } };
    writeFileSync(at('p.json'), JSON.stringify(odd));
    const opened = await PreferencesFile.open(at('p.json'));
    expect(opened.value).toEqual({ ...defaults, theme: 'dark' });
  });

  it('hold every change when many come at once', async () => {
    const file = await PreferencesFile.open(at('p.json'));
    const changes = Array.from({ length: 50 }, (_, x) =>
      file.change({ window: { x, y: 0, width: 1024, height: 700, isMaximized: false } }),
    );
    await Promise.all([...changes, file.change({ locale: 'zh-TW' })]);
    const read = await PreferencesFile.open(at('p.json'));
    expect(read.value).toMatchObject({ locale: 'zh-TW', window: { x: 49 } });
    expect(readdirSync(folder)).toEqual(['p.json']);
  });

  it('that cannot be written do not stop later ones', async () => {
    const file = await PreferencesFile.open(path.join(folder, 'nowhere', 'p.json'));
    await expect(file.change({ theme: 'dark' })).rejects.toThrow('ENOENT');
    await file.settled();
    expect(file.value.theme).toBe('dark');
  });
});

describe('the first language', () => {
  it.each([
    [['zh-Hans-CN'], 'zh-CN'],
    [['zh_TW'], 'zh-TW'],
    [['zh-HK', 'en'], 'zh-TW'],
    [['zh-Hans-HK'], 'zh-CN'],
    [['zh-Hant-CN'], 'zh-TW'],
    [['es-419'], 'es'],
    [['fr-FR', 'es-MX', 'en'], 'es'],
    [['fr', 'de'], 'en'],
    [[], 'en'],
    [['', 'x', '-'], 'en'],
  ] as const)('of a system that speaks %j is %s', (languages, expected) => {
    expect(pickLocale(languages)).toBe(expected);
  });
});

describe('the log', () => {
  it('writes one line per event, whatever is in it', async () => {
    const log = new LogFile(folder);
    log.write('info', 'start', 'two\nlines');
    const reference = log.report('sales.complete', new Error('broke', { cause: new Error('why') }));
    await log.settled();
    const lines = readFileSync(at('guitai.log'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info start two ⏎ lines$/);
    expect(lines[1]).toContain(`[${reference}]`);
    expect(lines[1]).toContain('why');
  });

  it('keeps three files and never grows beyond', async () => {
    const log = new LogFile(folder, 1000);
    for (let line = 0; line < 200; line += 1) {
      log.write('info', 'test', `${line} ${'x'.repeat(80)}`);
      await log.settled();
    }
    expect(readdirSync(folder).toSorted()).toEqual(['guitai.log', 'guitai.log.1', 'guitai.log.2']);
    for (const name of readdirSync(folder)) expect(statSync(at(name)).size).toBeLessThan(1100);
    expect(readFileSync(at('guitai.log'), 'utf8')).toContain('199');
  });

  it('never throws where it cannot write', async () => {
    writeFileSync(at('file'), '');
    const log = new LogFile(at('file'));
    log.write('error', 'test', 'lost');
    await expect(log.settled()).resolves.toBeUndefined();
  });
});

const none: KeyStore = {
  isAvailable: () => false,
  wrap: () => {
    throw new Error('no key store');
  },
  unwrap: () => {
    throw new Error('no key store');
  },
};
/** A key store that turns bits; `isLost` = another key ring. */
const ring = (isLost = false): KeyStore => ({
  isAvailable: () => true,
  wrap: (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)),
  unwrap: (bytes) => {
    if (isLost) throw new Error('decryption failed');
    return Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString();
  },
});
const keyOf = (pepper: Awaited<ReturnType<PepperFile['load']>>) =>
  pepper.protection === 'lost' ? 'lost' : Buffer.from(pepper.key).toString('hex');

describe('the pepper', () => {
  it('is made once and stays the same', async () => {
    const made = await new PepperFile(at('pepper'), none).ensure();
    expect(made.protection).toBe('file');
    expect(keyOf(made)).toHaveLength(64);
    expect(keyOf(await new PepperFile(at('pepper'), none).ensure())).toBe(keyOf(made));
    expect(keyOf(await new PepperFile(at('pepper'), none).load())).toBe(keyOf(made));
  });

  it('without a key store is readable for this account only, and says so', async () => {
    await new PepperFile(at('pepper'), none).ensure();
    expect(statSync(at('pepper')).mode & 0o777).toBe(0o600);
  });

  it('with a key store is not in the file', async () => {
    const made = await new PepperFile(at('pepper'), ring()).ensure();
    expect(made.protection).toBe('keychain');
    const raw = Buffer.from(JSON.parse(readFileSync(at('pepper'), 'utf8')).key, 'base64');
    expect(raw.includes(Buffer.from(keyOf(made), 'hex'))).toBe(false);
    expect(keyOf(await new PepperFile(at('pepper'), ring()).load())).toBe(keyOf(made));
  });

  it('is lost, not replaced, when it is missing, broken, or wrapped by another key ring', async () => {
    expect(keyOf(await new PepperFile(at('pepper'), none).load())).toBe('lost');
    expect(readdirSync(folder)).toEqual([]);
    await new PepperFile(at('pepper'), ring()).ensure();
    expect(keyOf(await new PepperFile(at('pepper'), ring(true)).load())).toBe('lost');
    const short = { version: 1, protection: 'file', key: randomBytes(8).toString('base64') };
    for (const content of ['', '{}', JSON.stringify(short)]) {
      writeFileSync(at('pepper'), content);
      expect(keyOf(await new PepperFile(at('pepper'), none).load())).toBe('lost');
    }
  });

  it('for a new store replaces a lost one, which is kept aside', async () => {
    await new PepperFile(at('pepper'), ring()).ensure();
    const made = await new PepperFile(at('pepper'), ring(true)).ensure();
    expect(keyOf(made)).toHaveLength(64);
    expect(readdirSync(folder).toSorted()).toEqual(['pepper', 'pepper.lost']);
  });

  it('made by two at once is one', async () => {
    const file = new PepperFile(at('pepper'), none);
    const [one, two] = await Promise.all([file.ensure(), file.ensure()]);
    expect(keyOf(one)).toBe(keyOf(two));
  });
});
