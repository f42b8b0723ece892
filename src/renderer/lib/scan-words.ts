import { useMemo } from 'react';
import { assertNever } from '../../contract/kernel/result.ts';
import type { ScanMeaning } from '../../contract/scans.ts';
import { useT } from '../i18n/index.ts';
import type { TKey, Translate } from '../i18n/index.ts';
import { type Format, useFormat } from './format.ts';

type Unknown = Extract<ScanMeaning, { kind: 'unknown' }>;
type Product = Extract<ScanMeaning, { kind: 'product' }>;
type OldCard = Extract<ScanMeaning, { kind: 'oldCard' }>;
type Known = Exclude<ScanMeaning, { kind: 'unknown' }>;

const UNKNOWN: Readonly<Record<Unknown['reason'], TKey>> = {
  notKnown: 'scans:unknown.notKnown',
  wrongCheckDigit: 'scans:unknown.wrongCheckDigit',
  tooLong: 'scans:unknown.tooLong',
  unreadable: 'scans:unknown.unreadable',
  empty: 'scans:unknown.empty',
  wrongValueCheck: 'scans:unknown.wrongValueCheck',
  labelNotKnown: 'scans:unknown.labelNotKnown',
  notByWeight: 'scans:unknown.notByWeight',
  case: 'scans:unknown.case',
  coupon: 'scans:unknown.coupon',
  couponElsewhere: 'scans:unknown.couponElsewhere',
  receiptElsewhere: 'scans:unknown.receiptElsewhere',
  voucherElsewhere: 'scans:unknown.voucherElsewhere',
  gs1Wrong: 'scans:unknown.gs1Wrong',
  gs1NotGoods: 'scans:unknown.gs1NotGoods',
  foreignPrice: 'scans:unknown.foreignPrice',
  expired: 'scans:unknown.expired',
  memberCodeExpired: 'scans:unknown.memberCodeExpired',
  memberCodeForged: 'scans:unknown.memberCodeForged',
  memberCodeUnsigned: 'scans:unknown.memberCodeUnsigned',
};

const VOUCHERS = {
  open: 'scans:is.voucher',
  spent: 'scans:is.voucherSpent',
  expired: 'scans:is.voucherExpired',
} as const satisfies Record<string, TKey>;

const WALLETS = {
  alipay: 'scans:wallet.alipay',
  wechat: 'scans:wallet.wechat',
} as const satisfies Record<string, TKey>;

/** Why nobody knows a code, and what to do. */
export function unknownScanText(scan: Unknown, t: Translate, format: Format): string {
  return t(UNKNOWN[scan.reason], {
    code: scan.shown,
    digit: scan.expectedDigit ?? '',
    name: scan.productName ?? '',
    ai: scan.ai ?? '',
    day: scan.day === undefined ? '' : format.day(scan.day),
  });
}

function knownText(meaning: Known, t: Translate, format: Format): string {
  switch (meaning.kind) {
    case 'member':
      return t('scans:is.member', { name: meaning.hit.name });
    case 'oldCard':
      return t('scans:is.oldCard', { name: meaning.hit.name });
    case 'product':
      return t('scans:is.product', {
        name: meaning.product.name,
        price: format.money(meaning.product.priceMinor),
      });
    case 'receipt':
      return t('scans:is.receipt', { code: meaning.receiptNo });
    case 'voucher':
      return t(VOUCHERS[meaning.state], {
        code: meaning.code,
        amount: format.money(meaning.balanceMinor),
        day: meaning.expiresOn === null ? '' : format.day(meaning.expiresOn),
      });
    case 'coupon':
      return t('scans:is.coupon', { code: meaning.code, name: meaning.name });
    case 'payment':
      return t('scans:is.payment', { code: meaning.shown, wallet: t(WALLETS[meaning.wallet]) });
    case 'newPhone':
      return t('scans:is.newPhone', { code: meaning.phone });
    case 'newCard':
      return t('scans:is.newCard', { code: meaning.cardNo });
    default:
      return assertNever(meaning);
  }
}

/** When a card was replaced or reported lost, whose it was, and which card is right now. */
function oldCardText(scan: OldCard, t: Translate, format: Format): string {
  const key = scan.state === 'lost' ? 'scans:oldCard.lost' : 'scans:oldCard.replaced';
  const { name } = scan.hit;
  return t(key, { code: scan.shown, name, day: format.dateTime(scan.at), card: scan.cardNo });
}

/** What a GS1 code told of a product that was added: its batch and dates, or that they are past. */
function detailsText({ product, details }: Product, t: Translate, format: Format) {
  if (details === undefined) return null;
  const { name } = product;
  const { batch, serial, producedOn, bestBefore, expiresOn } = details;
  if (details.isExpired && expiresOn !== null) {
    const text = t('scans:details.expired', { name, day: format.day(expiresOn) });
    return { isWarning: true, text };
  }
  if (details.isPastBest && bestBefore !== null) {
    const text = t('scans:details.pastBest', { name, day: format.day(bestBefore) });
    return { isWarning: true, text };
  }
  const on = (key: TKey, day: string | null) =>
    day === null ? null : t(key, { day: format.day(day) });
  const parts = [
    on('scans:details.expiresOn', expiresOn),
    on('scans:details.bestBefore', bestBefore),
    batch === null ? null : t('scans:details.batch', { batch }),
    serial === null ? null : t('scans:details.serial', { serial }),
    on('scans:details.producedOn', producedOn),
  ].filter((part) => part !== null);
  return { isWarning: false, text: t('scans:details.line', { name, details: parts.join(' · ') }) };
}

/** Says what a code is where it is not wanted. */
export interface ScanWords {
  /** What it is, and no more. */
  readonly what: (meaning: ScanMeaning) => string;
  /** That it is not for this place. */
  readonly notHere: (meaning: ScanMeaning) => string;
  /** At the counter: that vouchers and payment codes belong to the payment. */
  readonly atPayment: (meaning: ScanMeaning) => string;
  /** Why a card is refused that was replaced or reported lost. */
  readonly oldCard: (scan: OldCard) => string;
  /** Batch and dates of what was added; null = its code told none. */
  readonly details: (
    product: Product,
  ) => { readonly text: string; readonly isWarning: boolean } | null;
}

export function useScanWords(): ScanWords {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const say = (key: TKey) => (meaning: ScanMeaning) =>
      meaning.kind === 'unknown'
        ? unknownScanText(meaning, t, format)
        : t(key, { what: knownText(meaning, t, format) });
    return {
      what: (meaning) =>
        meaning.kind === 'unknown'
          ? unknownScanText(meaning, t, format)
          : knownText(meaning, t, format),
      notHere: say('scans:notHere'),
      atPayment: say('scans:atPayment'),
      oldCard: (scan) => oldCardText(scan, t, format),
      details: (product) => detailsText(product, t, format),
    };
  }, [t, format]);
}
