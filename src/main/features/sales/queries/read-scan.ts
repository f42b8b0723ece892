import { articleInCase } from '../../../../contract/kernel/barcode.ts';
import { readCardNo, walletOf } from '../../../../contract/kernel/person-code.ts';
import { ok } from '../../../../contract/kernel/result.ts';
import type { ScanMeaning } from '../../../../contract/scans.ts';
import type { CallParsed } from '../../../../contract/index.ts';
import type { Settings } from '../../../../contract/settings.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { findArticle, findProductBySku } from '../../catalog/face.ts';
import { readCoupon } from '../../coupons/face.ts';
import { findMemberByScan, findOldCard } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { isForeignReceipt } from '../../returns/face.ts';
import { findVoucher, isVoucherCode } from '../../vouchers/face.ts';
import { type CodeReading, readCode } from '../rules/read-code.ts';
import { gs1In, meaningOfGs1 } from '../scan-gs1.ts';
import { labelIn, meaningOfArticle, meaningOfLabel } from '../scan-label.ts';
import { meaningOfMemberCode } from '../scan-member.ts';
import { selectSaleByCode } from '../tables/sales.ts';

type Text = Extract<CodeReading, { kind: 'text' }>;

/** EAN-13 of coupons (GS1 General Specifications: 981 to 984, 99). */
const COUPON = /^(98[1-4]|99)\d+$/;

interface Asked {
  readonly context: QueryContext;
  readonly code: Text;
  /** Read only when the code is on nobody's file: most scans are. */
  readonly settings: () => Settings['codes'];
  readonly place: 'counter' | 'payment';
}

function paymentMeaning({ code }: Asked): ScanMeaning | undefined {
  const wallet = walletOf(code.text);
  if (wallet === null) return undefined;
  // The code is money until it is used: most of it is hidden wherever it is shown.
  const shown = `${code.text.slice(0, 4)}…${code.text.slice(-4)}`;
  return { kind: 'payment', wallet, code: code.text, shown };
}

function voucherMeaning({ context, code }: Asked): ScanMeaning | undefined {
  const voucher = findVoucher(context.db, code.text, context.today);
  if (voucher === undefined) return undefined;
  const { balanceMinor, state, expiresOn } = voucher;
  return { kind: 'voucher', code: voucher.code, balanceMinor, state, expiresOn };
}

/** Whoever has exactly this code on file. */
function exactMeaning(asked: Asked): ScanMeaning | undefined {
  const { context, code, settings, place } = asked;
  const { db } = context;
  if (code.memberCode !== null) return meaningOfMemberCode(context, code.memberCode, settings());
  const member = findMemberByScan(db, code.text);
  if (member?.matchedBy === 'card') return { kind: 'member', hit: member };
  const voucher = voucherMeaning(asked);
  if (voucher !== undefined) return voucher;
  if (place === 'payment') {
    const payment = paymentMeaning(asked);
    if (payment !== undefined) return payment;
  }
  const article = findArticle(db, code.text);
  if (article !== undefined) return meaningOfArticle(article);
  const coupon = readCoupon(db, code.text);
  if (coupon?.kind === 'coupon') return coupon;
  const sale = selectSaleByCode(db, code.text);
  if (sale !== undefined) return { kind: 'receipt', ...sale };
  return undefined;
}

/** What a code says by its form, once nobody has it as it is. */
function formMeaning(asked: Asked): ScanMeaning | undefined {
  const { context, code } = asked;
  const { db } = context;
  const oldCard = findOldCard(db, code.text);
  if (oldCard !== undefined) return { kind: 'oldCard', ...oldCard };
  const settings = asked.settings();
  const label = labelIn(code.text, settings, context.till.currencyDecimals);
  if (label?.kind === 'label') {
    const labelled = meaningOfLabel(db, label, code.shown);
    if (labelled !== undefined) return labelled;
  }
  const member = findMemberByScan(db, code.text);
  if (member !== undefined) return { kind: 'member', hit: member };
  if (code.mobile !== null) return { kind: 'newPhone', phone: code.mobile };
  const bySku = findProductBySku(db, code.text);
  if (bySku !== undefined) return meaningOfArticle({ product: bySku, pieces: 1 });
  if (readCardNo(code.text, settings).kind === 'card') {
    return { kind: 'newCard', cardNo: code.text };
  }
  if (label?.kind === 'wrong-value-check') {
    const { expected: expectedDigit } = label;
    return { kind: 'unknown', shown: code.shown, reason: 'wrongValueCheck', expectedDigit };
  }
  if (label !== null) return { kind: 'unknown', shown: code.shown, reason: 'labelNotKnown' };
  return paymentMeaning(asked);
}

/** Why nobody knows the code: the nearest thing a person can do something about. */
function unknownMeaning({ context, code, settings }: Asked): ScanMeaning {
  const unknown = { kind: 'unknown', shown: code.shown } as const;
  const card = readCardNo(code.text, settings());
  if (card.kind === 'wrong-check-digit') {
    return { ...unknown, reason: 'wrongCheckDigit', expectedDigit: card.expected };
  }
  if (isForeignReceipt(code.text, context.till)) return { ...unknown, reason: 'receiptElsewhere' };
  if (isVoucherCode(code.text)) return { ...unknown, reason: 'voucherElsewhere' };
  const coupon = readCoupon(context.db, code.text);
  if (coupon?.kind === 'elsewhere') return { ...unknown, reason: 'couponElsewhere' };
  if (coupon?.kind === 'wrongCheckDigit') {
    return { ...unknown, reason: 'wrongCheckDigit', expectedDigit: coupon.expected };
  }
  const { gtin } = code;
  if (gtin.kind === 'wrong-check-digit') {
    return { ...unknown, reason: 'wrongCheckDigit', expectedDigit: gtin.expected };
  }
  const inside = articleInCase(code.text);
  const article = inside === null ? undefined : findArticle(context.db, inside);
  if (article !== undefined) {
    return { ...unknown, reason: 'case', productName: article.product.name };
  }
  if (gtin.kind === 'gtin' && gtin.code.length === 13 && COUPON.test(gtin.code)) {
    return { ...unknown, reason: 'coupon' };
  }
  return { ...unknown, reason: 'notKnown' };
}

/**
 * Says what a code is (DOMAIN, scan routing). Whoever knows the whole code exactly claims it, in
 * this order: a member's QR code, member card, voucher, product barcode (UPC-A, UPC-E and EAN
 * brought together), coupon, receipt number, a card that was replaced or lost. Then the form decides: an in-store label by the store's table
 * and a scale code if their product is known, a member's phone, a mobile number nobody has, SKU, a
 * card of the store nobody has, a payment code. At the payment a payment code comes before goods.
 * A code that its AIM identifier or its separators mark as GS1, or a GS1 Digital Link, names goods
 * before all this; one that only looks like GS1, once nobody knows it exactly.
 * There is no similarity and no shortening, so a code that two could know (a card number that is
 * also an EAN-8) always goes the same way. What none claims is shown as it came, with the reason
 * that helps most.
 */
export const readScan: Query<'sales.readScan'> = (context, input) => {
  const settings = () => readSettings(context.db).codes;
  const code = input.code.trim();
  const reading = gs1In(code, input.aim);
  const gs1 = () => meaningOfGs1(context, { code, reading }, settings);
  const isMarked = reading.kind === 'wrong' || (reading.kind === 'gs1' && reading.isCertain);
  return ok((isMarked ? gs1() : undefined) ?? otherMeaning(context, { input, gs1, settings }));
};

interface Rest extends Pick<Asked, 'settings'> {
  readonly input: Pick<CallParsed<'sales.readScan'>, 'code' | 'place'>;
  readonly gs1: () => ScanMeaning | undefined;
}

/** What a code is that nothing marks as GS1. */
function otherMeaning(context: QueryContext, { input, gs1, settings }: Rest): ScanMeaning {
  const code = readCode(input.code);
  if (code.kind === 'unusable') return { kind: 'unknown', shown: code.shown, reason: code.reason };
  const asked: Asked = { context, code, settings, place: input.place };
  return exactMeaning(asked) ?? gs1() ?? formMeaning(asked) ?? unknownMeaning(asked);
}
