import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLuhn } from '../../../src/contract/kernel/barcode.ts';
import { uuidV7 } from '../../../src/contract/kernel/ids.ts';
import {
  readVoucherCode,
  voucherCodeOf,
} from '../../../src/main/features/vouchers/rules/voucher-code.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { openReturnShop, type ReturnShop, wish } from '../returns/support.ts';

let shop: ReturnShop;
beforeEach(() => {
  shop = openReturnShop();
});
afterEach(() => {
  shop.close();
});

/** A voucher over 101.00, out of an exchange. */
function exchange(): { code: string; saleId: number } {
  const sale = shop.sell(shop.basket(['cream', 'bag']));
  const back = shop.takeBack(
    wish(shop.goods(sale.saleId, { 1: 1, 2: 1 }), { refundTo: 'voucher' }),
    {
      isExchange: true,
    },
  );
  return { code: back.voucher?.code ?? '', saleId: back.saleId };
}

const found = (code: string) => {
  const reply = shop.store.call('vouchers.find', { code });
  return reply.ok ? reply.value : reply.error.code;
};

const wrong = () =>
  verifyStore(shop.store.db)
    .checks.filter((check) => check.wrong !== null)
    .map((check) => `${check.name}: ${check.wrong?.detail}`);

describe('a code', () => {
  it('is V and twelve digits with their check, read however it is written, mistyped never', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        fc.integer({ min: 1, max: 12 }),
        (random, at) => {
          const code = voucherCodeOf(uuidV7(1, random));
          expect(code).toMatch(/^V\d{12}$/);
          expect(isLuhn(code.slice(1))).toBe(true);
          const spaced = ` ${code.slice(0, 5).toLowerCase()} ${code.slice(5, 9)}-${code.slice(9)} `;
          expect(readVoucherCode(spaced)).toEqual({ kind: 'code', code });
          const digit = (Number(code[at]) + 1) % 10;
          const mistyped = code.slice(0, at) + String(digit) + code.slice(at + 1);
          expect(readVoucherCode(mistyped)).toEqual({ kind: 'wrongCheckDigit' });
        },
      ),
    );
    expect(readVoucherCode('4006381333931')).toEqual({ kind: 'other' });
  });
});

describe('a voucher', () => {
  it('pays the next basket, and keeps what is left', () => {
    const { code, saleId } = exchange();
    const receiptNo = shop.store.value('sales.receipt', { saleId }).receiptNo;
    expect(found(code)).toMatchObject({
      state: 'open',
      balanceMinor: 10_100,
      issuedReceiptNo: receiptNo,
      expiresOn: '2027-11-30',
    });
    shop.sell(shop.basket(['cream'], { tenders: [{ kind: 'voucher', code, amountMinor: 6000 }] }));
    expect(found(code)).toMatchObject({ state: 'open', balanceMinor: 4100 });
    shop.sell(shop.basket(['cream'], { tenders: [{ kind: 'voucher', code, amountMinor: 4100 }] }));
    expect(found(code)).toMatchObject({ state: 'spent', balanceMinor: 0 });
    const again = shop.store.call(
      'sales.quote',
      shop.basket(['cream'], { tenders: [{ kind: 'voucher', code, amountMinor: 1 }] }),
    );
    expect(again.ok ? 'ok' : again.error.code).toBe('sales.voucherTooLow');
    expect(wrong()).toEqual([]);
  });

  it('gets back what a returned sale had taken out of it', () => {
    const { code } = exchange();
    const sale = shop.sell(
      shop.basket(['cream'], { tenders: [{ kind: 'voucher', code, amountMinor: 6000 }] }),
    );
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    expect(back.refunds).toEqual([
      { kind: 'voucher', amountMinor: 6000, reference: code, points: 0 },
      { kind: 'cash', amountMinor: 4000, reference: '', points: 0 },
    ]);
    expect(back.voucher).toBeNull();
    expect(found(code)).toMatchObject({ state: 'open', balanceMinor: 10_100 });
    expect(wrong()).toEqual([]);
  });

  it('that expired takes nothing back: a new one does', () => {
    shop.setReturns({ voucherMonths: 1, days: 366 });
    const { code } = exchange();
    const sale = shop.sell(
      shop.basket(['cream'], { tenders: [{ kind: 'voucher', code, amountMinor: 10_000 }] }),
    );
    shop.store.clock.advance(60 * 86_400_000);
    expect(found(code)).toMatchObject({ state: 'expired', balanceMinor: 100 });
    const back = shop.takeBack(wish(shop.goods(sale.saleId, { 1: 1 })));
    expect(back.voucher).toMatchObject({ amountMinor: 10_000, expiresOn: '2027-02-28' });
    expect(back.voucher?.code).not.toBe(code);
    expect(wrong()).toEqual([]);
  });

  it('pays for ever when the store says so; the same return twice gives one', () => {
    shop.setReturns({ voucherMonths: 0 });
    const sale = shop.sell(shop.basket(['bag']));
    const request = wish(shop.goods(sale.saleId, { 1: 1 }), { refundTo: 'voucher' });
    const more = {
      requestId: shop.store.requestId(),
      expectedRefundMinor: 100,
      returnsSeen: 0,
    };
    const first = shop.takeBack(request, more);
    expect(shop.takeBack(request, more)).toEqual(first);
    expect(found(first.voucher?.code ?? '')).toMatchObject({ expiresOn: null, balanceMinor: 100 });
    expect(shop.numbers('SELECT count(*) AS n FROM vouchers')).toEqual([1]);
  });

  it('nobody knows, or is mistyped, is told apart', () => {
    expect(found('V000000000000')).toBe('vouchers.unknown');
    expect(found('V000000000001')).toBe('vouchers.wrongCheckDigit');
    expect(found('hello')).toBe('vouchers.unknown');
  });
});

const tamper = (sql: string) => shop.store.write(({ db }) => db.run(sql));

describe('verify', () => {
  it('names a voucher that was changed, added, or holds more than it was given', () => {
    exchange();
    expect(wrong()).toEqual([]);
    tamper('UPDATE voucher_movements SET amount_minor = 20100');
    expect(wrong()[0]).toMatch(/^vouchers: Sale 2: vouchers moved -20100, its tenders say -10100/);
    tamper('UPDATE voucher_movements SET amount_minor = 10100');
    tamper(`UPDATE vouchers SET expires_on = '2099-12-31'`);
    expect(wrong()).toEqual([
      'logged: Sale S01-T03-20261121-000002: vouchersIssued 0 expiresOn differs from what was logged',
    ]);
    tamper(`UPDATE vouchers SET expires_on = '2027-11-30'`);
    tamper(`INSERT INTO vouchers (uid, code, issued_at) VALUES ('x', 'V999', 1)`);
    expect(wrong()).toEqual(['vouchers: Voucher V999 was given out by no return']);
    tamper(`UPDATE vouchers SET issued_sale_id = 2 WHERE code = 'V999'`);
    expect(wrong()[0]).toMatch(/^logged: Sale .*: vouchersIssued number differs/);
  });

  it('names a return whose quantity or facts were changed', () => {
    exchange();
    tamper(`UPDATE returns SET reason = 'defective'`);
    expect(wrong()).toEqual([
      'logged: Sale S01-T03-20261121-000002: reason differs from what was logged',
    ]);
    tamper(`UPDATE returns SET reason = 'unwanted', points_owed = 3`);
    expect(wrong()[0]).toMatch(/^returns: Return .*: of 3 points, 0 were taken/);
    tamper('UPDATE returns SET points_owed = 0');
    tamper('UPDATE sale_lines SET quantity_milli = -2000 WHERE sale_id = 2 AND line_no = 1');
    expect(wrong()[0]).toMatch(/^returns: Line 1 of sale 1: sold 1000, came back 2000/);
    tamper('UPDATE sale_lines SET quantity_milli = -1000 WHERE sale_id = 2 AND line_no = 1');
    tamper('DELETE FROM returns');
    expect(wrong()[0]).toMatch(/^returns: Return .*: its facts do not belong to it/);
  });
});
