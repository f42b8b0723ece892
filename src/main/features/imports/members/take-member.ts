import type { MemberMap, RejectReason } from '../../../../contract/imports.ts';
import { postOpening } from '../../loyalty/face.ts';
import {
  addNote,
  changeMember,
  insertMember,
  issueCardNo,
  memberHolding,
  memberToChange,
} from '../../members/face.ts';
import { noteImportedTier } from '../../tiers/face.ts';
import type { ReadRow } from '../each-row.ts';
import type { ImportRun } from '../import-run.ts';
import type { MemberFact } from '../rules/member-row.ts';
import type { RowReading } from '../rules/purchase-row.ts';
import { insertMemberKey, memberOfSource } from '../tables.ts';
import { type CheckedMember, checkMember } from './check-member.ts';

type Refused = Extract<RowReading<never>, { ok: false }>;
const wrong = (reason: RejectReason, detail: string) => ({ ok: false, reason, detail }) as const;

/** Takes members in, one row at a time; {@link close} logs those of a step. */
export class MemberTaker {
  private readonly run: ImportRun;
  private readonly map: MemberMap;
  private made: string[] = [];

  constructor(run: ImportRun, map: MemberMap) {
    this.run = run;
    this.map = map;
  }

  take({ line, cells, fact }: ReadRow<MemberFact>): void {
    const checked = checkMember(this.run.context, fact);
    const done = checked.ok ? this.book(checked.fact) : checked;
    if (done.ok) return;
    this.run.reject({ line, reason: done.reason, detail: done.detail, cells });
  }

  close(): void {
    if (this.made.length === 0) return;
    const { context } = this.run;
    context.log('members.imported', { run: this.run.ensureRun(), members: this.made });
    context.changed('members');
    this.made = [];
  }

  private book(member: CheckedMember): { readonly ok: true } | Refused {
    const known = this.find(member);
    if (known === undefined) {
      this.create(member);
      this.run.counts.imported += 1;
      return { ok: true };
    }
    if (member.external !== '') this.keepKey(member.code, known);
    const change = this.map.duplicates === 'update' ? this.update(known, member) : 'same';
    if (change !== 'same' && change !== 'changed') return change;
    if (change === 'changed') this.run.counts.imported += 1;
    else this.run.counts.duplicates += 1;
    return { ok: true };
  }

  /** By the source's number, then the card, then the phone. */
  private find(member: CheckedMember): number | undefined {
    const { context, sourceId } = this.run;
    const bySource =
      sourceId === undefined
        ? undefined
        : memberOfSource(context.db, { sourceId, code: member.code });
    const { cardNo, phone } = member;
    return (
      bySource ??
      (cardNo === null ? undefined : memberHolding(context.db, { cardNo })) ??
      (phone === null ? undefined : memberHolding(context.db, { phone }))
    );
  }

  private create(member: CheckedMember): void {
    const { run } = this;
    const { context } = run;
    run.ensureRun();
    run.counts.members += 1;
    const uid = context.newUid();
    const memberId = insertMember(context.db, {
      uid,
      name: member.name,
      phone: member.phone,
      cardNo: member.cardNo ?? issueCardNo(context),
      email: member.email,
      birthday: member.birthday,
      tier: member.tier ?? 'standard',
      joinedDay: member.joined ?? context.today,
      lastVisitAt: null,
      lastVisitDay: null,
      consentAt: null,
      createdAt: context.now,
      createdBy: context.session?.staffId ?? null,
    });
    this.made.push(uid);
    noteImportedTier(context, { memberId, from: 'standard', to: member.tier ?? 'standard' });
    this.keepKey(member.code, memberId);
    if (member.note !== '') {
      const requestId = context.newUid();
      addNote(context, { requestId, memberId, kind: 'note', text: member.note });
    }
    if (member.points > 0)
      postOpening(context, { memberId, memberUid: uid, points: member.points });
  }

  private keepKey(code: string, memberId: number): void {
    const { run } = this;
    const { sourceId } = run;
    const isKept =
      sourceId !== undefined && memberOfSource(run.context.db, { sourceId, code }) !== undefined;
    if (!isKept) insertMemberKey(run.context.db, { sourceId: run.ensureSource(), code, memberId });
  }

  /** What the row tells replaces what was there; what it leaves empty stays. Points stay. */
  private update(memberId: number, row: CheckedMember): 'same' | 'changed' | Refused {
    const { context } = this.run;
    const found = memberToChange(context.db, memberId);
    if (!found.ok) return 'same';
    const member = found.value;
    if (row.phone !== null && row.phone !== member.phone) {
      const holder = memberHolding(context.db, { phone: row.phone });
      if (holder !== undefined && holder !== member.id) return wrong('phoneTaken', row.phone);
    }
    const changed = changeMember(context, member, {
      name: row.name,
      ...(row.phone === null ? {} : { phone: row.phone }),
      ...(row.email === null ? {} : { email: row.email }),
      ...(row.birthday === null ? {} : { birthday: row.birthday }),
      ...(row.tier === null ? {} : { tier: row.tier }),
      ...(row.joined === null ? {} : { joinedDay: row.joined }),
    });
    if (changed.fields.length === 0) return 'same';
    noteImportedTier(context, { memberId, from: member.tier, to: row.tier ?? member.tier });
    this.run.ensureRun();
    const { version, fields } = changed;
    context.log('member.changed', { memberUid: member.uid, version, fields, ownFields: [] });
    return 'changed';
  }
}
