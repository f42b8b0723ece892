import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerRows } from '../../src/main/store/exporting/ledger-rows.ts';
import { openFaultShop } from '../verifier/support.ts';

const PROGRAM = join(import.meta.dirname, '../../resources/verify-ledger.mjs');
const folder = mkdtempSync(join(tmpdir(), 'guitai-ledger-'));
const FILE = join(folder, 'ledger.ndjson');
let lines: readonly string[] = [];

beforeAll(() => {
  const shop = openFaultShop();
  const day = shop.store.read((context) => context.today);
  lines = [...ledgerRows(shop.store.db, { day, exportedAt: shop.store.clock.now() })];
  shop.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the verifier as anybody would: a process of its own, on a file. */
function verify(text: readonly string[], ...args: string[]) {
  writeFileSync(FILE, `${text.join('\n')}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, FILE, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

interface Row {
  event?: { seq: number; type: string; data: Record<string, unknown> };
  lot?: { uid: string; remaining: number };
  entry?: { uid: string; movements: { points: number }[] };
  balance?: { spendable: number };
  end?: { head: string; events: number; lots: number; entries: number; balances: number };
}

function rowsOf(): Row[] {
  return lines.map((line) => JSON.parse(line) as Row);
}

const placeOf = (kind: keyof Row, nth = 0): number =>
  rowsOf().flatMap((row, at) => (row[kind] === undefined ? [] : [at]))[nth] ?? -1;

/** The lines with one of them changed, or left out. */
function changed(at: number, change: (line: string) => string | null): string[] {
  return lines.flatMap((line, index) => (index === at ? (change(line) ?? []) : [line]));
}

/** Writes all events anew after a change, with a chain that holds: the work of a clever forger. */
function rechained(change: (event: NonNullable<Row['event']>) => object | null): string[] {
  const till = (JSON.parse(lines[0] ?? '') as { till: { uid: string } }).till.uid;
  let hash = createHash('sha256').update(`guitai-events/1\n${till}\n`).digest();
  let seq = 0;
  const written = lines.flatMap((line) => {
    const { event } = JSON.parse(line) as Row;
    const forged = event === undefined ? null : change(event);
    if (event !== undefined && forged === null) return [];
    if (event === undefined) return [line];
    seq += 1;
    const text = JSON.stringify({ ...forged, seq });
    hash = createHash('sha256').update(hash).update(text).digest();
    return [`{"event":${text},"hash":"${hash.toString('hex')}"}`];
  });
  return written.map((line) => {
    const { end } = JSON.parse(line) as Row;
    if (end === undefined) return line;
    return JSON.stringify({ end: { ...end, events: seq, head: hash.toString('hex') } });
  });
}

function first(type: string, text = ''): number {
  return (
    rowsOf().find(({ event }) => event?.type === type && JSON.stringify(event).includes(text))
      ?.event?.seq ?? -1
  );
}

test('a ledger as it was exported is all right, and the file is all it needs', () => {
  const said = verify(lines);
  expect(said.stdout).toContain('ALL RIGHT');
  expect(said).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(PROGRAM, 'utf8')).not.toMatch(/from '(?!node:)/u);
  const told = JSON.parse(verify(lines, '--json').stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ isOk: true, findings: [] });
  expect(told['lots']).toBeGreaterThan(5);
});

describe('what was tampered with is named:', () => {
  test.each([
    [
      'an event changed',
      () => changed(placeOf('event', 3), (line) => line.replace('"at":1', '"at":2')),
      'chain',
    ],
    ['an event left out', () => changed(placeOf('event', 3), () => null), 'chain'],
    [
      'a hash changed',
      () =>
        changed(placeOf('event', 3), (line) =>
          line
            .replace(/"hash":"./u, '"hash":"g')
            .replace('"g', line.includes('"hash":"0') ? '"1' : '"0'),
        ),
      'chain',
    ],
    [
      'two events that changed places',
      () => {
        const at = placeOf('event', 2);
        const copy = [...lines];
        [copy[at], copy[at + 1]] = [copy[at + 1] ?? '', copy[at] ?? ''];
        return copy;
      },
      'chain',
    ],
    [
      'an event put in',
      () => lines.toSpliced(placeOf('event', 4), 0, lines[placeOf('event', 4)] ?? ''),
      'chain',
    ],
    ['another till', () => changed(0, (line) => line.replace(/"uid":"0/u, '"uid":"1')), 'chain'],
    [
      'a lot with more points',
      () => changed(placeOf('lot'), (line) => line.replace(/"remaining":\d+/u, '"remaining":7777')),
      'lot',
    ],
    [
      'a lot that never lapses',
      () =>
        changed(placeOf('lot', 1), (line) =>
          line.replace(/"expiresOn":"[^"]+"/u, '"expiresOn":null'),
        ),
      'lot',
    ],
    ['a lot left out', () => changed(placeOf('lot', 1), () => null), 'lot'],
    ['a lot twice', () => lines.toSpliced(placeOf('lot'), 0, lines[placeOf('lot')] ?? ''), 'lot'],
    [
      'a lot put in',
      () =>
        lines.toSpliced(
          placeOf('lot'),
          0,
          (lines[placeOf('lot')] ?? '').replace(/"uid":"./u, '"uid":"x'),
        ),
      'lot',
    ],
    [
      'an entry with other points',
      () =>
        changed(placeOf('entry'), (line) =>
          line.replace(/"points":\d+,"uid"/u, '"points":9,"uid"'),
        ),
      'entry',
    ],
    ['an entry left out', () => changed(placeOf('entry', 2), () => null), 'entry'],
    [
      'an entry of another kind',
      () => changed(placeOf('entry'), (line) => line.replace('"kind":"earn"', '"kind":"bonus"')),
      'entry',
    ],
    [
      'a movement with other points',
      () => changed(placeOf('entry'), (line) => line.replace(/"points":\d+\}\]/u, '"points":1}]')),
      'entry',
    ],
    [
      'a balance',
      () =>
        changed(placeOf('balance'), (line) =>
          line.replace(/"spendable":-?\d+/u, '"spendable":99999'),
        ),
      'balance',
    ],
    ['a balance left out', () => changed(placeOf('balance'), () => null), 'balance'],
    ['the end left out', () => lines.slice(0, -1), 'end'],
    ['the end of the file cut off', () => lines.slice(0, -4), 'end'],
    [
      'another last hash',
      () => changed(lines.length - 1, (line) => line.replace(/"head":"./u, '"head":"x')),
      'end',
    ],
    ['a line that is none', () => [...lines.slice(0, -1), 'What?', lines.at(-1) ?? ''], 'format'],
    ['a line after the end', () => [...lines, lines.at(-1) ?? ''], 'format'],
  ] as const)('%s', (_what, tampered, kind) => {
    const said = verify(tampered());
    expect(said.status).toBe(1);
    expect(said.stdout).toContain(`WRONG ${kind}:`);
  });

  test.each([
    [
      'an entry of nobody’s lot',
      'lot',
      (event: NonNullable<Row['event']>) =>
        event.seq === first('points.posted', '"redeem"')
          ? (JSON.parse(JSON.stringify(event).replace(/"lot":"./u, '"lot":"x')) as object)
          : event,
    ],
    [
      'more taken than there was',
      'lot',
      (event: NonNullable<Row['event']>) =>
        event.seq === first('points.posted', '"redeem"')
          ? (JSON.parse(
              JSON.stringify(event).replaceAll(/"points":-\d+/gu, '"points":-99999'),
            ) as object)
          : event,
    ],
    [
      'movements that do not come to the entry',
      'entry',
      (event: NonNullable<Row['event']>) =>
        event.seq === first('points.posted', '"earn"')
          ? (JSON.parse(
              JSON.stringify(event).replace(/"points":(\d+)\}\]/u, '"points":1}]'),
            ) as object)
          : event,
    ],
    [
      'points of another member',
      'lot',
      (event: NonNullable<Row['event']>) =>
        event.seq === first('points.posted', '"redeem"')
          ? { ...event, data: { ...event.data, member: 'x' } }
          : event,
    ],
    [
      'points that were never posted',
      'lot',
      (event: NonNullable<Row['event']>) =>
        event.seq === first('points.posted', '"earn"') ? null : event,
    ],
    [
      'a merge left out',
      'lot',
      (event: NonNullable<Row['event']>) => (event.type === 'member.merged' ? null : event),
    ],
  ] as const)('%s, by a forger who mended the chain', (_what, kind, change) => {
    const said = verify(rechained(change));
    expect(said.stdout).not.toContain('WRONG chain');
    expect(said.status).toBe(1);
    expect(said.stdout).toContain(`WRONG ${kind}:`);
  });

  test('an end cut off and written anew, by the hash somebody noted', () => {
    const head = rowsOf().at(-1)?.end?.head ?? '';
    const last = rowsOf().filter(({ event }) => event !== undefined).length;
    const cut = rechained((event) => (event.seq === last ? null : event));
    expect(verify(lines, '--head', head).status).toBe(0);
    const said = verify(cut, '--head', head);
    expect(said.stdout).toContain('WRONG head:');
    expect(said.status).toBe(1);
  });
});

test.each([
  ['no file', [join(folder, 'nothing')], 3],
  ['a file that is no ledger', [PROGRAM], 3],
  ['no argument', [], 2],
  ['an option that is none', [PROGRAM, '--colour'], 2],
  ['a head that is none', [PROGRAM, '--head', 'abc'], 2],
])('%s: exit code %3$i', (_what, args, status) => {
  const said = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  expect(said.status).toBe(status);
  expect(said.stderr).not.toBe('');
});
