import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_PROGRAMME } from '../../../src/main/features/loyalty/face.ts';
import { ledgerOf } from '../sales/shop.ts';
import { APPROVED, openReturnShop, type ReturnShop, wish } from './support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop();
});
afterEach(() => {
  shop.closeVerified();
});

const cash = (rows: ReturnShop) =>
  rows.numbers(
    `SELECT coalesce(sum(amount_minor), 0) AS n FROM sale_tenders WHERE kind = 'cash'`,
  )[0];

describe('a whole return', () => {
  it('leaves points, tax, cash and the year figures as before the sale', () => {
    const memberId = shop.member.gold;
    shop.sell(shop.basket(['cream', 'cream', 'cream'], { memberId }));
    const before = { balance: shop.balance(memberId), cash: cash(shop) };
    const lotsBefore = shop.numbers('SELECT remaining AS n FROM points_lots ORDER BY id');
    const sale = shop.sell(
      shop.basket(['cream', 'bag'], { memberId, tenders: [{ kind: 'points', points: 300 }] }),
    );
    expect(shop.balance(memberId)).not.toBe(before.balance);
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1, 2: 1 })));
    expect(back).toMatchObject({ totalMinor: 10_100, refundMinor: 9800 });
    expect(back.points).toMatchObject({ owed: sale.pointsEarned, restored: 300, debt: 0 });
    expect({ balance: shop.balance(memberId), cash: cash(shop) }).toEqual(before);
    expect(shop.numbers('SELECT remaining AS n FROM points_lots ORDER BY id').slice(0, 1)).toEqual(
      lotsBefore,
    );
    expect(shop.numbers('SELECT sum(tax_minor) AS n FROM sales WHERE id > 1')).toEqual([0]);
    expect(shop.numbers('SELECT sum(total_minor) AS n FROM sales WHERE id > 1')).toEqual([0]);
    expect(shop.numbers('SELECT sum(discount_minor) AS n FROM sales WHERE id > 1')).toEqual([0]);
    expect(ledgerOf(shop, memberId)).toMatchObject({ oddLots: 0, oddEntries: 0 });
  });

  it('prints a refund receipt, opens the drawer for cash, and is linked with its sale', () => {
    const sale = shop.sell(shop.basket(['cream']));
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 }), { note: 'gift' }));
    const jobs = shop.store.db.all<{ kind: string; document: string | null }>(
      'SELECT kind, document FROM print_jobs WHERE sale_id = :id ORDER BY kind',
      { id: back.saleId },
    );
    expect(jobs.map((job) => job.kind)).toEqual(['drawer', 'receipt']);
    expect(JSON.parse(jobs[1]?.document ?? '{}')).toMatchObject({
      type: 'refund',
      originalReceiptNo: sale.receiptNo,
      refunds: [{ kind: 'cash', amountMinor: 10_000 }],
    });
    const found = shop.store.value('returns.find', { by: { saleId: sale.saleId } });
    expect(found).toMatchObject({ returnedMinor: 10_000, isVoidable: false });
    expect(found.lines[0]).toMatchObject({ returnedMilli: 1000, leftMilli: 0, leftMinor: 0 });
    expect(found.returns).toMatchObject([{ receiptNo: back.receiptNo, totalMinor: 10_000 }]);
  });
});

describe('a partial return', () => {
  it('takes back 2, then 1 of 3 points for two lines of 15 (DOMAIN, vector)', () => {
    const perTen = { ratePoints: 1, ratePerMinor: 1000 };
    const rates = { standard: perTen, silver: perTen, gold: perTen, platinum: perTen };
    const other = openReturnShop({
      rules: {
        ...BASE_PROGRAMME,
        rates,
        expiry: { policy: 'never' },
        redemption: { stepPoints: 1, stepWorthMinor: 1, minimumPoints: 0, maximumShareBp: 10_000 },
      },
    });
    const memberId = other.member.standard;
    const line = { ...other.basket(['bag']).lines[0], quantityMilli: 15_000 };
    const lines = [line, line] as ReturnType<typeof other.basket>['lines'];
    const sale = other.sell(other.basket([], { memberId, lines }));
    expect(sale.pointsEarned).toBe(3);
    const first = other.takeBack(wish(other.goods(sale.saleId, { 1: 15 })));
    expect(first.points).toMatchObject({ owed: 2, taken: 2, balanceAfter: 1 });
    const second = other.takeBack(wish(other.goods(sale.saleId, { 2: 15 })));
    expect(second.points).toMatchObject({ owed: 1, taken: 1, balanceAfter: 0 });
    other.close();
  });

  it('refuses more than is left, parts of a piece, a line twice, one that is not there', () => {
    const sale = shop.sell(shop.basket(['cream', 'bag']));
    const refused = (goods: Parameters<typeof wish>[0]) => {
      const reply = shop.tryReturn(wish(goods));
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(refused(shop.goods(sale.saleId, { 1: 2 }))).toBe('returns.tooMany');
    expect(refused(shop.goods(sale.saleId, { 1: 0.5 }))).toBe('returns.quantityNotWhole');
    expect(refused(shop.goods(sale.saleId, { 9: 1 }))).toBe('returns.lineUnknown');
    expect(refused(shop.goods(9999, { 1: 1 }))).toBe('returns.unknown');
    const one = { lineNo: 1, quantityMilli: 1000 };
    expect(refused({ kind: 'receipt', saleId: sale.saleId, lines: [one, one] })).toBe(
      'returns.lineTwice',
    );
    shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    expect(refused(shop.goods(sale.saleId, { 1: 1 }))).toBe('returns.tooMany');
    expect(refused(shop.goods(sale.saleId, { 2: 1 }))).toBe('ok');
  });

  it('twice from two drafts: the second is refused and books nothing', () => {
    const two = { ...shop.basket(['bag']).lines[0], quantityMilli: 2000 };
    const lines = [two] as ReturnType<typeof shop.basket>['lines'];
    const sale = shop.sell(shop.basket([], { lines }));
    const request = wish(shop.goods(sale.saleId, { 1: 1 }));
    const seen = shop.quoteReturn(request);
    const draft = { expectedRefundMinor: seen.refundMinor, returnsSeen: seen.returnsSeen };
    shop.takeBack(request, draft);
    const second = shop.tryReturn(request, draft);
    expect(second.ok ? 'ok' : second.error.code).toBe('returns.changed');
    expect(shop.numbers(`SELECT count(*) AS n FROM sales WHERE kind = 'return'`)).toEqual([1]);
  });

  it('the same request again is one return', () => {
    const sale = shop.sell(shop.basket(['bag']));
    const requestId = shop.store.requestId();
    const request = wish(shop.goods(sale.saleId, { 1: 1 }));
    const more = { requestId, expectedRefundMinor: 100, returnsSeen: 0 };
    expect(shop.takeBack(request, more)).toEqual(shop.takeBack(request, more));
    expect(shop.numbers(`SELECT count(*) AS n FROM sales WHERE kind = 'return'`)).toEqual([1]);
  });
});

const code = (text: string) => {
  const reply = shop.store.call('returns.find', { by: { code: text } });
  return reply.ok ? reply.value.receiptNo : reply.error;
};

describe('finding the receipt', () => {
  it('by its number, in small letters, in full width, or by its running number', () => {
    const sale = shop.sell(shop.basket(['cream']));
    expect(code(sale.receiptNo)).toBe(sale.receiptNo);
    expect(code(` ${sale.receiptNo.toLowerCase()} `)).toBe(sale.receiptNo);
    expect(code('１')).toBe(sale.receiptNo);
    expect(code('000001')).toBe(sale.receiptNo);
  });

  it("says so of another store's or till's receipt, a refund receipt, and one nobody knows", () => {
    const sale = shop.sell(shop.basket(['cream']));
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    expect(code('S02-T01-20261121-000009')).toEqual({
      code: 'returns.otherStore',
      params: { storeCode: 'S02' },
    });
    expect(code('S01-T04-20261121-000009')).toEqual({
      code: 'returns.otherTill',
      params: { tillCode: 'T04' },
    });
    expect(code('S01-T03-20261121-000077')).toEqual({ code: 'returns.unknown' });
    expect(code(back.receiptNo)).toMatchObject({ code: 'returns.isReturn' });
    const again = shop.tryReturn(wish(shop.goods(back.saleId, { 1: 1 })));
    expect(again.ok ? 'ok' : again.error.code).toBe('returns.isReturn');
  });
});

const why = (request: Parameters<typeof wish>[0], more = {}) => {
  const reply = shop.tryReturn(wish(request, more));
  return reply.ok ? 'ok' : (reply.error.params?.['why'] ?? reply.error.code);
};

const meaning = (text: string) => shop.store.value('sales.readScan', { code: text });

describe('a scan at the counter', () => {
  it('of a receipt or a voucher from elsewhere says so; of those of this till, what they are', () => {
    const sale = shop.sell(shop.basket(['cream']));
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 }), { refundTo: 'voucher' }));
    expect(meaning(sale.receiptNo)).toMatchObject({ kind: 'receipt', saleId: sale.saleId });
    expect(meaning(back.voucher?.code ?? '')).toMatchObject({ kind: 'voucher', state: 'open' });
    for (const elsewhere of ['S02-T01-20261121-000009', 's01-t04-20261121-000009']) {
      expect(meaning(elsewhere)).toMatchObject({ kind: 'unknown', reason: 'receiptElsewhere' });
    }
    expect(meaning('S01-T03-20261121-009999')).toMatchObject({ reason: 'notKnown' });
    expect(meaning('V000000000000')).toMatchObject({ reason: 'voucherElsewhere' });
    expect(meaning('V000000000001')).toMatchObject({ reason: 'notKnown' });
  });
});

describe('what needs a second person', () => {
  it('after the days of the store, and always when the store says so', () => {
    shop.setReturns({ days: 7 });
    const sale = shop.sell(shop.basket(['cream', 'bag']));
    shop.store.clock.advance(7 * 86_400_000);
    expect(shop.quoteReturn(wish(shop.goods(sale.saleId, { 1: 1 }))).approvals).toEqual([]);
    shop.store.clock.advance(86_400_000);
    expect(why(shop.goods(sale.saleId, { 1: 1 }))).toBe('late');
    shop.setReturns({ days: 30, alwaysAsks: true });
    expect(why(shop.goods(sale.saleId, { 1: 1 }))).toBe('always');
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })), { approval: APPROVED });
    expect(
      shop.numbers(`SELECT approved_by AS n FROM returns WHERE sale_id = ${back.saleId}`),
    ).toEqual([APPROVED.staffId]);
    const [event] = shop.store.db.all<{ data: string }>(
      `SELECT data FROM event_log WHERE type = 'sale.returned'`,
    );
    expect(JSON.parse(event?.data ?? '{}')).toMatchObject({
      approvals: ['always'],
      approvedBy: APPROVED.staffId,
      approvalReason: 'agreed',
    });
  });

  it('cash for what a card paid; a voucher never', () => {
    const sale = shop.sell(
      shop.basket(['cream'], { tenders: [{ kind: 'card', amountMinor: 10_000, reference: 'A1' }] }),
    );
    const goods = shop.goods(sale.saleId, { 1: 1 });
    expect(why(goods, { refundTo: 'cash' })).toBe('refundTo');
    expect(shop.quoteReturn(wish(goods, { refundTo: 'voucher' })).approvals).toEqual([]);
    expect(shop.quoteReturn(wish(goods)).refunds).toEqual([
      { kind: 'card', amountMinor: 10_000, reference: 'A1', points: 0 },
    ]);
    const inCash = shop.sell(shop.basket(['cream']));
    const same = wish(shop.goods(inCash.saleId, { 1: 1 }), { refundTo: 'cash' });
    expect(shop.quoteReturn(same).approvals).toEqual([]);
  });

  it('goods without a receipt, at most at the price of today, with a note', () => {
    const line = { productId: shop.product.cream, quantityMilli: 2000, unitPriceMinor: 9000 };
    const goods = { kind: 'noReceipt' as const, lines: [line] };
    const request = wish(goods, { note: 'lost' });
    expect(why(goods)).toBe('returns.reasonMissing');
    expect(why(goods, { note: 'lost' })).toBe('noReceipt');
    const dear = { ...goods, lines: [{ ...line, unitPriceMinor: 10_001 }] };
    expect(why(dear, { note: 'lost' })).toBe('returns.priceTooHigh');
    const back = shop.takeBack(request, { approval: APPROVED });
    expect(back).toMatchObject({ totalMinor: 18_000, refundMinor: 18_000 });
    expect(back.voucher).toMatchObject({ amountMinor: 18_000, expiresOn: '2027-11-30' });
    const paid = shop.takeBack(wish(goods, { note: 'lost', refundTo: 'cash' }), {
      approval: APPROVED,
    });
    expect(paid.refunds).toMatchObject([{ kind: 'cash', amountMinor: 18_000 }]);
    expect(shop.numbers(`SELECT tax_minor AS n FROM sales WHERE id = ${paid.saleId}`)).toEqual([
      -2071,
    ]);
  });
});

describe('a void', () => {
  it('takes the whole sale back in its shift, to the tenders that paid', () => {
    shop.setReturns({ refundTo: 'voucher' });
    const sale = shop.sell(
      shop.basket(['cream', 'bag'], {
        tenders: [{ kind: 'card', amountMinor: 5000, reference: 'T9' }],
      }),
    );
    const part = shop.tryReturn(wish(shop.goods(sale.saleId, { 1: 1 }), { reason: 'void' }));
    expect(part.ok ? 'ok' : part.error.code).toBe('returns.notVoidable');
    const whole = shop.goods(sale.saleId, { 1: 1, 2: 1 });
    const back = shop.takeBack(wish(whole, { reason: 'void' }));
    expect(back.refunds).toMatchObject([
      { kind: 'card', amountMinor: 5000, reference: 'T9' },
      { kind: 'cash', amountMinor: 5100 },
    ]);
  });

  it('is refused when something came back, and in another shift', () => {
    const sale = shop.sell(shop.basket(['cream', 'bag']));
    shop.takeBack(wish(shop.goods(sale.saleId, { 2: 1 })));
    const refused = (saleId: number, pieces: Record<number, number>) => {
      const reply = shop.tryReturn(wish(shop.goods(saleId, pieces), { reason: 'void' }));
      return reply.ok ? 'ok' : reply.error.code;
    };
    expect(refused(sale.saleId, { 1: 1 })).toBe('returns.notVoidable');
    const other = shop.sell(shop.basket(['cream']));
    expect(shop.store.value('returns.find', { by: { saleId: other.saleId } }).isVoidable).toBe(
      true,
    );
    const move = (id: string) =>
      shop.store.write(({ db }) => db.run(`UPDATE sales SET shift_id = ${id} WHERE id > 2`));
    move('NULL');
    expect(refused(other.saleId, { 1: 1 })).toBe('returns.notVoidable');
    move('1');
    expect(refused(other.saleId, { 1: 1 })).toBe('ok');
  });
});
