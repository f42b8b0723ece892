import type { CampaignRow, CouponTerms } from '../../../contract/coupons.ts';
import { couponTerms } from '../../../contract/coupons.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A campaign as its table has it. */
export interface Campaign {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly state: CampaignRow['state'];
  readonly isVoid: boolean;
  readonly terms: CouponTerms;
  readonly version: number;
  readonly createdAt: UtcMs;
  readonly activatedAt: UtcMs | null;
  readonly activatedDay: BusinessDay | null;
  readonly endedAt: UtcMs | null;
  readonly eventsThrough: BusinessDay | null;
  readonly eventsSeq: number | null;
  readonly lapseDay: BusinessDay | null;
  readonly lapseAfterId: number;
}

type StoredCampaign = Omit<Campaign, 'terms' | 'isVoid'> & {
  readonly terms: string;
  readonly isVoid: number;
};

const CAMPAIGN = `SELECT id, uid, name, state, is_void AS isVoid, terms, version,
    created_at AS createdAt, activated_at AS activatedAt, activated_day AS activatedDay,
    ended_at AS endedAt, events_through AS eventsThrough, events_seq AS eventsSeq,
    lapse_day AS lapseDay, lapse_after_id AS lapseAfterId
  FROM coupon_campaigns`;

/** Terms as they are stored. */
export function parseTerms(terms: string): CouponTerms {
  return couponTerms.parse(JSON.parse(terms));
}

function toCampaign(row: StoredCampaign): Campaign {
  return { ...row, isVoid: row.isVoid === 1, terms: parseTerms(row.terms) };
}

export function selectCampaign(db: Db, campaignId: number): Campaign | undefined {
  const row = db.get<StoredCampaign>(`${CAMPAIGN} WHERE id = :campaignId`, { campaignId });
  return row === undefined ? undefined : toCampaign(row);
}

export function selectCampaigns(db: Db): Campaign[] {
  return db.all<StoredCampaign>(`${CAMPAIGN} ORDER BY id DESC`).map(toCampaign);
}

/** Active campaigns that give coupons on one of these events. */
export function selectTriggered(db: Db, kind: string): Campaign[] {
  return db
    .all<StoredCampaign>(
      `${CAMPAIGN} WHERE state = 'active' AND trigger_kind = :kind ORDER BY id`,
      { kind },
    )
    .map(toCampaign);
}

interface CampaignText {
  readonly name: string;
  readonly terms: CouponTerms;
}

function textOf({ name, terms }: CampaignText) {
  return { name, terms: JSON.stringify(terms), triggerKind: terms.trigger?.kind ?? null };
}

export function insertCampaign(
  db: WritableDb,
  row: CampaignText & { readonly uid: string; readonly at: UtcMs; readonly by: number | null },
): number {
  const { uid, at, by } = row;
  return db.run(
    `INSERT INTO coupon_campaigns (uid, name, state, terms, trigger_kind, created_at, created_by)
     VALUES (:uid, :name, 'draft', :terms, :triggerKind, :at, :by)`,
    { uid, at, by, ...textOf(row) },
  ).lastId;
}

export function updateDraft(db: WritableDb, row: CampaignText & { readonly id: number }): void {
  db.run(
    `UPDATE coupon_campaigns SET name = :name, terms = :terms, trigger_kind = :triggerKind,
       version = version + 1 WHERE id = :id`,
    { id: row.id, ...textOf(row) },
  );
}

/** Makes a draft active; its events begin to count on `through` and after `seq`. */
export function activateCampaign(
  db: WritableDb,
  row: {
    readonly id: number;
    readonly at: UtcMs;
    readonly day: BusinessDay;
    readonly through: BusinessDay;
    readonly seq: number;
  },
): void {
  db.run(
    `UPDATE coupon_campaigns SET state = 'active', activated_at = :at, activated_day = :day,
       events_through = :through, events_seq = :seq, lapse_day = :day, version = version + 1
     WHERE id = :id`,
    { ...row },
  );
}

export function endCampaign(
  db: WritableDb,
  row: { readonly id: number; readonly at: UtcMs; readonly isVoid: boolean },
): void {
  db.run(
    `UPDATE coupon_campaigns SET state = 'ended', ended_at = :at, is_void = :isVoid,
       version = version + 1 WHERE id = :id`,
    { ...row, isVoid: row.isVoid ? 1 : 0 },
  );
}

/** What the campaigns came to, by id: one pass over codes, one over redemptions. */
export function campaignFigures(
  db: Db,
  today: BusinessDay,
): ReadonlyMap<number, CampaignRow['figures']> {
  const codes = db.all<{ id: number; issued: number; expired: number }>(
    `SELECT campaign_id AS id, count(*) AS issued,
       coalesce(sum(uses = 0 AND valid_to < :today), 0) AS expired
     FROM coupons GROUP BY campaign_id`,
    { today },
  );
  const uses = new Map(
    db
      .all<{ id: number; redeemed: number; costMinor: number }>(
        `SELECT campaign_id AS id, count(*) AS redeemed, sum(discount_minor) AS costMinor
         FROM coupon_redemptions WHERE given_back_sale_id IS NULL GROUP BY campaign_id`,
      )
      .map(({ id, ...figures }) => [id, figures] as const),
  );
  return new Map(
    codes.map(({ id, ...figures }) => [
      id,
      { ...figures, ...(uses.get(id) ?? { redeemed: 0, costMinor: 0 }) },
    ]),
  );
}
