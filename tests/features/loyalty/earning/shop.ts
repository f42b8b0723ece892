import {
  type EarningRule,
  type ProgrammeRules,
  programmeRules,
} from '../../../../src/contract/programme.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../../src/main/features/loyalty/face.ts';
import { openReturnShop, type ReturnShop } from '../../returns/support.ts';
import { rule, type RuleWish } from './support.ts';

/** A shop whose programme has rules; cream is in the category `cosmetics`, the rest is not. */
export interface RuleShop extends ReturnShop {
  readonly cosmetics: string;
  /** Publishes the base programme with rules, in force at once. */
  publish(rules: readonly RuleWish[], more?: Partial<ProgrammeRules>): number;
  setBirthday(memberId: number, birthday: string): void;
  /** What a sale's entry keeps, and what its event does. */
  detailOf(saleId: number): unknown;
  earnedEvent(): Readonly<Record<string, unknown>> | undefined;
}

export function openRuleShop(): RuleShop {
  const shop = openReturnShop();
  const { store } = shop;
  const cosmetics = store.write((context) => {
    const uid = context.newUid();
    context.db.run(`INSERT INTO categories (uid, name) VALUES (:uid, 'Cosmetics')`, { uid });
    context.db.run(
      `UPDATE products SET category_id = (SELECT id FROM categories WHERE uid = :uid)
       WHERE id = :id`,
      { uid, id: shop.product.cream },
    );
    return uid;
  });
  return {
    ...shop,
    cosmetics,
    publish: (rules, more = {}) => {
      const named = rules.map((wish, place): EarningRule => rule({ id: `rule-${place}`, ...wish }));
      const all = programmeRules.parse({ ...BASE_PROGRAMME, rules: named, ...more });
      return store.write((context) => publishProgramme(context, { rules: all }));
    },
    setBirthday: (memberId, birthday) =>
      store.write((context) => {
        context.db.run('UPDATE members SET birthday = :birthday WHERE id = :memberId', {
          birthday,
          memberId,
        });
      }),
    detailOf: (saleId) => {
      const row = store.db.get<{ detail: string | null }>(
        `SELECT detail FROM points_entries WHERE sale_id = :saleId AND kind = 'earn'`,
        { saleId },
      );
      return row?.detail === null || row === undefined ? null : JSON.parse(row.detail);
    },
    earnedEvent: () => {
      const row = store.db.get<{ data: string }>(
        `SELECT data FROM event_log WHERE type = 'points.posted' ORDER BY seq DESC LIMIT 1`,
      );
      const { entries } = JSON.parse(row?.data ?? '{"entries":[]}');
      return entries.find((entry: { kind: string }) => entry.kind === 'earn');
    },
  };
}
