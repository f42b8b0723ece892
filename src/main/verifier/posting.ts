import type { Differences } from './differences.ts';
import { daysOf, type Version } from './earning.ts';
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
import { balanceOf, type BookLot, type LotBook, type Move, type Owner } from './lot-book.ts';
import type { Sale } from './sale-facts.ts';
import { movesOf } from './moves.ts';

/** An event without its data. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: number;
  readonly day: string;
  readonly staffId: number | null;
}

export interface Parts {
  readonly book: LotBook;
  readonly versions: ReadonlyMap<number, Version>;
  readonly differences: Differences;
}

/** An entry that a sale or a return must bring. */
export interface Step {
  readonly kind: string;
  readonly points: number;
  readonly version: number | null;
  /** Lots it must move; absent = what its kind says. */
  readonly moves?: readonly Move[];
  /** The lot that it must open. */
  readonly opens?: Opened;
}

/** What a new lot must be. */
export interface Opened {
  readonly amount: number;
  readonly earnedAt: number;
  readonly activeFrom: string;
  readonly expiresOn: string | null;
  readonly version: number;
}

/** What must be posted for a sale or a return. */
export interface Awaited {
  readonly sale: string;
  /** The sale's facts, which get its lots; for a return those of the original. */
  readonly facts: Sale | null;
  readonly customer: string | null;
  readonly event: number;
  readonly steps: readonly Step[];
  /** Taking back is worked out once what is given back is in its lots. */
  readonly later?: () => readonly Step[];
  readonly balanceAfter: number | null;
}

/** Replays one event of posted points, and compares it with what was to be posted. */
export function checkPosting(
  parts: Parts,
  event: LoggedEvent,
  posting: { readonly data: Facts; readonly awaited: Awaited | null },
): void {
  const { data, awaited } = posting;
  const owner = parts.book.ownerOf(textOf(data['member']));
  const sale = textOrNull(data['sale']);
  const place = { member: owner.uid, event: event.seq };
  if (awaited !== null && awaited.customer !== null) {
    const expected = parts.book.ownerOf(awaited.customer).uid;
    parts.differences.check('member of the points', { expected, found: owner.uid }, place);
  }
  const steps = [...(awaited?.steps ?? [])];
  let later = awaited?.later;
  for (const told of listOf(data['entries'])) {
    if (steps.length === 0 && later !== undefined) {
      steps.push(...later());
      later = undefined;
    }
    const step = awaited === null ? null : (steps.shift() ?? 'none');
    checkEntry(parts, { event, owner, sale, told, step, facts: awaited?.facts ?? null });
  }
  for (const missing of [...steps, ...(later?.() ?? [])]) {
    const expected = `${missing.kind} ${missing.points}`;
    parts.differences.add('entry', { expected, found: null }, place);
  }
  if (awaited !== null) checkBalance(parts, event, { owner, expected: awaited.balanceAfter });
}

/** What a sale says is left must be what the lots hold. */
export function checkBalance(
  { differences }: Parts,
  event: LoggedEvent,
  { owner, expected }: { readonly owner: Owner; readonly expected: number | null },
): void {
  if (expected === null) return;
  const right = balanceOf(owner, event.day);
  const place = { member: owner.uid, event: event.seq };
  differences.check('balance after the sale', { expected: right, found: expected }, place);
}

interface Told {
  readonly event: LoggedEvent;
  readonly owner: Owner;
  readonly sale: string | null;
  readonly told: Facts;
  /** What it must be: null = nothing is known of it, 'none' = it must not be there. */
  readonly step: Step | 'none' | null;
  readonly facts: Sale | null;
}

function checkEntry(parts: Parts, one: Told): void {
  const { differences, book } = parts;
  const { event, owner, sale, told, step, facts } = one;
  const [kind, points] = [textOf(told['kind']), numberOf(told['points'])];
  const place = { member: owner.uid, entry: textOf(told['uid']), event: event.seq };
  if (step === 'none') {
    differences.add('entry', { expected: null, found: `${kind} ${points}` }, place);
  } else if (step !== null) {
    differences.check('kind', { expected: step.kind, found: kind }, place);
    differences.check('points', { expected: step.points, found: points }, place);
    const found = numberOrNull(told['programmeVersion']);
    differences.check('rule version', { expected: step.version, found }, place);
  }
  const known = step === 'none' ? null : step;
  const opened = openLot(parts, one, known?.opens);
  const moves = listedMoves(parts, one);
  const isBroughtOver = sale !== null && step === null;
  const asked = { kind, points, owner, day: event.day, opened, moves };
  const expected = movesWanted(known, opened) ?? (isBroughtOver ? undefined : movesOf(asked));
  if (expected !== undefined) compareMoves(parts, { place, expected, moves, opened });
  if (facts !== null && kind === 'earn' && opened !== undefined) facts.own.push(opened);
  if (facts !== null && kind === 'redeem') facts.taken.push(...moves);
  const at = isBroughtOver ? (opened?.earnedAt ?? null) : event.at;
  book.post({
    uid: place.entry,
    owner,
    kind,
    points,
    at,
    day: isBroughtOver ? null : event.day,
    staffId: event.staffId,
    sale,
    version: numberOrNull(told['programmeVersion']),
    reason: textOrNull(told['reason']),
    detail: told['detail'] === undefined ? null : sortedText(told['detail']),
    moves,
    event: event.seq,
    isBroughtOver,
  });
}

/** The lots that a step names, and the lot it opens, filled. */
function movesWanted(step: Step | null, opened: BookLot | undefined): readonly Move[] | undefined {
  if (step?.moves === undefined || step.opens === undefined) return step?.moves;
  return opened === undefined
    ? step.moves
    : [...step.moves, { lot: opened, points: step.opens.amount }];
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
  const lot = book.add({
    uid: textOf(told['uid']),
    owner,
    amount: numberOf(told['amount']),
    earnedAt: numberOf(told['earnedAt']),
    activeFrom: textOf(told['activeFrom']),
    expiresOn: textOrNull(told['expiresOn']),
    version: numberOf(told['programmeVersion']),
    sale,
  });
  const right = expected ?? dated(parts, one, lot);
  if (right === undefined) return lot;
  const place = { member: owner.uid, lot: lot.uid, event: event.seq };
  for (const name of ['amount', 'earnedAt', 'activeFrom', 'expiresOn', 'version'] as const) {
    differences.check(`lot ${name}`, { expected: right[name], found: lot[name] }, place);
  }
  return lot;
}

/** An opening's lot lives by the programme of its day, as one earned then does. */
function dated({ versions }: Parts, one: Told, lot: BookLot): Opened | undefined {
  const version = versions.get(lot.version);
  if (one.told['kind'] !== 'opening' || version === undefined) return undefined;
  const { event } = one;
  return {
    amount: numberOf(one.told['points']),
    earnedAt: event.at,
    version: lot.version,
    ...daysOf(version, event.day),
  };
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
  one: {
    readonly place: { member: string; entry: string; event: number };
    readonly expected: readonly Move[];
    readonly moves: readonly Move[];
    readonly opened: BookLot | undefined;
  },
): void {
  const wanted = new Map(one.expected.map(({ lot, points }) => [lot, points]));
  for (const { lot, points } of one.moves) {
    const expected = wanted.get(lot) ?? 0;
    wanted.delete(lot);
    const place = { ...one.place, lot: lot.uid };
    differences.check('points moved of the lot', { expected, found: points }, place);
  }
  for (const [lot, expected] of wanted) {
    if (expected === 0) continue;
    const place = { ...one.place, lot: lot.uid };
    differences.add('points moved of the lot', { expected, found: 0 }, place);
  }
}
