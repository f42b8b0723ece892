import type { CallParsed } from '../../../src/contract/index.ts';
import type {
  Basket,
  BasketLine,
  Discount,
  PricedLine,
  Receipt,
  SaleQuote,
} from '../../../src/contract/sales.ts';
import type { EarningBreakdown, RedemptionQuote } from '../../../src/contract/loyalty.ts';
import { lineAmount, mulDivRound, taxIncluded } from '../../../src/contract/kernel/money.ts';
import { members, products } from './people.ts';
import type { FakeMember } from './people.ts';

const RATES = { standard: 10, silver: 12, gold: 15, platinum: 20 } as const;

/** What points can pay: steps of 100, at most half of the sale. */
export function quoteRedemption(
  member: FakeMember,
  amountMinor: number,
  asked?: number,
): RedemptionQuote {
  const most = Math.floor(Math.min(member.balance, amountMinor / 2) / 100) * 100;
  const points = Math.min(most, Math.floor((asked ?? most) / 100) * 100);
  return {
    balance: member.balance,
    poolBalance: 0,
    fromPool: 0,
    stepPoints: 100,
    stepWorthMinor: 100,
    minimumPoints: 100,
    maximumPoints: most,
    maximumWorthMinor: most,
    points,
    worthMinor: points,
    balanceAfter: member.balance - points,
    limitedBy: most === 0 ? 'noBalance' : asked !== undefined && asked > most ? 'share' : null,
    lots: points === 0 ? [] : [{ points, expiresOn: '2026-12-31' }],
  };
}

function earning(
  member: FakeMember,
  lines: SaleQuote['lines'],
  pointsPaid: number,
): EarningBreakdown {
  const ratePoints = RATES[member.tier];
  const eligible = lines.reduce((sum, line) => sum + line.totalMinor, 0) - pointsPaid;
  const points = Math.floor((eligible * ratePoints) / 1000);
  let left = points;
  return {
    programmeVersion: 1,
    tier: member.tier,
    ratePoints,
    ratePerMinor: 1000,
    eligibleMinor: eligible,
    rounding: 'floorPerSale',
    basePoints: points,
    steps: [],
    cuts: [],
    points,
    expiresOn: '2027-11-30',
    lines: lines.map((line, index) => {
      const share =
        index === lines.length - 1
          ? left
          : Math.min(left, Math.floor((line.totalMinor * ratePoints) / 1000));
      left -= share;
      return {
        lineNo: line.lineNo,
        eligibleMinor: line.totalMinor,
        paidWithPointsMinor: 0,
        taxLeftOutMinor: 0,
        excludedBy: null,
        basePoints: share,
        points: share,
      };
    }),
  };
}

function takenOff(amountMinor: number, discount: Discount | null): number {
  if (discount === null) return 0;
  if (discount.kind === 'amount') return Math.min(amountMinor, discount.amountMinor);
  return mulDivRound(amountMinor, discount.basisPoints, 10_000);
}

function pricedLine(line: BasketLine, lineNo: number): PricedLine | null {
  const product = products.find(({ id }) => id === line.productId);
  if (product === undefined) return null;
  const unitPriceMinor = line.price?.unitPriceMinor ?? product.priceMinor;
  const gross = lineAmount(unitPriceMinor, line.quantityMilli);
  const lineDiscountMinor = takenOff(gross, line.discount);
  const totalMinor = gross - lineDiscountMinor;
  return {
    lineNo,
    productId: product.id,
    name: product.name,
    barcode: product.barcode,
    counterName: product.counterName,
    unit: product.unit,
    quantityMilli: line.quantityMilli,
    regularPriceMinor: product.priceMinor,
    unitPriceMinor,
    priceSource: line.price?.source ?? 'regular',
    priceReason: line.price?.reason ?? '',
    lineDiscountMinor,
    discountReason: line.discount?.reason ?? '',
    subtotalMinor: totalMinor,
    sharedDiscountMinor: 0,
    totalMinor,
    taxMinor: taxIncluded(totalMinor, 1300),
    note: line.note,
  };
}

/** Prices a basket, without sharing its discount to the lines; null when a product is unknown. */
export function quoteSale(basket: Basket): SaleQuote | null {
  const lines = basket.lines.flatMap((line, index) => pricedLine(line, index + 1) ?? []);
  if (lines.length < basket.lines.length) return null;
  const subtotalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const basketDiscountMinor = takenOff(subtotalMinor, basket.discount);
  const roundingMinor = (subtotalMinor - basketDiscountMinor) % (basket.roundToMinor ?? 1);
  const totalMinor = subtotalMinor - basketDiscountMinor - roundingMinor;
  const member = members.find(({ id }) => id === basket.memberId);
  const pointsPaid = basket.tenders.reduce(
    (sum, tender) => sum + (tender.kind === 'points' ? tender.points : 0),
    0,
  );
  const paid = basket.tenders.reduce(
    (sum, tender) => sum + (tender.kind === 'points' ? tender.points : tender.amountMinor),
    0,
  );
  const due = Math.max(0, totalMinor - paid);
  const earned = member === undefined ? null : earning(member, lines, pointsPaid);
  return {
    lines,
    itemCount: lines.length,
    subtotalMinor,
    couponMinor: 0,
    coupons: [],
    basketDiscountMinor,
    roundingMinor,
    discountMinor: basketDiscountMinor,
    totalMinor,
    taxMinor: lines.reduce((sum, line) => sum + line.taxMinor, 0),
    pointsPaidMinor: pointsPaid,
    paidMinor: Math.min(paid, totalMinor),
    dueMinor: due,
    changeMinor: Math.max(0, paid - totalMinor),
    cashSuggestionsMinor: suggestions(due),
    earning: earned === null ? null : { ...earned, leftOut: [] },
    balanceBefore: member?.balance ?? null,
    balanceAfter:
      member === undefined || earned === null ? null : member.balance - pointsPaid + earned.points,
    redemption:
      member === undefined
        ? null
        : quoteRedemption(member, totalMinor, pointsPaid > 0 ? pointsPaid : undefined),
    approvalsNeeded: [],
    vouchers: [],
  };
}

function suggestions(due: number): number[] {
  if (due === 0) return [];
  const rounded = [1000, 5000, 10_000].map((note) => Math.ceil(due / note) * note);
  return [...new Set([due, ...rounded])];
}

/** A receipt of what was sold. */
export function makeReceipt(
  saleId: number,
  input: CallParsed<'sales.complete'>,
  quote: SaleQuote,
): Receipt {
  const member = members.find(({ id }) => id === input.memberId);
  const pointsRedeemed = quote.pointsPaidMinor;
  const earned = member === undefined ? null : earning(member, quote.lines, pointsRedeemed);
  return {
    saleId,
    receiptNo: `S01-T03-20261121-${String(saleId).padStart(6, '0')}`,
    kind: 'sale',
    completedAt: Date.now(),
    businessDay: '2026-11-21',
    staffName: '李娜',
    member: member === undefined ? null : { id: member.id, name: member.name, tier: member.tier },
    lines: quote.lines.map((line) => ({
      ...line,
      taxRateBp: 1300,
      returnedMilli: 0,
      pointsEarned: earned?.lines.find(({ lineNo }) => lineNo === line.lineNo)?.points ?? 0,
    })),
    tenders: input.tenders.map((tender) => ({
      kind: tender.kind,
      amountMinor:
        tender.kind === 'points'
          ? tender.points
          : tender.kind === 'cash'
            ? tender.amountMinor - quote.changeMinor
            : tender.amountMinor,
      points: tender.kind === 'points' ? tender.points : 0,
      handedMinor: tender.kind === 'cash' ? tender.amountMinor : 0,
      changeMinor: tender.kind === 'cash' ? quote.changeMinor : 0,
      reference: 'reference' in tender ? tender.reference : '',
    })),
    subtotalMinor: quote.subtotalMinor,
    coupons: [],
    basketDiscountMinor: quote.basketDiscountMinor,
    discountReason: '',
    roundingMinor: quote.roundingMinor,
    discountMinor: quote.discountMinor,
    totalMinor: quote.totalMinor,
    taxMinor: quote.taxMinor,
    note: input.note,
    claimableUntil: member === undefined ? '2026-11-28' : null,
    original: null,
    returnReason: null,
    returns: [],
    changeMinor: quote.changeMinor,
    pointsEarned: quote.earning?.points ?? 0,
    pointsRedeemed,
    balanceAfter: quote.balanceAfter,
    print: { jobId: saleId, state: 'printed' },
  };
}
