import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyPin } from '../../src/main/features/staff/pin.ts';
import { PepperFile } from '../../src/main/shell/pepper.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { openStoreFile } from '../../src/main/store/open-store-file.ts';
import { MIGRATIONS } from '../../src/main/store/migrations/index.ts';
import { pathsBeside } from '../../src/main/store/store-paths.ts';
import { guitai, guitaiJson, tempFolder } from './guitai.ts';

// A PIN's hash takes a third of a second by intent.
vi.setConfig({ testTimeout: 60_000 });

const shared = tempFolder();
const SAMPLE = shared.at('sample.sqlite');
beforeAll(async () => {
  const small = ['--members', '30', '--days', '15'];
  await guitaiJson(['sample-shop', '--store', SAMPLE, '--seed', '7', ...small]);
}, 120_000);
afterAll(() => shared.remove());

let folder: ReturnType<typeof tempFolder>;
let store: string;
beforeEach(() => {
  folder = tempFolder();
  store = folder.at('shop.sqlite');
});
afterEach(() => folder.remove());

const BLANK = ['--name', 'Tienda', '--currency', 'eur', '--zone', 'Europe/Madrid'];
const init = (...more: string[]) => guitai(['init', '--store', store, ...BLANK, ...more]);

function query<Row>(file: string, sql: string): Row | undefined {
  const connection = openReadOnly(file);
  try {
    return connection.get<Row>(sql);
  } finally {
    connection.close();
  }
}

/** Whether a PIN opens the till for a person, with the key beside the store. */
async function opens(pin: string, staffId = 1): Promise<boolean> {
  const row = query<{ pinSalt: Uint8Array; pinHash: Uint8Array }>(
    store,
    `SELECT pin_salt AS pinSalt, pin_hash AS pinHash FROM staff WHERE id = ${staffId}`,
  );
  const none = { isAvailable: () => false, wrap: () => Buffer.alloc(0), unwrap: () => '' };
  const kept = await new PepperFile(pathsBeside(store).pepper, none).load();
  if (row === undefined || kept.protection === 'lost') return false;
  return verifyPin(pin, { credential: row, pepper: kept.key });
}

function writeNumber(file: string, offset: number, value: number): void {
  const bytes = readFileSync(file);
  bytes.writeInt32BE(value, offset);
  writeFileSync(file, bytes);
}

function overwrite(file: string, offset: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, offset, offset + 4096);
  writeFileSync(file, bytes);
}

describe('init', () => {
  it('makes a blank store in which the manager signs in with the PIN that was given', async () => {
    const said = await init('--pin', '246810', '--manager', '王芳', '--cutover', '05:30');
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).not.toContain('246810');
    expect(await opens('246810')).toBe(true);
    expect(await opens('246811')).toBe(false);
    const sql = 'SELECT currency, cutover_minutes AS cutover, store_code AS code FROM till';
    expect(query(store, sql)).toEqual({ currency: 'EUR', cutover: 330, code: 'S01' });
    expect((await guitai(['verify', '--store', store])).status).toBe(0);
  });

  it('makes a PIN up when none is given, and says it once', async () => {
    const { pin } = await guitaiJson<{ pin: string }>(['init', '--store', store, ...BLANK]);
    expect(pin).toMatch(/^\d{6}$/);
    expect(await opens(pin)).toBe(true);
  });

  it('never covers a store', async () => {
    await init();
    const before = readFileSync(store);
    expect(await init()).toMatchObject({ status: 3, stderr: expect.stringContaining('exists') });
    expect(readFileSync(store).equals(before)).toBe(true);
  });

  it.each([
    [['--pin', '12'], 'PIN'],
    [['--code', 'lower'], '--code'],
    [['--cutover', '25:00'], '--cutover'],
    [['--currency', 'XXZ'], '--currency'],
    [['--zone', '+08:00'], '--zone'],
    [['--manager', ' '], 'name'],
    [['stray'], 'takes nothing'],
    [['--nonsense'], 'nonsense'],
  ])('refuses %j and makes nothing', async (more, word) => {
    const said = await init(...more);
    expect(said).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(word) });
    expect(existsSync(store)).toBe(false);
  });
});

describe('members', () => {
  it('are found as at the counter, and shown', async () => {
    const found = await guitaiJson<{ hits: { id: number; name: string }[] }>([
      'member',
      'find',
      'wang',
      '--store',
      SAMPLE,
    ]);
    const [first] = found.hits;
    const shown = await guitai(['member', 'show', String(first?.id), '--store', SAMPLE]);
    expect(shown).toMatchObject({ status: 0, stderr: '' });
    expect(shown.stdout).toContain(first?.name ?? 'nobody was found');
    expect(shown.stdout).not.toMatch(/\d{11}/);
  });

  it('who are not there end in exit code 1, nonsense in 2', async () => {
    const nobody = ['member', 'find', 'zzzzqqq', '--store', SAMPLE];
    expect(await guitai(nobody)).toMatchObject({ status: 1, stdout: 'Nobody fits\n' });
    expect((await guitai(['member', 'show', '999999', '--store', SAMPLE])).status).toBe(1);
    expect((await guitai(['member', 'show', 'x', '--store', SAMPLE])).status).toBe(2);
    expect((await guitai(['member', 'show', '--store', SAMPLE])).status).toBe(2);
  });
});

describe('a store that a till has open', () => {
  it('can be read, and refuses to be written, saying so', async () => {
    copyFileSync(SAMPLE, store);
    const till = openStoreFile({ paths: pathsBeside(store), migrations: MIGRATIONS });
    try {
      expect((await guitai(['member', 'find', 'wang', '--store', store])).status).toBe(0);
      expect((await guitai(['verify', '--store', store])).status).toBe(0);
      const refused = { status: 3, stderr: expect.stringContaining('store.locked') as string };
      const reset = ['staff', 'reset-pin', '王芳', '--store', store];
      expect(await guitai(reset)).toMatchObject(refused);
      const restore = ['restore', '--from', SAMPLE, '--store', store];
      expect(await guitai(restore)).toMatchObject(refused);
    } finally {
      till.close();
    }
  });
});

describe('restore', () => {
  it('brings back what was backed up, and keeps the old store aside', async () => {
    await init('--pin', '135790');
    const backup = folder.at('kept.sqlite');
    await guitaiJson(['backup', '--store', store, '--to', backup]);
    await guitaiJson(['staff', 'reset-pin', 'Manager', '--pin', '246802', '--store', store]);
    const restored = await guitai(['restore', '--from', backup, '--store', store]);
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    expect(await opens('135790')).toBe(true);
    expect((await guitai(['verify', '--store', store])).status).toBe(0);
    const sql = `SELECT count(*) AS n FROM event_log WHERE type = 'till.restored'`;
    expect(query(store, sql)).toEqual({ n: 1 });
  });

  it("refuses another till's backup until told to take it", async () => {
    await init();
    const refused = await guitai(['restore', '--from', SAMPLE, '--store', store, '--json']);
    expect(refused.status).toBe(3);
    expect(JSON.parse(refused.stderr)).toMatchObject({ problem: 'store.foreign' });
    expect(query(store, 'SELECT store_name AS name FROM till')).toEqual({ name: 'Tienda' });
    const forced = ['restore', '--from', SAMPLE, '--store', store, '--force-foreign'];
    expect((await guitai(forced)).status).toBe(0);
    expect(query(store, 'SELECT store_name AS name FROM till')).toEqual({ name: '南都百货' });
  });

  it.each([
    ['newer', 'store.newer', (file: string) => writeNumber(file, 60, 99)],
    ['of another program', 'store.notAStore', (file: string) => writeNumber(file, 68, 7)],
    ['cut', 'store.damaged', (file: string) => truncateSync(file, 8192)],
    ['no database', 'store.notAStore', (file: string) => writeFileSync(file, 'x'.repeat(5000))],
    ['empty', 'store.empty', (file: string) => writeFileSync(file, '')],
    ['wrong in a page', 'store.damaged', (file: string) => overwrite(file, 40_960)],
  ])('refuses a backup that is %s and leaves the store as it was', async (_, problem, harm) => {
    await init();
    const before = readFileSync(store);
    const backup = folder.at('harmed.sqlite');
    await guitaiJson(['backup', '--store', store, '--to', backup]);
    harm(backup);
    const refused = await guitai(['restore', '--from', backup, '--store', store]);
    expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining(problem) });
    expect(readFileSync(store).equals(before)).toBe(true);
  });
});

describe('staff reset-pin', () => {
  it('gives a new PIN and leaves a mark in the event log', async () => {
    await init('--pin', '111222');
    const made = await guitaiJson<{ pin: string; isNewKey: boolean }>([
      'staff',
      'reset-pin',
      'manager',
      '--store',
      store,
    ]);
    expect(made.isNewKey).toBe(false);
    expect(await opens(made.pin)).toBe(true);
    expect(await opens('111222')).toBe(false);
    const event = query<{ data: string; staffId: number | null }>(
      store,
      `SELECT data, staff_id AS staffId FROM event_log WHERE type = 'staff.pinChanged'`,
    );
    expect(event?.staffId).toBeNull();
    expect(JSON.parse(event?.data ?? '')).toMatchObject({ staffId: 1, by: 'commandLine' });
    expect((await guitai(['verify', '--store', store])).status).toBe(0);
  });

  it('makes a new key on another machine, where the old one is not', async () => {
    copyFileSync(SAMPLE, store);
    const made = await guitaiJson<{ isNewKey: boolean }>([
      'staff',
      'reset-pin',
      '王芳',
      '--pin',
      '987654',
      '--store',
      store,
    ]);
    expect(made.isNewKey).toBe(true);
    expect(await opens('987654')).toBe(true);
    expect(await opens('1234', 2)).toBe(false);
  });

  it('does not lose a key it cannot read, unless told to', async () => {
    await init('--pin', '111222');
    const { pepper } = pathsBeside(store);
    const guarded = JSON.stringify({ version: 1, protection: 'keychain', key: 'AAAA' });
    writeFileSync(pepper, guarded);
    const reset = ['staff', 'reset-pin', 'Manager', '--pin', '987654', '--store', store];
    expect(await guitai(reset)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('staff.pinsUnreadable') as string,
    });
    expect(readFileSync(pepper, 'utf8')).toBe(guarded);
    expect((await guitai([...reset, '--new-key'])).status).toBe(0);
    expect(await opens('987654')).toBe(true);
    expect(readFileSync(`${pepper}.lost`, 'utf8')).toBe(guarded);
  });

  it('asks for a person who is there', async () => {
    await init();
    expect((await guitai(['staff', 'reset-pin', 'Nobody', '--store', store])).status).toBe(1);
  });
});

describe('help', () => {
  it('is there for all, for a group and for each command', async () => {
    const all = (await guitai(['--help'])).stdout;
    for (const name of ['init', 'sample-shop', 'member find', 'verify', 'restore', 'staff list']) {
      expect(all).toContain(`  ${name} `);
      const own = await guitai([...name.split(' '), '--help']);
      expect(own).toMatchObject({ status: 0, stderr: '' });
      expect(own.stdout).toContain(`guitai ${name} `);
    }
    expect((await guitai(['help', 'restore'])).stdout).toContain('--force-foreign');
    expect((await guitai(['member'])).stderr).toContain('member show ID');
    expect((await guitai(['member'])).status).toBe(2);
  });
});
