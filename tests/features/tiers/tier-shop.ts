import type { CallValue } from '../../../src/contract/index.ts';
import { instantOf } from '../../../src/contract/kernel/time.ts';
import type { Tier, TierRules } from '../../../src/contract/tiers.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../src/main/features/loyalty/face.ts';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { returnsCommands, returnsQueries } from '../../../src/main/features/returns/index.ts';
import { tiersCommands, tiersIdle, tiersQueries } from '../../../src/main/features/tiers/index.ts';
import { MANAGER } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';

/** Levels in hundreds: silver at 300.00, gold at 1,000.00 (kept by 600.00), platinum at 2,000.00. */
export const LEVELS = {
  silver: { reachAt: 30_000, keepAt: 20_000 },
  gold: { reachAt: 100_000, keepAt: 60_000 },
  platinum: { reachAt: 200_000, keepAt: 150_000 },
} as const satisfies TierRules['levels'];

export const YEARLY: TierRules = {
  isAutomatic: true,
  metric: 'spend',
  window: { kind: 'calendarYear' },
  levels: LEVELS,
  graceDays: 30,
};

/** A shop whose tiers follow from what members buy. */
export interface TierShop extends Shop {
  /** Moves the clock to noon of a day; nothing is looked at before {@link care}. */
  goTo(day: string): void;
  /** Idle moments until nothing is left to do. */
  care(): void;
  /** Sells `hundreds` creams of 100.00 to a member. */
  buy(memberId: number, hundreds: number): CallValue<'sales.complete'>;
  /** Takes `hundreds` creams of a sale back. */
  giveBack(saleId: number, hundreds: number): void;
  progress(memberId: number): CallValue<'tiers.progress'>;
  tier(memberId: number): Tier;
  /** Changes of a member's tier, oldest first: reason, from, to. */
  changes(memberId: number): string[];
  publish(rules: Partial<TierRules>, more?: Partial<typeof BASE_PROGRAMME>): void;
}

export function openTierShop(
  rules: TierRules = YEARLY,
  options: { readonly day?: string; readonly more?: Partial<typeof BASE_PROGRAMME> } = {},
): TierShop {
  const zone = 'Asia/Shanghai';
  const noon = (day: string) => instantOf(day, 12 * 60, zone);
  const shop = openShop({
    rules: { ...BASE_PROGRAMME, ...options.more, tiers: rules },
    store: {
      at: noon(options.day ?? '2026-03-01'),
      features: [
        { queries: membersQueries, commands: membersCommands },
        { queries: returnsQueries, commands: returnsCommands },
        { queries: tiersQueries, commands: tiersCommands, idle: tiersIdle },
      ],
    },
  });
  const { store } = shop;
  const care = () => {
    for (let turn = 0; turn < 1000; turn += 1) if (store.idle() === 0) return;
    throw new Error('Care never ends');
  };
  const progress = (memberId: number) => store.value('tiers.progress', { memberId });
  care();
  return {
    ...shop,
    care,
    progress,
    goTo: (day) => store.clock.set(noon(day)),
    buy(memberId, hundreds) {
      const basket = shop.basket(['cream'], { memberId });
      const [line] = basket.lines;
      if (line === undefined) throw new Error('No line');
      return shop.sell({ ...basket, lines: [{ ...line, quantityMilli: hundreds * 1000 }] });
    },
    giveBack(saleId, hundreds) {
      const lines = [{ lineNo: 1, quantityMilli: hundreds * 1000 }];
      const goods = { kind: 'receipt' as const, saleId, lines };
      const request = { goods, reason: 'unwanted' as const };
      const { refundMinor, returnsSeen } = store.value('returns.quote', request);
      const requestId = store.requestId();
      store.value(
        'returns.complete',
        { ...request, requestId, expectedRefundMinor: refundMinor, returnsSeen },
        { session: MANAGER },
      );
    },
    tier: (memberId) => progress(memberId).tier,
    changes: (memberId) =>
      store.db
        .all<{ text: string }>(
          `SELECT reason || ' ' || from_tier || ' ' || to_tier AS text FROM tier_changes
           WHERE member_id = ${memberId} ORDER BY id`,
        )
        .map(({ text }) => text),
    publish(changed, more = {}) {
      store.write((context) => {
        publishProgramme(context, {
          rules: { ...BASE_PROGRAMME, ...options.more, ...more, tiers: { ...rules, ...changed } },
          effectiveFrom: context.today,
        });
      }, MANAGER);
    },
  };
}
