#!/usr/bin/env node
// node verify-ledger.mjs FILE [--head HASH] [--json]
// Checks a ledger that `guitai export ledger` wrote, without Guitai: one file, no dependencies,
// Node 20 or later. The format is described in docs/ledger-format.md.
//
// Exit codes: 0 all right, 1 something is wrong, 2 wrong usage, 3 no ledger, or one that cannot be read.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const EXIT = { ok: 0, wrong: 1, usage: 2, unreadable: 3 };
const MOST_TOLD = 50;
const HASH = /^[0-9a-f]{64}$/u;

const findings = [];
let findingCount = 0;

/** Notes something that is wrong; the first fifty are told. */
function wrong(kind, text) {
  findingCount += 1;
  if (findings.length < MOST_TOLD) findings.push({ kind, text });
}

function check(kind, where, { expected, found }) {
  if (expected !== found) wrong(kind, `${where}: expected ${told(expected)}, found ${told(found)}`);
}

function told(value) {
  return value === null || value === undefined ? 'nothing' : String(value);
}

class NoLedger extends Error {}

/** The chain: every event's hash is SHA-256 over the hash before it and the event's own text. */
class Chain {
  constructor(till, wantedHead) {
    this.hash = createHash('sha256').update(`guitai-events/1\n${till}\n`).digest();
    this.seq = 0;
    this.isBroken = false;
    this.wantedHead = wantedHead;
    this.hasHead = wantedHead === undefined || this.head() === wantedHead;
  }

  head() {
    return this.hash.toString('hex');
  }

  /** `text` is the event as it stands in the file, byte for byte. */
  add(text, event, hash) {
    this.seq += 1;
    if (event.seq !== this.seq && !this.isBroken) {
      this.isBroken = true;
      wrong('chain', `Event ${this.seq} is missing or out of place: ${told(event.seq)} stands there`);
    }
    const right = createHash('sha256').update(this.hash).update(text, 'utf8').digest();
    if (right.toString('hex') !== hash && !this.isBroken) {
      this.isBroken = true;
      wrong('chain', `Event ${told(event.seq)} (${told(event.type)}) is not what was logged`);
    }
    this.hash = right;
    if (this.head() === this.wantedHead) this.hasHead = true;
  }
}

/** What the events say of points: lots, entries, who became whom. */
class Book {
  constructor() {
    this.lots = new Map();
    this.entries = new Map();
    this.became = new Map();
  }

  memberNow(uid) {
    let now = uid;
    for (let hops = 0; this.became.has(now) && hops <= this.became.size; hops += 1) {
      now = this.became.get(now);
    }
    return now;
  }

  play({ type, seq, data, businessDay }) {
    if (type === 'member.merged') this.became.set(data.mergedUid, data.survivorUid);
    if (type === 'points.expired') {
      for (const entry of data.entries ?? []) this.post(entry, { seq, member: entry.member });
    }
    if (type !== 'points.posted') return;
    for (const entry of data.entries ?? []) this.post(entry, { seq, member: data.member });
    this.moveOn(data, businessDay);
  }

  post(entry, { seq, member }) {
    if (this.entries.has(entry.uid)) wrong('entry', `Entry ${entry.uid} is posted twice (event ${seq})`);
    if (entry.opens !== undefined) this.open(entry, { seq, member });
    let sum = 0;
    for (const { lot: uid, points } of entry.movements ?? []) {
      sum += points;
      this.move(uid, points, { entry, seq, member });
    }
    check('entry', `Entry ${entry.uid} (event ${seq}), its movements`, { expected: entry.points, found: sum });
    this.entries.set(entry.uid, { ...entry, member });
  }

  open(entry, { seq, member }) {
    const { opens } = entry;
    if (this.lots.has(opens.uid)) wrong('lot', `Lot ${opens.uid} is opened twice (event ${seq})`);
    this.lots.set(opens.uid, { ...opens, idleMonths: opens.idleMonths ?? null, member, remaining: 0, entry: entry.uid });
  }

  move(uid, points, { entry, seq, member }) {
    const lot = this.lots.get(uid);
    if (lot === undefined) return wrong('lot', `Entry ${entry.uid} (event ${seq}) moves an unknown lot ${uid}`);
    if (this.memberNow(lot.member) !== this.memberNow(member)) {
      wrong('lot', `Entry ${entry.uid} (event ${seq}) moves lot ${uid} of another member`);
    }
    lot.remaining += points;
    const [least, most] = lot.amount < 0 ? [lot.amount, 0] : [0, lot.amount];
    if (lot.remaining < least || lot.remaining > most) {
      wrong('lot', `Lot ${uid} holds ${lot.remaining} after event ${seq}: it may hold ${least} to ${most}`);
    }
  }

  /** Points that lapse by idleness move on when their owner is active (`idle`, `extended`). */
  moveOn(data, day) {
    const owner = this.memberNow(data.member);
    for (const { months, expiresOn, day: activeOn = day } of data.idle ?? []) {
      for (const lot of this.lots.values()) {
        if (lot.idleMonths !== months || lot.remaining <= 0) continue;
        if (this.memberNow(lot.member) !== owner) continue;
        if (lot.expiresOn >= activeOn && lot.expiresOn < expiresOn) lot.expiresOn = expiresOn;
      }
    }
    for (const { lot: uid, expiresOn } of data.extended ?? []) {
      const lot = this.lots.get(uid);
      if (lot !== undefined) lot.expiresOn = expiresOn;
    }
  }
}

/** Compares the rows of the tables, as they were exported, with what the events come to. */
class Comparison {
  constructor(book, day) {
    this.book = book;
    this.day = day;
    this.seenLots = new Set();
    this.seenEntries = new Set();
    this.sums = new Map();
    this.seenMembers = new Set();
  }

  lot(row) {
    const lot = this.book.lots.get(row.uid);
    const where = `Lot ${row.uid}`;
    if (lot === undefined) return wrong('lot', `${where} is in the tables and not in the events`);
    if (this.seenLots.has(row.uid)) wrong('lot', `${where} is in the tables twice`);
    this.seenLots.add(row.uid);
    const member = this.book.memberNow(lot.member);
    check('lot', `${where}, member`, { expected: member, found: row.member });
    for (const name of ['amount', 'remaining', 'earnedAt', 'activeFrom', 'expiresOn', 'entry']) {
      check('lot', `${where}, ${name}`, { expected: lot[name], found: row[name] });
    }
  }

  entry(row) {
    const entry = this.book.entries.get(row.uid);
    const where = `Entry ${row.uid}`;
    if (entry === undefined) return wrong('entry', `${where} is in the tables and not in the events`);
    if (this.seenEntries.has(row.uid)) wrong('entry', `${where} is in the tables twice`);
    this.seenEntries.add(row.uid);
    check('entry', `${where}, member`, { expected: this.book.memberNow(entry.member), found: row.member });
    check('entry', `${where}, kind`, { expected: entry.kind, found: row.kind });
    check('entry', `${where}, points`, { expected: entry.points, found: row.points });
    check('entry', `${where}, movements`, { expected: moves(entry.movements), found: moves(row.movements) });
  }

  balance(row) {
    const right = this.sumsOf(row.member);
    this.seenMembers.add(row.member);
    for (const name of ['entries', 'remaining', 'spendable']) {
      check('balance', `Member ${row.member}, ${name}`, { expected: right[name], found: row[name] });
    }
  }

  sumsOf(member) {
    if (this.sums.size === 0) this.addUp();
    return this.sums.get(member) ?? { entries: 0, remaining: 0, spendable: 0 };
  }

  addUp() {
    const of = (uid) => {
      const member = this.book.memberNow(uid);
      const known = this.sums.get(member) ?? { entries: 0, remaining: 0, spendable: 0 };
      this.sums.set(member, known);
      return known;
    };
    for (const { member, points } of this.book.entries.values()) of(member).entries += points;
    for (const lot of this.book.lots.values()) {
      const sums = of(lot.member);
      sums.remaining += lot.remaining;
      const isCounted = lot.activeFrom <= this.day && (lot.expiresOn === null || lot.expiresOn >= this.day);
      if (lot.remaining < 0 || isCounted) sums.spendable += lot.remaining;
    }
  }

  end() {
    for (const uid of this.book.lots.keys()) {
      if (!this.seenLots.has(uid)) wrong('lot', `Lot ${uid} is in the events and not in the tables`);
    }
    for (const uid of this.book.entries.keys()) {
      if (!this.seenEntries.has(uid)) wrong('entry', `Entry ${uid} is in the events and not in the tables`);
    }
    this.sumsOf('');
    for (const [member, { entries, remaining }] of this.sums) {
      check('balance', `Member ${member}, entries against lots`, { expected: entries, found: remaining });
      if (!this.seenMembers.has(member)) wrong('balance', `Member ${member} has points and no balance`);
    }
  }
}

function moves(list) {
  const texts = (list ?? []).map(({ lot, points }) => `${lot} ${points}`);
  return texts.sort().join(', ');
}

const EVENT_START = '{"event":';
const HASH_PART = /,"hash":"([0-9a-f]{64})"\}$/u;

/** Reads the file line by line and checks all of it. */
async function verify(file, wantedHead) {
  const counts = { events: 0, lots: 0, entries: 0, balances: 0 };
  const input = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let state;
  let end;
  let lineNo = 0;
  for await (const line of input) {
    lineNo += 1;
    const row = parsed(line, lineNo);
    if (state === undefined) {
      state = begin(row, wantedHead);
      continue;
    }
    if (end !== undefined) wrong('format', `Line ${lineNo} stands after the end`);
    if (row.event !== undefined) {
      counts.events += 1;
      readEvent(line, row, { ...state, lineNo });
    } else if (row.lot !== undefined) {
      counts.lots += 1;
      state.comparison.lot(row.lot);
    } else if (row.entry !== undefined) {
      counts.entries += 1;
      state.comparison.entry(row.entry);
    } else if (row.balance !== undefined) {
      counts.balances += 1;
      state.comparison.balance(row.balance);
    } else if (row.end !== undefined) end = row.end;
    else wrong('format', `Line ${lineNo} is none of a ledger`);
  }
  if (state === undefined) throw new NoLedger('The file is empty');
  return finish(state, { counts, end });
}

function parsed(line, lineNo) {
  try {
    const row = JSON.parse(line);
    if (typeof row === 'object' && row !== null) return row;
  } catch {
    // Told below.
  }
  if (lineNo === 1) throw new NoLedger('The first line is not that of a ledger');
  wrong('format', `Line ${lineNo} is no JSON object`);
  return { unreadable: true };
}

function begin(row, wantedHead) {
  if (row.ledger !== 1) throw new NoLedger('The first line is not that of a ledger of version 1');
  const book = new Book();
  const chain = new Chain(row.till?.uid ?? '', wantedHead);
  return { header: row, book, chain, comparison: new Comparison(book, row.day ?? '') };
}

function readEvent(line, row, { book, chain, lineNo }) {
  const hash = HASH_PART.exec(line)?.[1];
  if (!line.startsWith(EVENT_START) || hash === undefined) {
    return wrong('format', `Line ${lineNo} is not written as events are`);
  }
  chain.add(line.slice(EVENT_START.length, -`,"hash":"${hash}"}`.length), row.event, hash);
  book.play(row.event);
}

function finish({ header, book, chain, comparison }, { counts, end }) {
  comparison.end();
  if (end === undefined) wrong('end', 'The file has no end: a part of it is missing');
  for (const name of Object.keys(counts)) {
    if (end !== undefined) check('end', `Number of ${name}`, { expected: end[name], found: counts[name] });
  }
  if (end !== undefined) check('end', 'Last hash', { expected: end.head, found: chain.head() });
  if (!chain.hasHead) wrong('head', `The chain does not come past ${chain.wantedHead}`);
  const { till, exportedAt, day } = header;
  return {
    isOk: findingCount === 0,
    till,
    exportedAt,
    day,
    ...counts,
    lotsInEvents: book.lots.size,
    head: chain.head(),
    findingCount,
    findings,
  };
}

function textOf(result) {
  const { till, day, events, lots, entries, balances, head } = result;
  const lines = [
    `Ledger of till ${till?.storeCode ?? ''} ${till?.tillCode ?? ''} (${till?.uid ?? ''}), balances of ${day}`,
    `${events} events, ${entries} entries, ${lots} lots, ${balances} members with points`,
    `Last hash ${head}`,
    ...result.findings.map(({ kind, text }) => `WRONG ${kind}: ${text}`),
  ];
  const more = result.findingCount - result.findings.length;
  if (more > 0) lines.push(`and ${more} more`);
  const { findingCount: count } = result;
  lines.push(
    result.isOk
      ? 'ALL RIGHT: the chain holds; lots, entries and balances are what the events come to.'
      : `WRONG: ${count} finding${count === 1 ? '' : 's'}.`,
  );
  return lines.join('\n');
}

function usage(problem) {
  process.stderr.write(`${problem}\nnode verify-ledger.mjs FILE [--head HASH] [--json]\n`);
  return EXIT.usage;
}

async function main() {
  let args;
  try {
    const options = { head: { type: 'string' }, json: { type: 'boolean' } };
    args = parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return usage(error.message);
  }
  const { head, json } = args.values;
  const [file, ...rest] = args.positionals;
  if (file === undefined || rest.length > 0) return usage('One FILE is needed');
  if (head !== undefined && !HASH.test(head)) return usage('--head is 64 hexadecimal digits');
  try {
    const result = await verify(file, head);
    process.stdout.write(`${json ? JSON.stringify(result) : textOf(result)}\n`);
    return result.isOk ? EXIT.ok : EXIT.wrong;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.unreadable;
  }
}

process.exitCode = await main();
