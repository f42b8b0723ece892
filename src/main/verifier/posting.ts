import { type Awaited, isDone, type LoggedEvent, type Parts, type Step } from './awaited.ts';
import { checkEntry } from './entry.ts';
import { type Facts, listOf, numberOf, sortedText, textOf, textOrNull } from './facts.ts';
import { daysBefore, monthsAfter } from './exact.ts';
import { balanceOf, type Owner, spendable, take } from './lot-book.ts';
import type { Operations } from './operations.ts';
import { checkEarning } from './sale-earning.ts';

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

interface Posting {
  readonly data: Facts;
  /** What is awaited of the sale it is for; null = nothing is known of that. */
  readonly awaited: Awaited | null;
  readonly operations: Operations;
}

/**
 * Replays one event of posted points, and compares it with what was to be posted. Returns whether
 * all that was awaited is there. The household's part of a sale or return comes before the own.
 */
export function checkPosting(parts: Parts, event: LoggedEvent, posting: Posting): boolean {
  const { data, awaited, operations } = posting;
  const owner = parts.book.ownerOf(textOf(data['member']));
  const sale = textOrNull(data['sale']);
  const place = { member: owner.uid, event: event.seq };
  checkWhose(parts, event, { data, awaited, owner });
  const operation = operations.of(data, event.seq);
  const isBroughtOver = sale !== null && awaited === null;
  const day = isBroughtOver ? dayBroughtOver(parts, data) : event.day;
  const steps: Step[] = [];
  for (const told of listOf(data['entries'])) {
    const step: Step | 'none' | null =
      awaited === null ? null : (nextStep(awaited, { owner, told, day }) ?? 'none');
    if (step !== null && step !== 'none') steps.push(step);
    const facts = awaited?.facts ?? null;
    if (facts !== null && told['kind'] === 'earn') noteEarning(parts, event, { facts, told });
    const one = { event, day, owner, sale, told, step, facts, operation, isBroughtOver };
    const entry = checkEntry(parts, one);
    if (operation !== undefined) operations.add(operation, owner, entry);
    // At once: what is taken back next comes out of the lots in their new order.
    const end = step === null || step === 'none' ? undefined : step.extends;
    if (end !== undefined) parts.book.extend(end.lot, end.expiresOn);
  }
  checkMovedOn(parts, { data, owner, day, steps, place });
  if (awaited === null) return false;
  if (owner !== awaited.customer && !isDone(awaited)) return false;
  for (const missing of missingOf(awaited)) {
    parts.differences.add('entry', { expected: missing, found: null }, place);
  }
  checkBalance(parts, event, { owner: awaited.customer, expected: awaited.balanceAfter });
  return true;
}

/** Replays one event of points that lapsed, of many members: only what was past its last day. */
export function checkExpiry(parts: Parts, event: LoggedEvent, data: Facts): void {
  const day = textOf(data['day']);
  if (day > event.day) {
    const values = { expected: event.day, found: day };
    parts.differences.add('day of the expiry', values, { event: event.seq });
  }
  const nothing = { sale: null, step: null, facts: null, operation: undefined } as const;
  for (const told of listOf(data['entries'])) {
    const owner = parts.book.ownerOf(textOf(told['member']));
    checkEntry(parts, { ...nothing, event, day, owner, told, isBroughtOver: false });
  }
}

/** The payer's own points, or those of the payer's household. */
function checkWhose(
  { differences, book }: Parts,
  event: LoggedEvent,
  one: { readonly data: Facts; readonly awaited: Awaited | null; readonly owner: Owner },
): void {
  const { data, awaited, owner } = one;
  if (awaited === null || owner === awaited.customer) return;
  const payer = textOrNull(data['payer']);
  const found = payer === null ? owner.uid : book.ownerOf(payer).uid;
  const place = { member: owner.uid, event: event.seq };
  differences.check('member of the points', { expected: awaited.customer.uid, found }, place);
}

/** What the next entry of an owner must be; it is no longer awaited. */
function nextStep(
  awaited: Awaited,
  next: { readonly owner: Owner; readonly told: Facts; readonly day: string },
): Step | undefined {
  const { owner, told, day } = next;
  if (awaited.redeem > 0 && told['kind'] === 'redeem') {
    const isOwn = owner === awaited.customer;
    const points = isOwn ? -awaited.redeem : numberOf(told['points']);
    awaited.redeem += points;
    const version = awaited.facts?.version ?? null;
    const moves = take(spendable(owner, day), -points);
    return { owner, kind: 'redeem', points, version, moves };
  }
  const at = awaited.steps.findIndex((step) => step.owner === owner);
  if (at >= 0) return awaited.steps.splice(at, 1)[0];
  if (owner !== awaited.customer || awaited.later === null) return undefined;
  awaited.steps.push(...awaited.later());
  awaited.later = null;
  return awaited.steps.shift();
}

function missingOf(awaited: Awaited): string[] {
  const steps = [...awaited.steps, ...(awaited.later?.() ?? [])];
  return [
    ...(awaited.redeem === 0 ? [] : [`redeem ${-awaited.redeem}`]),
    ...steps.map(({ kind, points }) => `${kind} ${points}`),
  ];
}

/** What was noted with an earning decides what it must be; it is kept for returns. */
function noteEarning(
  parts: Parts,
  event: LoggedEvent,
  one: { readonly facts: NonNullable<Awaited['facts']>; readonly told: Facts },
): void {
  const detail = one.told['detail'];
  if (typeof detail !== 'object' || detail === null) return;
  one.facts.noted = detail as Facts;
  checkEarning(parts, event, one.facts);
}

/** The business day of a purchase of another system, by the lot that it opened. */
function dayBroughtOver({ versions }: Parts, data: Facts): string {
  for (const told of listOf(data['entries'])) {
    const opens = told['opens'];
    if (typeof opens !== 'object' || opens === null) continue;
    const { activeFrom, programmeVersion } = opens as Facts;
    const rules = versions.get(numberOf(programmeVersion))?.rules ?? {};
    return daysBefore(textOf(activeFrom), numberOf(rules['activeAfterDays']));
  }
  return '';
}

interface MovedOn {
  readonly data: Facts;
  readonly owner: Owner;
  readonly day: string;
  readonly steps: readonly Step[];
  readonly place: { readonly member: string; readonly event: number };
}

/** Whoever earns or redeems moves on the points that lapse by idleness, and nobody else does. */
function checkMovedOn({ book, differences }: Parts, one: MovedOn): void {
  const { data, owner, day, steps, place } = one;
  const isActive = listOf(data['entries']).some(({ kind }) =>
    ['earn', 'redeem', 'gift'].includes(textOf(kind)),
  );
  const moved = new Map<number, string>();
  for (const lot of isActive ? [...owner.open] : []) {
    if (lot.idleMonths === null || lot.expiresOn === null) continue;
    const expiresOn = monthsAfter(day, lot.idleMonths);
    if (lot.expiresOn < day || lot.expiresOn >= expiresOn) continue;
    book.extend(lot, expiresOn);
    moved.set(lot.idleMonths, expiresOn);
  }
  const idle = [...moved].map(([months, expiresOn]) => ({ months, expiresOn, day }));
  const found = listOf(data['idle']).toSorted(
    (a, b) => numberOf(a['months']) - numberOf(b['months']),
  );
  idle.sort((a, b) => a.months - b.months);
  differences.check('moved on', { expected: sortedText(idle), found: sortedText(found) }, place);
  const later: Facts[] = [];
  for (const { extends: end } of steps) {
    if (end === undefined) continue;
    later.push({ lot: end.lot.uid, expiresOn: end.expiresOn });
  }
  const told = sortedText(data['extended'] ?? []);
  differences.check(
    'moved on with what came back',
    { expected: sortedText(later), found: told },
    place,
  );
}
