import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { hashPin } from '../../src/main/features/staff/pin.ts';
import { SAMPLE_PEOPLE, SAMPLE_TILL } from '../../src/main/features/system/sample-till.ts';
import { LogFile } from '../../src/main/shell/log.ts';
import { scrubLog } from '../../src/main/shell/scrub-text.ts';
import { supportBundle } from '../../src/main/shell/support-bundle.ts';
import { openReadOnly } from '../../src/main/store/open-database.ts';
import { useTills } from './tills.ts';

vi.setConfig({ testTimeout: 120_000 });

const GUARD = { pepper: Buffer.alloc(32, 7), log2N: 6 };
const PHONE_IN_LOG = '13800138000';

const tills = useTills();

/** The staff of the sample shop, with PINs nobody signs in with. */
async function sampleStaff() {
  return Promise.all(
    SAMPLE_PEOPLE.map(async ({ name, role, pin }) => ({
      name,
      role,
      ...(await hashPin(pin, GUARD)),
    })),
  );
}

describe('the bundle for support', () => {
  it('holds what support asks first, and nothing of anybody in the sample shop', async () => {
    const running = await tills.start();
    const input = { seed: 7, staff: await sampleStaff(), memberCount: 60, days: 10 };
    await running.till.store.create({
      till: SAMPLE_TILL,
      steps: [{ name: 'system.sampleShop', input }],
    });
    const people = peopleOf(tills.storeFile());
    const [name = ''] = people;
    running.till.sessions.open({ staffId: 1, name: 'M', role: 'manager' });
    const log = new LogFile(path.join(tills.userData(), 'logs'));
    const text = `UNIQUE constraint failed: "${name}" ${PHONE_IN_LOG} a.b@example.com`;
    log.report('members.enrol', new Error(text));
    await log.settled();
    const target = tills.choose(path.join(tills.folder(), 'for-support.zip'));
    const { file, bytes } = (await running.value('support.bundle', {})) ?? {};
    expect(file).toBe('for-support.zip');
    const zip = readFileSync(target);
    expect(zip.length).toBe(bytes);
    const files: Record<string, string> = {};
    for (const [entry, content] of Object.entries(unzipSync(zip))) {
      files[entry] = strFromU8(content);
    }
    expect(Object.keys(files).toSorted()).toEqual([
      'README.txt',
      'about.json',
      'devices.json',
      'jobs.json',
      'log.txt',
      'settings.json',
      'store.json',
    ]);
    expect(JSON.parse(files['about.json'] ?? '')).toMatchObject({ guitai: '0.0.0' });
    expect(JSON.parse(files['store.json'] ?? '')).toMatchObject({ state: 'ready', isSample: true });
    expect(files['log.txt']).toContain('members.enrol');
    expect(files['log.txt']).toContain('UNIQUE constraint failed');

    expect(people.length).toBeGreaterThan(150);
    const all = Object.values(files).join('\n');
    expect(people.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).not.toContain(PHONE_IN_LOG);
    expect(all).not.toContain('a.b@example.com');
    expect(all).not.toMatch(/pepper|pin_hash|pinHash/);
  });
});

describe('devices in the bundle', () => {
  it('are told by kind and number, never by what people called them', () => {
    const zip = supportBundle({
      at: 0,
      about: {},
      settings: {},
      store: {},
      jobs: [],
      log: '',
      home: '/home/maria',
      facts: [
        {
          deviceId: 4,
          port: '/home/maria/pty',
          connections: 2,
          lastHeardAt: null,
          bytesIn: 0,
          bytesOut: 80,
          lastTrouble: { state: 'unresponsive', detail: 'Nothing happened', at: 0 },
        },
      ],
      devices: [
        {
          id: 4,
          state: 'ready',
          detail: null,
          since: 0,
          config: {
            kind: 'display',
            name: 'Caja de Pilar',
            isEnabled: true,
            transport: { type: 'virtual' },
            settings: {
              protocol: 'cd5220',
              characters: 'latin',
              locale: 'es',
              greeting: 'Le atiende Pilar',
            },
          },
        },
      ],
    });
    const text = strFromU8(unzipSync(zip)['devices.json'] ?? new Uint8Array());
    expect(JSON.parse(text)).toMatchObject([
      {
        device: 'display 4',
        port: '~/pty',
        connections: 2,
        lastTrouble: { state: 'unresponsive', detail: 'Nothing happened' },
        settings: { protocol: 'cd5220', hasGreeting: true },
      },
    ]);
    expect(text).not.toContain('Pilar');
  });
});

describe('a log that is given away', () => {
  it('loses what people are, and keeps when and where', () => {
    const line = '2026-11-22T05:38:00.123Z error members.enrol [A1B2C3D4] at enrol (app.js:12:3)';
    expect(scrubLog(line)).toBe(line);
    expect(scrubLog(`${line} "Anna Meier" +34 612 345 678 王小明 José x@y.es 6901-2345-6789`)).toBe(
      `${line} "…" … … … … …`,
    );
  });
});

/** Everything in the store that belongs to a person. */
function peopleOf(file: string): string[] {
  const db = openReadOnly(file);
  try {
    const values = (sql: string) =>
      (db.raw.prepare(sql).pluck().all() as (string | null)[]).filter(
        (value): value is string => value !== null && value.length > 1,
      );
    return [
      ...values('SELECT name FROM members'),
      ...values('SELECT name FROM staff'),
      ...values('SELECT phone FROM members'),
      ...values('SELECT card_no FROM members'),
    ];
  } finally {
    db.close();
  }
}
