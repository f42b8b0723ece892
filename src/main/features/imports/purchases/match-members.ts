import type { PurchaseMap, RejectReason } from '../../../../contract/imports.ts';
import type { UtcMs } from '../../../../contract/kernel/time.ts';
import {
  foldCardNo,
  insertMember,
  isCardHere,
  issueCardNo,
  memberForSale,
  memberHolding,
  phoneOf,
  recordVisit,
} from '../../members/face.ts';
import type { JobProgress } from '../../../store/context.ts';
import type { ImportRun } from '../import-run.ts';
import { insertMemberKey, memberOfSource } from '../tables.ts';
import { saveStagedMember, type StagedMember, stagedMembersAfter } from '../tables-staged.ts';
import { DayKeeper } from './day-keeper.ts';

const PER_STEP = 8;
const MAX_NAME = 120;

/** A customer's number as this store keeps it. */
type Key =
  | { readonly kind: 'external'; readonly code: string }
  | { readonly kind: 'card'; readonly cardNo: string }
  | { readonly kind: 'phone'; readonly phone: string };

/** Finds each customer by the kind of number the map says, or makes a member. */
export function* matchMembers(run: ImportRun, map: PurchaseMap): Generator<JobProgress, void> {
  const { db } = run.context;
  const days = new DayKeeper(run.context.till);
  let after = 0;
  for (;;) {
    const some = stagedMembersAfter(db, after, PER_STEP);
    const last = some.at(-1);
    if (last === undefined) return;
    after = last.id;
    const made: string[] = [];
    for (const staged of some) {
      const found = match({ run, map, days, made }, staged);
      saveStagedMember(db, { id: staged.id, ...found });
    }
    if (made.length > 0)
      run.context.log('members.imported', { run: run.ensureRun(), members: made });
    yield { phase: 'members', done: after, total: 0 };
  }
}

interface Parts {
  readonly run: ImportRun;
  readonly map: PurchaseMap;
  readonly days: DayKeeper;
  /** Uids of those who were made in this step. */
  readonly made: string[];
}

function match(
  parts: Parts,
  staged: StagedMember,
): { readonly memberId: number | null; readonly problem: RejectReason | null } {
  const key = keyOf(parts, staged.code);
  if (key === undefined) return { memberId: null, problem: 'memberUnreadable' };
  const known = find(parts, key);
  if (known !== undefined) return { memberId: known, problem: null };
  if (parts.map.unknownMembers === 'reject') return { memberId: null, problem: 'memberUnknown' };
  return { memberId: create(parts, staged, key), problem: null };
}

function keyOf({ map, run }: Parts, code: string): Key | undefined {
  if (map.memberType === 'external') return { kind: 'external', code };
  if (map.memberType === 'card') {
    const cardNo = foldCardNo(code);
    return isCardHere(run.context.db, cardNo) ? { kind: 'card', cardNo } : undefined;
  }
  const phone = phoneOf(run.context.till, code);
  return phone === null ? undefined : { kind: 'phone', phone };
}

function find({ run }: Parts, key: Key): number | undefined {
  const { db } = run.context;
  const id =
    key.kind !== 'external'
      ? memberHolding(db, key.kind === 'card' ? { cardNo: key.cardNo } : { phone: key.phone })
      : run.sourceId === undefined
        ? undefined
        : memberOfSource(db, { sourceId: run.sourceId, code: key.code });
  return id === undefined ? undefined : memberForSale(db, id)?.id;
}

/** Nobody consented to anything here: the shop asks when the person comes. */
function create({ run, days, made }: Parts, staged: StagedMember, key: Key): number {
  const { context } = run;
  run.ensureRun();
  run.counts.members += 1;
  const uid = context.newUid();
  made.push(uid);
  const memberId = insertMember(context.db, {
    uid,
    name: (staged.name === '' ? staged.code : staged.name).slice(0, MAX_NAME),
    phone: key.kind === 'phone' ? key.phone : null,
    cardNo: key.kind === 'card' ? key.cardNo : issueCardNo(context),
    email: null,
    birthday: null,
    tier: 'standard',
    joinedDay: days.dayOf(staged.firstAt),
    lastVisitAt: staged.lastAt,
    lastVisitDay: days.dayOf(staged.lastAt),
    consentAt: null,
    createdAt: context.now,
    createdBy: context.session?.staffId ?? null,
  });
  if (key.kind === 'external') {
    insertMemberKey(context.db, { sourceId: run.ensureSource(), code: key.code, memberId });
  }
  context.changed('members');
  return memberId;
}

/** Notes the last purchase of everybody who bought. */
export function* visitMembers(run: ImportRun): Generator<JobProgress, void> {
  const { context } = run;
  const days = new DayKeeper(context.till);
  let after = 0;
  for (;;) {
    const some = stagedMembersAfter(context.db, after, 50);
    const last = some.at(-1);
    if (last === undefined) return;
    after = last.id;
    for (const { memberId, lastAt } of some) {
      if (memberId !== null) visit(run, { memberId, at: lastAt, days });
    }
    yield { phase: 'finish', done: after, total: 0 };
  }
}

/** What thousands of members' screens would be told: they ask again when the import is done. */
function nobodyWaits(): void {}

function visit(
  run: ImportRun,
  {
    memberId,
    at,
    days,
  }: { readonly memberId: number; readonly at: UtcMs; readonly days: DayKeeper },
): void {
  const today = days.dayOf(at);
  recordVisit({ ...run.context, now: at, today, changed: nobodyWaits }, memberId);
}
