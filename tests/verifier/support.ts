import { expireDue } from '../../src/main/features/loyalty/face.ts';
import { membersCommands, membersQueries } from '../../src/main/features/members/index.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from '../features/returns/support.ts';
import { MANAGER } from '../support/store.ts';

const DAY_MS = 86_400_000;

/** A shop in which everything that moves points has happened at least once. */
export function openFaultShop(): ReturnShop {
  const shop = openReturnShop({
    features: [{ queries: membersQueries, commands: membersCommands }],
  });
  const { store, member } = shop;
  const memberId = member.gold;
  // Two years ago, a purchase whose points lapse.
  const now = store.clock.now();
  store.clock.set(now - 700 * DAY_MS);
  shop.sell(shop.basket(['cream', 'cream'], { memberId }));
  store.clock.set(now - 200 * DAY_MS);
  store.write((context) => expireDue(context, { isConfirmed: true }));
  shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
  store.clock.set(now);
  const sold = shop.sell(shop.basket(['cream', 'cream', 'cheese'], { memberId }));
  const paid = shop.sell(
    shop.basket(['cream', 'cream', 'bag'], {
      memberId,
      tenders: [{ kind: 'points', points: 100 }],
    }),
  );
  shop.takeBack(wish(shop.goods(sold.saleId, { 1: 1 })), { approval: APPROVED });
  shop.takeBack(wish(shop.goods(paid.saleId, { 1: 1, 3: 1 })), { approval: APPROVED });
  owe(shop);
  merge(shop);
  return shop;
}

/** Points spent and then taken back leave a debt, which the next purchase pays. */
function owe(shop: ReturnShop): void {
  const memberId = shop.member.platinum;
  shop.setReturns({ clawback: 'negative' });
  const sold = shop.sell(shop.basket(['cream', 'cream'], { memberId }));
  const bags = Array.from({ length: 8 }, () => 'bag' as const);
  shop.sell(shop.basket(bags, { memberId, tenders: [{ kind: 'points', points: 400 }] }));
  shop.takeBack(wish(shop.goods(sold.saleId, { 1: 1, 2: 1 })), { approval: APPROVED });
  shop.sell(shop.basket(['bag', 'cream'], { memberId }));
}

function merge(shop: ReturnShop): void {
  const { store, member } = shop;
  const version = (id: number) =>
    shop.numbers(`SELECT version AS n FROM members WHERE id = ${id}`)[0] ?? 0;
  store.value(
    'members.merge',
    {
      requestId: store.requestId(),
      survivorId: member.silver,
      survivorVersion: version(member.silver),
      mergedId: member.platinum,
      mergedVersion: version(member.platinum),
      take: [],
    },
    { session: MANAGER, approval: APPROVED },
  );
}

/** Whether each kind of entry is there, so that no fault is planted into nothing. */
export function isSettled(shop: ReturnShop): boolean {
  const kinds = ['earn', 'redeem', 'expire', 'clawback', 'restore'];
  const count = (where: string) =>
    shop.numbers(`SELECT count(*) AS n FROM points_entries WHERE ${where}`)[0] ?? 0;
  const debts = shop.numbers('SELECT count(*) AS n FROM points_lots WHERE amount < 0')[0] ?? 0;
  return debts > 0 && kinds.every((kind) => count(`kind = '${kind}'`) > 0);
}
