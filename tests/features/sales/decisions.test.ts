import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALLS, type CallInput } from '../../../src/contract/index.ts';
import { type Basket, plainLine } from '../../../src/contract/sales.ts';
import type { Session } from '../../../src/contract/staff.ts';
import { catalogCommands } from '../../../src/main/features/catalog/index.ts';
import type { Approval } from '../../../src/main/store/context.ts';
import { MANAGER } from '../../support/store.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop({ store: { features: [{ commands: catalogCommands }] } });
});
afterEach(() => {
  shop.closeProved();
});

const APPROVAL: Approval = {
  staffId: MANAGER.staffId,
  name: MANAGER.name,
  role: MANAGER.role,
  reason: 'regular customer',
};

const percent = (basisPoints: number, reason = 'loyal') => ({
  kind: 'percent' as const,
  basisPoints,
  reason,
});

/** A cream for 100.00 with what is decided on it. */
function cream(more: Partial<Basket['lines'][number]>): Basket {
  const lines = [{ ...plainLine(shop.product.cream, 1000), ...more }];
  return { ...shop.basket([]), lines };
}

/** Completes by card with exactly what the quote says. */
function complete(
  basket: Basket,
  who: { readonly approval?: Approval; readonly session?: Session } = {},
) {
  const { totalMinor } = shop.quote(basket);
  const tenders = [{ kind: 'card' as const, amountMinor: totalMinor, reference: '' }];
  const input: CallInput<'sales.complete'> = {
    ...basket,
    tenders,
    requestId: shop.store.requestId(),
    expectedTotalMinor: totalMinor,
  };
  return shop.store.call('sales.complete', input, who);
}

function lastEvent(type: string): Record<string, unknown> {
  const row = shop.store.db.get<{ data: string }>(
    'SELECT data FROM event_log WHERE type = :type ORDER BY seq DESC LIMIT 1',
    { type },
  );
  return JSON.parse(row?.data ?? '{}') as Record<string, unknown>;
}

describe('prices and discounts', () => {
  it('are booked, logged and on the receipt as they were quoted', () => {
    const basket: Basket = {
      ...cream({ discount: percent(500, 'dented'), note: 'gift wrap' }),
      discount: { kind: 'amount', amountMinor: 250, reason: 'waited long' },
      roundToMinor: 100,
      note: 'delivery on Saturday',
    };
    const quote = shop.quote(basket);
    expect(quote).toMatchObject({
      subtotalMinor: 9500,
      basketDiscountMinor: 250,
      roundingMinor: 50,
      discountMinor: 750,
      totalMinor: 9200,
      approvalsNeeded: [],
    });
    const reply = complete(basket);
    if (!reply.ok) throw new Error(reply.error.code);
    const receipt = shop.store.value('sales.receipt', { saleId: reply.value.saleId });
    expect(receipt).toMatchObject({
      subtotalMinor: 9500,
      basketDiscountMinor: 250,
      discountReason: 'waited long',
      roundingMinor: 50,
      discountMinor: 750,
      totalMinor: 9200,
      note: 'delivery on Saturday',
      lines: [
        {
          regularPriceMinor: 10_000,
          unitPriceMinor: 10_000,
          priceSource: 'regular',
          lineDiscountMinor: 500,
          discountReason: 'dented',
          subtotalMinor: 9500,
          sharedDiscountMinor: 300,
          totalMinor: 9200,
          taxRateBp: 1300,
          note: 'gift wrap',
        },
      ],
    });
    expect(lastEvent('sale.completed')).toMatchObject({
      lineItems: [{ lineDiscountMinor: 500, discountReason: 'dented', sharedDiscountMinor: 300 }],
      totals: { discountMinor: 750, roundingMinor: 50, discountReason: 'waited long' },
    });
    expect(JSON.stringify(lastEvent('sale.completed'))).not.toContain('delivery');
    const document = shop.store.db.get<{ document: string }>(
      `SELECT document FROM print_jobs WHERE kind = 'receipt'`,
    );
    expect(JSON.parse(document?.document ?? '{}')).toMatchObject({
      basketDiscountMinor: 250,
      roundingMinor: 50,
      note: 'delivery on Saturday',
      lines: [{ totalMinor: 10_000, discountMinor: 500, note: 'gift wrap' }],
    });
  });

  it('earn on what is left', () => {
    const memberId = shop.member.standard;
    const full = shop.quote({ ...cream({}), memberId });
    const half = shop.quote({ ...cream({ discount: percent(5000) }), memberId });
    expect([full.earning?.points, half.earning?.points]).toEqual([100, 50]);
  });

  it('of the store: dated for all, lower for a tier', () => {
    const kind = 'offer' as const;
    const days = { fromDay: '2026-11-21', toDay: null };
    for (const [tier, priceMinor] of [
      [null, 9000],
      ['gold', 8000],
    ] as const) {
      const price = { productId: shop.product.cream, kind, tier, priceMinor, ...days };
      const requestId = shop.store.requestId();
      shop.store.value('catalog.addPrice', { requestId, ...price }, { session: MANAGER });
    }
    const lineFor = (memberId: number | null) => shop.quote({ ...cream({}), memberId }).lines[0];
    expect(lineFor(null)).toMatchObject({
      regularPriceMinor: 10_000,
      unitPriceMinor: 9000,
      priceSource: 'dated',
    });
    expect(lineFor(shop.member.standard)).toMatchObject({ unitPriceMinor: 9000 });
    expect(lineFor(shop.member.gold)).toMatchObject({ unitPriceMinor: 8000, priceSource: 'tier' });
    expect(complete({ ...cream({}), memberId: shop.member.gold })).toMatchObject({ ok: true });
  });

  it('need a reason to be booked, not to be quoted', () => {
    for (const basket of [
      cream({ discount: percent(500, ' ') }),
      cream({ price: { unitPriceMinor: 9900, source: 'manual', reason: '' } }),
      { ...cream({}), discount: percent(500, '') },
    ]) {
      expect(complete(basket, { session: MANAGER })).toMatchObject({
        error: { code: 'sales.reasonMissing' },
      });
    }
    const label = cream({ price: { unitPriceMinor: 9900, source: 'label', reason: '' } });
    expect(complete(label)).toMatchObject({ ok: true });
  });

  it('the log tells what was decided and leaves out the usual; verify reads both', () => {
    complete(cream({}));
    const [usual] = lastEvent('sale.completed')['lineItems'] as Record<string, unknown>[];
    expect(usual).not.toHaveProperty('priceSource');
    const price = { unitPriceMinor: 500, source: 'label' as const, reason: '' };
    const free = { ...plainLine(shop.product.sample, 1000), price };
    complete({ ...shop.basket([]), lines: [free] });
    const [labelled] = lastEvent('sale.completed')['lineItems'] as Record<string, unknown>[];
    expect(labelled).toMatchObject({ priceSource: 'label', regularPriceMinor: 0 });
    expect(verifyStore(shop.store.db)).toMatchObject({ isOk: true });
    for (const change of [
      "price_source = 'manual'",
      "discount_reason = 'x'",
      'regular_price_minor = 9',
    ]) {
      shop.store.write(({ db }) => db.run(`UPDATE sale_lines SET ${change} WHERE sale_id = 1`));
      expect(verifyStore(shop.store.db).isOk).toBe(false);
      shop.store.write(({ db }) =>
        db.run(
          `UPDATE sale_lines SET price_source = 'regular', discount_reason = '',
             regular_price_minor = unit_price_minor WHERE sale_id = 1`,
        ),
      );
    }
  });

  it('round only as the store offers it', () => {
    const input = { ...shop.basket(['cream']), roundToMinor: 7 };
    expect(shop.store.call('sales.quote', input)).toMatchObject({
      error: { code: 'sales.roundingNotOffered', params: { roundToMinor: 7 } },
    });
  });

  it('follow the store’s way to round tax', () => {
    const basket = shop.basket(['bag', 'bag']);
    expect(shop.quote(basket).taxMinor).toBe(34);
    shop.store.value(
      'settings.save',
      { requestId: shop.store.requestId(), sales: { taxMode: 'rate' } },
      { session: MANAGER },
    );
    expect(shop.quote(basket).taxMinor).toBe(35);
    expect(complete(basket)).toMatchObject({ ok: true });
    expect(shop.numbers('SELECT sum(tax_minor) AS n FROM sale_lines')).toEqual([35]);
  });
});

/** More than a cashier may give. */
const bold = () => cream({ discount: percent(1001) });

describe('what a cashier may not decide alone', () => {
  it('is told in the quote, and refused without consent', () => {
    expect(shop.quote(bold()).approvalsNeeded).toEqual([{ kind: 'discount', lineNo: 1 }]);
    expect(complete(bold())).toMatchObject({
      error: { code: 'sales.approvalNeeded', params: { kind: 'discount', lineNo: 1 } },
    });
    expect(shop.numbers('SELECT count(*) AS n FROM sales')).toEqual([0]);
  });

  it('is booked with consent, and the log says whose and why', () => {
    expect(complete(bold(), { approval: APPROVAL })).toMatchObject({ ok: true });
    expect(lastEvent('sale.completed')).toMatchObject({
      overrides: [{ kind: 'discount', lineNo: 1 }],
      approvedBy: MANAGER.staffId,
      approvalReason: 'regular customer',
    });
  });

  it('a manager decides alone', () => {
    const price = { unitPriceMinor: 100, source: 'manual' as const, reason: 'last one' };
    expect(complete(cream({ price }), { session: MANAGER })).toMatchObject({ ok: true });
    expect(lastEvent('sale.completed')).toMatchObject({
      overrides: [{ kind: 'price', lineNo: 1 }],
      approvedBy: null,
    });
  });

  it('includes selling below the floor of a product', () => {
    shop.store.write(({ db }) =>
      db.run('UPDATE products SET floor_minor = 9600 WHERE id = :id', { id: shop.product.cream }),
    );
    const basket = cream({ discount: percent(500) });
    expect(shop.quote(basket).approvalsNeeded).toEqual([{ kind: 'belowFloor', lineNo: 1 }]);
    expect(complete(basket)).toMatchObject({ error: { code: 'sales.approvalNeeded' } });
  });

  it('an ordinary sale says nothing of it', () => {
    complete(cream({}));
    expect(lastEvent('sale.completed')).not.toHaveProperty('overrides');
  });
});

describe('an e-wallet', () => {
  it('pays with its reference, which must be there', () => {
    const wallet = { kind: 'wallet' as const, amountMinor: 10_000, reference: ' 4200001 ' };
    const sold = shop.sell({ ...cream({}), tenders: [wallet] });
    const [tender] = shop.store.value('sales.receipt', { saleId: sold.saleId }).tenders;
    expect(tender).toMatchObject({ kind: 'wallet', amountMinor: 10_000, reference: '4200001' });
    const nameless = { ...cream({}), tenders: [{ ...wallet, reference: ' ' }] };
    expect(CALLS['sales.quote'].input.safeParse(nameless).success).toBe(false);
  });

  it('gives no change', () => {
    const wallet = { kind: 'wallet' as const, amountMinor: 10_001, reference: 'x' };
    expect(shop.tryToSell({ ...cream({}), tenders: [wallet] })).toMatchObject({
      error: { code: 'sales.overpaid' },
    });
  });
});
