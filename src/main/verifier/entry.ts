import type { LoggedEvent, Opened, Parts, Step } from './awaited.ts';
import {
  type Facts,
  factsOf,
  listOf,
  numberOf,
  numberOrNull,
  sortedText,
  textOf,
  textOrNull,
} from './facts.ts';
import type { BookEntry, BookLot, Move, Owner } from './lot-book.ts';
import { movesOf } from './moves.ts';
import type { Operations } from './operations.ts';
import type { Sale } from './sale-facts.ts';
import { daysOf } from './versions.ts';

/** An entry of an event of posted points, and what is known of it. */
interface Told {
  readonly event: LoggedEvent;
  readonly day: string;
  readonly owner: Owner;
  readonly sale: string | null;
  readonly told: Facts;
  /** What it must be: null = nothing is known of it, 'none' = it must not be there. */
  readonly step: Step | 'none' | null;
  readonly facts: Sale | null;
  readonly operation: ReturnType<Operations['of']>;
  readonly isBroughtOver: boolean;
}

/** Replays one entry and compares it with what it must be. */
export function checkEntry(parts: Parts, one: Told): BookEntry {
  const { event, owner, told, facts, isBroughtOver } = one;
  const [kind, points] = [textOf(told['kind']), numberOf(told['points'])];
  const step = one.step === 'none' ? null : one.step;
  checkStep(parts, one);
  const opened = openLot(parts, one, step?.opens ?? undefined);
  const moves = listedMoves(parts, one);
  const entry: BookEntry = {
    uid: textOf(told['uid']),
    owner,
    kind,
    points,
    at: isBroughtOver ? (opened?.earnedAt ?? null) : event.at,
    day: isBroughtOver ? one.day || null : event.day,
    staffId: event.staffId,
    sale: one.sale,
    version: numberOrNull(told['programmeVersion']),
    reason: textOrNull(factsOf(one.told)['reason']) ?? reasonOf(one),
    detail: told['detail'] === undefined ? null : sortedText(told['detail']),
    moves,
    event: event.seq,
    isBroughtOver,
  };
  const expected = movesWanted(step, opened) ?? movesByKind(one, { entry, opened });
  if (expected !== undefined) compareMoves(parts, { entry, expected });
  if (facts !== null && kind === 'earn' && opened !== undefined) facts.own.push(opened);
  if (facts !== null && kind === 'redeem') {
    const isPayers = owner === parts.book.ownerOf(facts.customer ?? '');
    facts.taken.push({ isPayers, moves });
  }
  parts.book.post(entry);
  return entry;
}

/** An operation's reason is that of its entries. */
function reasonOf({ operation }: Told): string | null {
  return operation?.reason ?? null;
}

function checkStep({ differences }: Parts, { event, owner, told, step }: Told): void {
  if (step === null) return;
  const place = { member: owner.uid, entry: textOf(told['uid']), event: event.seq };
  const [kind, points] = [textOf(told['kind']), numberOf(told['points'])];
  if (step === 'none') {
    differences.add('entry', { expected: null, found: `${kind} ${points}` }, place);
    return;
  }
  differences.check('kind', { expected: step.kind, found: kind }, place);
  differences.check('points', { expected: step.points, found: points }, place);
  const found = numberOrNull(told['programmeVersion']);
  differences.check('rule version', { expected: step.version, found }, place);
}

/** The lots that a step names, and the lot it opens, filled. */
function movesWanted(step: Step | null, opened: BookLot | undefined): readonly Move[] | undefined {
  if (step?.moves === undefined || step.opens === undefined) return step?.moves;
  return opened === undefined
    ? step.moves
    : [...step.moves, { lot: opened, points: step.opens.amount }];
}

/** Undoing takes from the lots of what it undoes: its sums are proved, not its lots. */
function movesByKind(
  { owner, day, operation, isBroughtOver }: Told,
  { entry, opened }: { readonly entry: BookEntry; readonly opened: BookLot | undefined },
): readonly Move[] | undefined {
  const { kind, points, moves } = entry;
  if (operation?.kind === 'undo' && (opened === undefined || points < 0)) return undefined;
  if (isBroughtOver && (day === '' || points < 0)) return undefined;
  return movesOf({ kind, points, owner, day, opened, moves });
}

function openLot(parts: Parts, one: Told, expected: Opened | undefined): BookLot | undefined {
  const { differences, book } = parts;
  const { owner, sale, event } = one;
  if (one.told['opens'] === undefined) {
    if (expected !== undefined) {
      const place = { member: owner.uid, event: event.seq };
      differences.add('lot', { expected: expected.amount, found: null }, place);
    }
    return undefined;
  }
  const told = factsOf(one.told['opens']);
  const idleMonths = numberOrNull(told['idleMonths']);
  const expiresOn = textOrNull(told['expiresOn']);
  const lot = book.add({
    uid: textOf(told['uid']),
    owner,
    amount: numberOf(told['amount']),
    earnedAt: numberOf(told['earnedAt']),
    activeFrom: textOf(told['activeFrom']),
    expiresOn,
    idleMonths,
    firstExpiresOn: idleMonths === null ? null : expiresOn,
    version: numberOf(told['programmeVersion']),
    sale,
  });
  const right = expected ?? byKind(parts, one, lot);
  if (right === undefined) return lot;
  const place = { member: owner.uid, lot: lot.uid, event: event.seq };
  for (const [name, value] of Object.entries(right)) {
    const found = lot[name as keyof Opened];
    differences.check(`lot ${name}`, { expected: value, found }, place);
  }
  return lot;
}

/** What a lot must be that no sale and no return opens. */
function byKind(parts: Parts, one: Told, lot: BookLot): Partial<Opened> | undefined {
  const version = parts.versions.get(lot.version);
  const { event, operation } = one;
  if (version === undefined) return undefined;
  const amount = numberOf(one.told['points']);
  if (one.told['kind'] === 'opening') {
    return { amount, earnedAt: event.at, ...daysOf(version, event.day) };
  }
  if (operation?.kind === 'bonus') return { amount, earnedAt: event.at, activeFrom: event.day };
  if (operation?.kind !== 'transfer') return undefined;
  const from = operation.given.shift();
  if (from === undefined) return { amount: 0 };
  const { earnedAt, activeFrom, expiresOn, idleMonths, version: rules } = from.lot;
  return { amount: -from.points, earnedAt, activeFrom, expiresOn, idleMonths, version: rules };
}

function listedMoves({ book, differences }: Parts, one: Told): Move[] {
  return listOf(one.told['movements']).flatMap((told) => {
    const uid = textOf(told['lot']);
    const lot = book.lot(uid);
    if (lot !== undefined) return { lot, points: numberOf(told['points']) };
    const place = { member: one.owner.uid, lot: uid, event: one.event.seq };
    differences.add('lot', { expected: null, found: uid }, place);
    return [];
  });
}

function compareMoves(
  { differences }: Parts,
  { entry, expected }: { readonly entry: BookEntry; readonly expected: readonly Move[] },
): void {
  const left = new Map(expected.map(({ lot, points }) => [lot, points]));
  const check = (lot: BookLot, wanted: number, found: number) => {
    const { uid, owner, event } = entry;
    const place = { member: owner.uid, entry: uid, event, lot: lot.uid };
    differences.check('points moved of the lot', { expected: wanted, found }, place);
  };
  for (const { lot, points } of entry.moves) {
    check(lot, left.get(lot) ?? 0, points);
    left.delete(lot);
  }
  for (const [lot, points] of left) check(lot, points, 0);
}
