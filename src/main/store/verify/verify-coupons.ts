import type { Db } from '../db.ts';
import type { CheckResult } from './check-result.ts';
import { differingFact, type Facts, isFacts, parsed } from './logged-facts.ts';
import { survivorsOf } from './merged-members.ts';

interface Found {
  readonly row: string;
  readonly detail: string;
}

/** What is asked of coupons by sums, the first that fails is told; each asks for wrong rows only. */
const QUESTIONS = [
  // A code was used more or less often than its redemptions say, or more often than it may be.
  `SELECT 'coupons ' || coupon.id AS row, 'Coupon ' || coupon.code || ': ' || coupon.uses
     || ' uses, its redemptions say otherwise' AS detail
   FROM coupons AS coupon
   WHERE coupon.uses <> (SELECT count(*) FROM coupon_redemptions AS used
     WHERE used.coupon_id = coupon.id AND used.given_back_sale_id IS NULL)
     OR coupon.uses > coupon.max_uses LIMIT 1`,
  // Coupons took more off a sale than its lines bear.
  `WITH used AS (SELECT sale_id, sum(discount_minor) AS discount FROM coupon_redemptions GROUP BY sale_id)
   SELECT 'sales ' || used.sale_id AS row, 'Sale ' || used.sale_id || ': coupons took off '
     || used.discount || ', its lines bear less' AS detail
   FROM used WHERE used.discount >
     (SELECT sum(shared_discount_minor) FROM sale_lines WHERE sale_id = used.sale_id) LIMIT 1`,
  // A code belongs to a sale's member or to nobody.
  `SELECT 'coupon_redemptions ' || used.sale_id || '/' || used.coupon_id AS row,
     'Coupon ' || coupon.code || ' was used by another member' AS detail
   FROM coupon_redemptions AS used JOIN coupons AS coupon ON coupon.id = used.coupon_id
   WHERE coupon.member_id IS NOT NULL AND coupon.member_id IS NOT used.member_id LIMIT 1`,
  // What goes back goes back by a return of that very sale.
  `SELECT 'coupon_redemptions ' || used.sale_id || '/' || used.coupon_id AS row,
     'A coupon of sale ' || used.sale_id || ' was given back by no return of it' AS detail
   FROM coupon_redemptions AS used LEFT JOIN sales AS back ON back.id = used.given_back_sale_id
   WHERE used.given_back_sale_id IS NOT NULL AND back.original_sale_id IS NOT used.sale_id LIMIT 1`,
] as const;

/**
 * Coupons: every code was given out by an event and is what that says, every use and every giving
 * back is in its sale's and its return's event and nowhere else, active terms are those that were
 * made active, and uses add up.
 */
export function verifyCoupons(db: Db): CheckResult {
  const rows = count(db, 'SELECT count(*) AS n FROM coupons');
  for (const question of QUESTIONS) {
    const wrong = db.get<Found>(question);
    if (wrong !== undefined) return { rows, wrong };
  }
  return { rows, wrong: wrongIssue(db, rows) ?? wrongUse(db) ?? wrongTerms(db) };
}

type Wrong = CheckResult['wrong'];

function count(db: Db, sql: string): number {
  return db.get<{ readonly n: number }>(sql)?.n ?? 0;
}

function events(db: Db, type: string): Iterable<{ readonly data: string }> {
  return db.iterate(`SELECT data FROM event_log WHERE type = :type ORDER BY seq`, { type });
}

function factsIn(value: unknown, name: string): readonly Facts[] {
  const found = isFacts(value) ? value[name] : undefined;
  return Array.isArray(found) ? found.filter(isFacts) : [];
}

/** Codes against the events that gave them out. */
function wrongIssue(db: Db, rows: number): Wrong {
  const survivors = survivorsOf(db);
  let logged = 0;
  for (const { data } of events(db, 'coupon.issued')) {
    const event = parsed(data);
    for (const coupon of factsIn(event, 'coupons')) {
      logged += 1;
      const member = typeof coupon['member'] === 'string' ? coupon['member'] : null;
      const asToday = {
        ...coupon,
        member: member === null ? null : (survivors.get(member) ?? member),
        campaign: isFacts(event) ? event['campaign'] : null,
      };
      const booked = db.get(
        `SELECT coupon.code, campaign.uid AS campaign, member.uid AS member,
           coupon.valid_from AS validFrom, coupon.valid_to AS validTo,
           coupon.max_uses AS maxUses
         FROM coupons AS coupon JOIN coupon_campaigns AS campaign
           ON campaign.id = coupon.campaign_id
         LEFT JOIN members AS member ON member.id = coupon.member_id
         WHERE coupon.uid = :uid`,
        { uid: String(coupon['coupon']) },
      );
      const differing = booked === undefined ? 'row' : differingFact(asToday, booked);
      if (differing !== null) {
        const code = String(coupon['code']);
        return {
          row: `coupons ${code}`,
          detail: `Coupon ${code}: ${differing} differs from what was logged`,
        };
      }
    }
  }
  if (logged === rows) return null;
  return { row: 'coupons', detail: `${rows} coupons, ${logged} were given out by events` };
}

/** Uses and givings back against the events of sales and returns. */
function wrongUse(db: Db): Wrong {
  const uses = told(db, 'sale.completed', 'coupons', {
    sql: `SELECT used.discount_minor AS discountMinor, coupon.code
     FROM coupon_redemptions AS used JOIN sales AS sale ON sale.id = used.sale_id
     JOIN coupons AS coupon ON coupon.id = used.coupon_id
     WHERE sale.uid = :sale AND coupon.uid = :coupon`,
    expected: count(db, 'SELECT count(*) AS n FROM coupon_redemptions'),
  });
  if (uses !== null) return uses;
  return told(db, 'sale.returned', 'couponsBack', {
    sql: `SELECT 1 AS found FROM coupon_redemptions AS used
     JOIN sales AS back ON back.id = used.given_back_sale_id
     JOIN coupons AS coupon ON coupon.id = used.coupon_id
     WHERE back.uid = :sale AND coupon.uid = :coupon`,
    expected: count(
      db,
      'SELECT count(*) AS n FROM coupon_redemptions WHERE given_back_sale_id IS NOT NULL',
    ),
  });
}

/** Every coupon that events of a type tell of has its row, and there are no more rows. */
function told(
  db: Db,
  type: string,
  name: string,
  rows: { readonly sql: string; readonly expected: number },
): Wrong {
  let found = 0;
  const mentions = db.iterate<{ readonly data: string }>(
    `SELECT data FROM event_log WHERE type = :type AND instr(data, :name) > 0 ORDER BY seq`,
    { type, name: `"${name}":` },
  );
  for (const { data } of mentions) {
    const event = parsed(data);
    if (!isFacts(event) || !Array.isArray(event[name])) continue;
    const sale = String(event['transaction']);
    for (const entry of event[name] as readonly unknown[]) {
      found += 1;
      const coupon = String(isFacts(entry) ? entry['coupon'] : entry);
      const booked = db.get<object>(rows.sql, { sale, coupon });
      const differing =
        booked === undefined ? 'row' : isFacts(entry) ? differingFact(entry, booked) : null;
      if (differing !== null) {
        return {
          row: `coupon_redemptions ${sale}`,
          detail: `Receipt ${String(event['receiptNumber'])}: ${differing} of coupon ${coupon} differs from what was logged`,
        };
      }
    }
  }
  if (found === rows.expected) return null;
  return {
    row: 'coupon_redemptions',
    detail: `${rows.expected} coupons in the tables, ${found} in events ${type}`,
  };
}

/** The terms of campaigns that are or were active. */
function wrongTerms(db: Db): Wrong {
  for (const { data } of events(db, 'coupon.campaignActivated')) {
    const event = parsed(data);
    if (!isFacts(event)) continue;
    const uid = String(event['campaign']);
    const booked = db.get<{ readonly terms: string; readonly name: string }>(
      'SELECT terms, name FROM coupon_campaigns WHERE uid = :uid',
      { uid },
    );
    const differing =
      booked === undefined
        ? 'row'
        : differingFact(event, { name: booked.name, terms: parsed(booked.terms) });
    if (differing !== null) {
      return {
        row: `coupon_campaigns ${uid}`,
        detail: `Campaign ${uid}: ${differing} differs from what was logged`,
      };
    }
  }
  return null;
}
