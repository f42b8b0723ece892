import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainLine } from '../../../src/contract/sales.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from '../returns/support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop();
});
afterEach(() => {
  shop.closeProved();
});

/** A voucher over this amount, given for goods that came back. */
function issue(amountMinor: number): string {
  const pieces = amountMinor / 100;
  const lines = [plainLine(shop.product.bag, pieces * 1000)];
  const { saleId } = shop.sell({ ...shop.basket([]), lines });
  const goods = shop.goods(saleId, { 1: pieces });
  const back = shop.takeBack(wish(goods, { refundTo: 'voucher' }), { approval: APPROVED });
  return back.voucher?.code ?? '';
}

const pays = (code: string, amountMinor: number) => ({
  kind: 'voucher' as const,
  code,
  amountMinor,
});

const left = () => shop.numbers('SELECT sum(amount_minor) AS n FROM voucher_movements')[0];

const refusal = (code: string, amountMinor: number) =>
  shop.store.call('sales.quote', shop.basket(['cream'], { tenders: [pays(code, amountMinor)] }));

describe('a voucher', () => {
  it('pays a part, keeps the rest, and stands on the receipt by its code', () => {
    const code = issue(15_000);
    const basket = shop.basket(['cream'], { tenders: [pays(code, 6000)] });
    expect(shop.quote(basket)).toMatchObject({
      dueMinor: 4000,
      vouchers: [{ code, balanceMinor: 15_000, paidMinor: 6000, expiresOn: '2027-11-30' }],
    });
    const { saleId } = shop.sell(basket);
    expect(left()).toBe(9000);
    expect(shop.store.value('sales.receipt', { saleId }).tenders).toMatchObject([
      { kind: 'voucher', amountMinor: 6000, reference: code },
      { kind: 'cash', amountMinor: 4000 },
    ]);
  });

  it('pays before cards and cash, and is booked once however often it was scanned', () => {
    const code = issue(10_000);
    const card = { kind: 'card' as const, amountMinor: 1000, reference: '' };
    const typed = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase();
    const tenders = [card, pays(code, 2000), pays(typed, 3000)];
    const { saleId } = shop.sell(shop.basket(['cream'], { tenders }));
    expect(
      shop.store
        .value('sales.receipt', { saleId })
        .tenders.map(({ kind, amountMinor }) => [kind, amountMinor]),
    ).toEqual([
      ['voucher', 5000],
      ['card', 1000],
      ['cash', 4000],
    ]);
    expect(left()).toBe(5000);
  });

  it('earns as money does: it was paid for once', () => {
    const code = issue(10_000);
    const memberId = shop.member.standard;
    const sold = shop.sell(shop.basket(['cream'], { memberId, tenders: [pays(code, 10_000)] }));
    expect(sold.pointsEarned).toBe(100);
  });
});

describe('is refused, and keeps what it holds', () => {
  it('one nobody gave out', () => {
    expect(refusal('V000000000000', 100)).toMatchObject({
      error: { code: 'sales.voucherUnknown', params: { code: 'V000000000000' } },
    });
  });

  it('one that lapsed, the day after its last', () => {
    shop.setReturns({ voucherMonths: 1 });
    const code = issue(10_000);
    shop.store.clock.set(Date.UTC(2026, 11, 31, 12));
    expect(refusal(code, 100)).toMatchObject({ ok: true });
    shop.store.clock.advance(86_400_000);
    expect(refusal(code, 100)).toMatchObject({
      error: { code: 'sales.voucherExpired', params: { expiresOn: '2026-12-31' } },
    });
  });

  it('more than is left, also by twice the same', () => {
    const code = issue(5000);
    expect(refusal(code, 5001)).toMatchObject({
      error: { code: 'sales.voucherTooLow', params: { balanceMinor: 5000 } },
    });
    const tenders = [pays(code, 3000), pays(code, 3000)];
    expect(shop.store.call('sales.quote', shop.basket(['cream'], { tenders }))).toMatchObject({
      error: { code: 'sales.voucherTooLow' },
    });
    expect(left()).toBe(5000);
  });

  it('more than is due: a voucher gives no change', () => {
    const code = issue(20_000);
    const basket = shop.basket(['cream'], { tenders: [pays(code, 10_001)] });
    expect(shop.tryToSell(basket)).toMatchObject({ error: { code: 'sales.overpaid' } });
    expect(left()).toBe(20_000);
  });
});
