import type { Uid } from '../../../contract/kernel/ids.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A booked line with the records its product is in now. */
export interface BookedLine {
  readonly lineNo: number;
  readonly quantityMilli: number;
  readonly totalMinor: number;
  readonly product: Uid;
  readonly category: Uid | null;
  readonly brand: Uid | null;
}

export function selectLines(db: Db, saleId: number): BookedLine[] {
  return db.all<BookedLine>(
    `SELECT line.line_no AS lineNo, line.quantity_milli AS quantityMilli,
       line.total_minor AS totalMinor, product.uid AS product, category.uid AS category,
       brand.uid AS brand
     FROM sale_lines AS line
     JOIN products AS product ON product.id = line.product_id
     LEFT JOIN categories AS category ON category.id = product.category_id
     LEFT JOIN brands AS brand ON brand.id = product.brand_id
     WHERE line.sale_id = :saleId ORDER BY line.line_no`,
    { saleId },
  );
}

/** What is kept of a sale's lines after all returns that are booked. */
export function selectKeptLines(
  db: Db,
  saleId: number,
): Pick<BookedLine, 'lineNo' | 'quantityMilli' | 'totalMinor'>[] {
  return db.all(
    `SELECT line.line_no AS lineNo,
       line.quantity_milli + coalesce((SELECT sum(back.quantity_milli)
         FROM sales AS gone JOIN sale_lines AS back ON back.sale_id = gone.id
         WHERE gone.original_sale_id = line.sale_id
           AND back.original_line_no = line.line_no), 0) AS quantityMilli,
       line.total_minor + coalesce((SELECT sum(back.total_minor)
         FROM sales AS gone JOIN sale_lines AS back ON back.sale_id = gone.id
         WHERE gone.original_sale_id = line.sale_id
           AND back.original_line_no = line.line_no), 0) AS totalMinor
     FROM sale_lines AS line WHERE line.sale_id = :saleId ORDER BY line.line_no`,
    { saleId },
  );
}

/** Stamps of a sale or, less than 0, of a return. */
export interface EntryRow {
  readonly memberId: number;
  readonly cardId: number;
  readonly saleId: number;
  readonly originalSaleId: number;
  readonly stamps: number;
  /** The line numbers of the original sale that count, as JSON. */
  readonly lines: string;
}

export function insertEntry(db: WritableDb, row: EntryRow): void {
  db.run(
    `INSERT INTO stamp_entries (member_id, card_id, sale_id, original_sale_id, stamps, lines)
     VALUES (:memberId, :cardId, :saleId, :originalSaleId, :stamps, :lines)`,
    { ...row },
  );
}

/** What a sale stamped, card by card, and what of it is left after the returns so far. */
export function selectStampsOfSale(
  db: Db,
  originalSaleId: number,
): {
  readonly memberId: number;
  readonly memberUid: Uid;
  readonly cardId: number;
  readonly stamps: number;
  readonly lines: string;
}[] {
  return db.all(
    `SELECT entry.member_id AS memberId, member.uid AS memberUid, entry.card_id AS cardId,
       sum(entry.stamps) AS stamps,
       max(CASE WHEN entry.sale_id = entry.original_sale_id THEN entry.lines END) AS lines
     FROM stamp_entries AS entry JOIN members AS member ON member.id = entry.member_id
     WHERE entry.original_sale_id = :originalSaleId
     GROUP BY entry.member_id, entry.card_id ORDER BY entry.card_id`,
    { originalSaleId },
  );
}

/** All stamps that a member has of a card. */
export function selectStampSum(
  db: Db,
  of: { readonly memberId: number; readonly cardId: number },
): number {
  const row = db.get<{ stamps: number }>(
    `SELECT coalesce(sum(stamps), 0) AS stamps FROM stamp_entries
     WHERE member_id = :memberId AND card_id = :cardId`,
    { ...of },
  );
  return row?.stamps ?? 0;
}

/** The cards of which a member has stamps or rewards. */
export function selectCardIdsOf(db: Db, memberId: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT card_id AS id FROM stamp_entries WHERE member_id = :memberId
       UNION SELECT card_id FROM stamp_rewards WHERE member_id = :memberId ORDER BY id`,
      { memberId },
    )
    .map(({ id }) => id);
}

/** A reward of a full card. */
export interface RewardRow {
  readonly id: number;
  readonly uid: Uid;
  readonly cardId: number;
  readonly memberId: number;
  readonly state: 'ready' | 'taken' | 'withdrawn';
  readonly expiresOn: BusinessDay | null;
}

/** The rewards of a member that were not withdrawn, of one card or of all; the last given first. */
export function selectRewards(
  db: Db,
  of: { readonly memberId: number; readonly cardId: number | null },
): RewardRow[] {
  return db.all<RewardRow>(
    `SELECT id, uid, card_id AS cardId, member_id AS memberId, state, expires_on AS expiresOn
     FROM stamp_rewards
     WHERE member_id = :memberId AND (:cardId IS NULL OR card_id = :cardId)
       AND state <> 'withdrawn'
     ORDER BY id DESC`,
    { ...of },
  );
}

export function selectReward(db: Db, id: number): RewardRow | undefined {
  return db.get<RewardRow>(
    `SELECT id, uid, card_id AS cardId, member_id AS memberId, state, expires_on AS expiresOn
     FROM stamp_rewards WHERE id = :id`,
    { id },
  );
}

export function insertReward(
  db: WritableDb,
  row: {
    readonly uid: Uid;
    readonly cardId: number;
    readonly memberId: number;
    readonly state: RewardRow['state'];
    readonly saleId: number | null;
    readonly points: number;
    /** Of the coupon that it is; empty = none. */
    readonly code: string;
    readonly at: UtcMs;
    readonly expiresOn: BusinessDay | null;
  },
): void {
  db.run(
    `INSERT INTO stamp_rewards (uid, card_id, member_id, state, sale_id, points, code, given_at,
       expires_on)
     VALUES (:uid, :cardId, :memberId, :state, :saleId, :points, :code, :at, :expiresOn)`,
    { ...row },
  );
}

export function withdrawReward(db: WritableDb, id: number): void {
  db.run(`UPDATE stamp_rewards SET state = 'withdrawn' WHERE id = :id AND state = 'ready'`, { id });
}

export function takeReward(
  db: WritableDb,
  row: { readonly id: number; readonly redemptionId: number | null; readonly code: string },
): void {
  db.run(
    `UPDATE stamp_rewards SET state = 'taken', redemption_id = :redemptionId, code = :code
     WHERE id = :id AND state = 'ready'`,
    { ...row },
  );
}

/** A reward whose gift came back waits again; its uid, if the redemption was one's. */
export function reopenReward(db: WritableDb, redemptionId: number): Uid | undefined {
  const row = db.get<{ uid: Uid }>(
    'SELECT uid FROM stamp_rewards WHERE redemption_id = :redemptionId',
    { redemptionId },
  );
  db.run(
    `UPDATE stamp_rewards SET state = 'ready', redemption_id = NULL
     WHERE redemption_id = :redemptionId`,
    { redemptionId },
  );
  return row?.uid;
}

/** Gives one member's stamps and rewards to another. */
export function moveStamps(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): void {
  db.run('UPDATE stamp_entries SET member_id = :toId WHERE member_id = :fromId', { ...move });
  db.run('UPDATE stamp_rewards SET member_id = :toId WHERE member_id = :fromId', { ...move });
}
