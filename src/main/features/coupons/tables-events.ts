import type { CouponIssue, CouponSegment } from '../../../contract/coupons.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A member who may get a coupon. */
export interface Candidate {
  readonly id: number;
  readonly uid: string;
}

/** Whether a member bought before, or in another sale. */
export function hasOtherSale(
  db: Db,
  sale: { readonly saleId: number; readonly memberId: number },
): boolean {
  return (
    db.get(
      `SELECT 1 AS found FROM sales
       WHERE member_id = :memberId AND kind = 'sale' AND id <> :saleId LIMIT 1`,
      { ...sale },
    ) !== undefined
  );
}

export function candidateByUid(
  db: Db,
  uid: string,
): (Candidate & { readonly tier: string }) | undefined {
  return db.get(
    `SELECT coalesce(survivor.id, member.id) AS id, coalesce(survivor.uid, member.uid) AS uid,
       coalesce(survivor.tier, member.tier) AS tier
     FROM members AS member LEFT JOIN members AS survivor ON survivor.id = member.merged_into_id
     WHERE member.uid = :uid`,
    { uid },
  );
}

interface Page {
  readonly afterId: number;
  readonly limit: number;
}

/** Members after an id who celebrate on one of two days of the year (`MM-DD`). */
export function selectBornOn(
  db: Db,
  days: { readonly one: string; readonly other: string } & Page,
): Candidate[] {
  return db.all<Candidate>(
    `SELECT id, uid FROM members
     WHERE birthday IS NOT NULL AND substr(birthday, -5) IN (:one, :other)
       AND id > :afterId AND is_active = 1
     ORDER BY id LIMIT :limit`,
    { ...days },
  );
}

/** Members after an id in the order of their ids, with their last visit: to find who lapsed. */
export function selectVisits(
  db: Db,
  page: Page,
): (Candidate & { readonly isActive: number; readonly lastVisitDay: BusinessDay | null })[] {
  return db.all(
    `SELECT id, uid, is_active AS isActive, last_visit_day AS lastVisitDay
     FROM members WHERE id > :afterId ORDER BY id LIMIT :limit`,
    { ...page },
  );
}

interface SegmentPage extends CouponSegment, Page {}

/** Members of a segment after an id. */
export function selectSegment(db: Db, page: SegmentPage): Candidate[] {
  const { tag, tier, onlyContactable, ...rest } = page;
  const wanted = { tier, onlyContactable: onlyContactable ? 1 : 0, ...rest };
  return tag === null
    ? db.all<Candidate>(
        `SELECT id, uid FROM members
         WHERE id > :afterId AND is_active = 1 AND (:tier IS NULL OR tier = :tier)
           AND (:onlyContactable = 0 OR is_no_contact = 0)
         ORDER BY id LIMIT :limit`,
        wanted,
      )
    : db.all<Candidate>(
        `SELECT member.id, member.uid
         FROM member_tags AS tagged JOIN members AS member ON member.id = tagged.member_id
         WHERE tagged.tag = :tag AND tagged.member_id > :afterId AND member.is_active = 1
           AND (:tier IS NULL OR member.tier = :tier)
           AND (:onlyContactable = 0 OR member.is_no_contact = 0)
         ORDER BY tagged.member_id LIMIT :limit`,
        { ...wanted, tag },
      );
}

export function countSegment(db: Db, segment: CouponSegment): number {
  const { tag, tier, onlyContactable } = segment;
  const wanted = { tier, onlyContactable: onlyContactable ? 1 : 0 };
  const row =
    tag === null
      ? db.get<{ n: number }>(
          `SELECT count(*) AS n FROM members
           WHERE is_active = 1 AND (:tier IS NULL OR tier = :tier)
             AND (:onlyContactable = 0 OR is_no_contact = 0)`,
          wanted,
        )
      : db.get<{ n: number }>(
          `SELECT count(*) AS n
           FROM member_tags AS tagged JOIN members AS member ON member.id = tagged.member_id
           WHERE tagged.tag = :tag AND member.is_active = 1
             AND (:tier IS NULL OR member.tier = :tier)
             AND (:onlyContactable = 0 OR member.is_no_contact = 0)`,
          { ...wanted, tag },
        );
  return row?.n ?? 0;
}

/** Events after a number, in their order. */
export function selectEvents(
  db: Db,
  page: { readonly afterSeq: number; readonly limit: number },
): { readonly seq: number; readonly type: string; readonly data: string }[] {
  return db.all(
    `SELECT seq, type, CASE WHEN type IN ('member.enrolled', 'tier.changed') THEN data ELSE '' END
       AS data
     FROM event_log WHERE seq > :afterSeq ORDER BY seq LIMIT :limit`,
    { ...page },
  );
}

export function lastEventSeq(db: Db): number {
  return db.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM event_log')?.seq ?? 0;
}

/** How far the events of a campaign are looked at. */
export interface EventPlace {
  readonly eventsThrough: BusinessDay | null;
  readonly eventsSeq: number | null;
  readonly lapseDay: BusinessDay | null;
  readonly lapseAfterId: number;
}

export function saveEventPlace(db: WritableDb, row: EventPlace & { readonly id: number }): void {
  const { id, eventsThrough, eventsSeq, lapseDay, lapseAfterId } = row;
  db.run(
    `UPDATE coupon_campaigns SET events_through = :eventsThrough, events_seq = :eventsSeq,
       lapse_day = :lapseDay, lapse_after_id = :lapseAfterId WHERE id = :id`,
    { id, eventsThrough, eventsSeq, lapseDay, lapseAfterId },
  );
}

/** A run as its table has it. */
export interface IssueRow extends Omit<CouponIssue, 'segment'> {
  readonly uid: string;
  readonly segment: string;
  readonly afterMemberId: number;
}

const ISSUE = `SELECT id, uid, campaign_id AS campaignId, segment, state,
    after_member_id AS afterMemberId, looked, total, issued, skipped, started_at AS startedAt
  FROM coupon_issues`;

export function insertIssue(
  db: WritableDb,
  row: {
    readonly uid: string;
    readonly campaignId: number;
    readonly segment: string;
    readonly total: number;
    readonly at: UtcMs;
    readonly by: number | null;
  },
): number {
  return db.run(
    `INSERT INTO coupon_issues (uid, campaign_id, segment, state, total, started_at, started_by)
     VALUES (:uid, :campaignId, :segment, 'running', :total, :at, :by)`,
    { ...row },
  ).lastId;
}

export function selectIssue(db: Db, id: number): IssueRow | undefined {
  return db.get<IssueRow>(`${ISSUE} WHERE id = :id`, { id });
}

export function selectIssues(db: Db, campaignId: number): IssueRow[] {
  return db.all<IssueRow>(`${ISSUE} WHERE campaign_id = :campaignId ORDER BY id DESC LIMIT 50`, {
    campaignId,
  });
}

/** The oldest run that is not done. */
export function selectRunning(db: Db): IssueRow | undefined {
  return db.get<IssueRow>(`${ISSUE} WHERE state = 'running' ORDER BY id LIMIT 1`);
}

export function saveIssue(
  db: WritableDb,
  row: Pick<IssueRow, 'id' | 'state' | 'afterMemberId' | 'looked' | 'issued' | 'skipped'>,
): void {
  const { id, state, afterMemberId, looked, issued, skipped } = row;
  db.run(
    `UPDATE coupon_issues SET state = :state, after_member_id = :afterMemberId,
       looked = :looked, issued = :issued, skipped = :skipped WHERE id = :id`,
    { id, state, afterMemberId, looked, issued, skipped },
  );
}
