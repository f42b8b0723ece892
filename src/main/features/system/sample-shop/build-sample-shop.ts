import { addDays, businessDayOf, instantOf } from '../../../../contract/kernel/time.ts';
import { NOTHING_DECIDED, plainLine } from '../../../../contract/sales.ts';
import type { Session } from '../../../../contract/staff.ts';
import type { BuildContext, CommandContext } from '../../../store/context.ts';
import { addDefaultVirtualDevices } from '../../devices/face.ts';
import {
  BASE_PROGRAMME,
  expireDue,
  publishProgramme,
  quoteRedemption,
} from '../../loyalty/face.ts';
import { recordVisit } from '../../members/face.ts';
import { bookSale, workOutSale, type WorkedOutSale } from '../../sales/face.ts';
import { insertStaff, type StaffToInsert } from '../../staff/face.ts';
import type { SampleShopInput } from '../sample-till.ts';
import { sampleProducts } from './catalogue.ts';
import { enrolMembers } from './enrol-members.ts';
import { payBasket } from './pay.ts';
import { createRandom, type Random } from './random.ts';
import { fillShelves } from './shelves.ts';
import { type ReturnedSale, takeBack } from './take-back.ts';
import {
  SAMPLE_DAYS,
  type SampleBasket,
  type SampleDay,
  sampleMembers,
  sampleTrade,
} from './trade.ts';

/** How many members the sample shop has. */
export const SAMPLE_MEMBER_COUNT = 5000;

/** Rows of one transaction while the shop is filled. */
const MEMBERS_PER_STEP = 500;

interface Shop {
  readonly context: BuildContext;
  readonly random: Random;
  readonly productIds: readonly number[];
  readonly memberIds: readonly number[];
  readonly cashiers: readonly Session[];
  /** What comes back on which day. */
  readonly returns: Map<string, ReturnedSale[]>;
}

/**
 * Fills a new store with a department store that has traded for eighteen months: everything is
 * priced, earned, redeemed, expired and logged by the same code as at a real till, so every
 * check of a real store holds for it. The same seed and day give the same shop.
 */
export function buildSampleShop(context: BuildContext, input: SampleShopInput): void {
  const random = createRandom(input.seed);
  const lastDay = addDays(businessDayOf(context.now, context.till), -1);
  const days = input.days ?? SAMPLE_DAYS;
  const firstDay = addDays(lastDay, 1 - days);
  const openedAt = instantOf(firstDay, 9 * 60, context.till.timeZone);
  const products = sampleProducts(random);
  const count = input.memberCount ?? SAMPLE_MEMBER_COUNT;
  const members = sampleMembers(random, { count, days, lastDay });
  context.progress('staff', 0, 1);
  const cashiers = hireStaff(context, input.staff, openedAt);
  const productIds = context.write((command) => fillShelves(command, products), { at: openedAt });
  const memberIds: number[] = [];
  for (let from = 0; from < count; from += MEMBERS_PER_STEP) {
    context.progress('members', from, count);
    const some = members.slice(from, from + MEMBERS_PER_STEP);
    memberIds.push(
      ...context.write((command) => enrolMembers(command, some, from), { at: openedAt }),
    );
  }
  const shop = { context, random, productIds, memberIds, cashiers, returns: new Map() };
  let done = 0;
  for (const day of sampleTrade(random, { members, products, days, lastDay })) {
    context.progress('sales', done, days);
    playDay(shop, day);
    done += 1;
  }
  context.write(addDefaultVirtualDevices, { at: context.now });
  context.progress('sales', days, days);
}

function hireStaff(
  context: BuildContext,
  staff: readonly StaffToInsert[],
  at: number,
): readonly Session[] {
  return context
    .write(
      (command) => {
        publishProgramme(command, { rules: BASE_PROGRAMME });
        return staff.map((person) => ({
          staffId: insertStaff(command, person),
          name: person.name,
          role: person.role,
          signedInAt: at,
        }));
      },
      { at },
    )
    .filter((person) => person.role === 'cashier');
}

function playDay(shop: Shop, { day, baskets }: SampleDay): void {
  const { context } = shop;
  const { timeZone } = context.till;
  if (day.endsWith('-01')) {
    context.write(expireAll, { at: instantOf(day, 9 * 60 + 30, timeZone) });
  }
  for (const basket of baskets) {
    const at = instantOf(day, basket.minute, timeZone) + shop.random.int(60_000);
    const session = shop.random.pick(shop.cashiers);
    context.write((command) => playBasket(shop, command, { basket, session, day }), {
      at,
      session,
    });
  }
  const closingAt = instantOf(day, 21 * 60 + 55, timeZone);
  for (const sale of shop.returns.get(day) ?? []) {
    const session = shop.random.pick(shop.cashiers);
    context.write((command) => playReturn(shop, command, { sale, session }), {
      at: closingAt,
      session,
    });
  }
  shop.returns.delete(day);
}

function expireAll(command: CommandContext): void {
  while (expireDue(command, { isConfirmed: true }).state === 'more');
}

interface Visit {
  readonly basket: SampleBasket;
  readonly session: Session;
  readonly day: string;
}

function playBasket(shop: Shop, command: CommandContext, visit: Visit): void {
  const { basket } = visit;
  const memberId = basket.member === null ? null : (shop.memberIds[basket.member] ?? null);
  const lines = basket.lines.map(({ product, quantityMilli }) => {
    const productId = shop.productIds[product];
    if (productId === undefined) throw new RangeError(`No product ${product}`);
    return plainLine(productId, quantityMilli);
  });
  const priced = workOut(command, { lines, memberId, tenders: [], ...NOTHING_DECIDED });
  const { totalMinor } = priced.priced;
  const redemption =
    basket.wantsToRedeem && memberId !== null
      ? quoteRedemption(command.db, { memberId, day: command.today, amountMinor: totalMinor })
      : { points: 0, worthMinor: 0 };
  const due = { minor: totalMinor - redemption.worthMinor, points: redemption.points };
  const tenders = payBasket(shop.random, basket.pays, due);
  const sale = workOut(command, { lines, memberId, tenders, ...NOTHING_DECIDED });
  const booked = bookSale(command, sale, { session: visit.session, shiftId: null });
  if (memberId !== null) recordVisit(command, memberId);
  if (basket.returnsAfterDays > 0) {
    const returnDay = addDays(visit.day, basket.returnsAfterDays);
    const coming = shop.returns.get(returnDay) ?? [];
    shop.returns.set(returnDay, [...coming, returnedSale(sale, booked.saleId)]);
  }
}

function workOut(
  command: CommandContext,
  basket: Parameters<typeof workOutSale>[1],
): WorkedOutSale {
  const result = workOutSale(command, basket);
  if (!result.ok) throw new Error(`A sample basket is refused: ${result.error.code}`);
  return result.value;
}

function returnedSale(sale: WorkedOutSale, saleId: number): ReturnedSale {
  return {
    saleId,
    lines: sale.priced.lines.map(({ lineNo, quantityMilli }) => ({ lineNo, quantityMilli })),
  };
}

function playReturn(
  shop: Shop,
  command: CommandContext,
  { sale, session }: { readonly sale: ReturnedSale; readonly session: Session },
): void {
  takeBack(command, sale, { session, line: shop.random.pick(sale.lines) });
}
