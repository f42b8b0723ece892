import type { Locale } from '../../../../contract/primitives.ts';

interface CouponWords {
  readonly title: string;
  readonly off: (what: string) => string;
  readonly atMost: (amount: string) => string;
  readonly freeItem: string;
  readonly from: (amount: string) => string;
  readonly someGoods: string;
  readonly days: (from: string, to: string) => string;
  readonly forMember: (name: string) => string;
  readonly yours: string;
  readonly until: (day: string) => string;
}

/** What a coupon's slip says, and the part of a receipt that tells of coupons. */
export const COUPON_WORDS: Readonly<Record<Locale, CouponWords>> = {
  en: {
    title: 'COUPON',
    off: (what) => `${what} off`,
    atMost: (amount) => `at most ${amount}`,
    freeItem: 'One item free',
    from: (amount) => `From a purchase of ${amount}`,
    someGoods: 'For chosen goods: please ask us',
    days: (from, to) => `Valid ${from} to ${to}`,
    forMember: (name) => `For ${name} only`,
    yours: 'Your coupons',
    until: (day) => `until ${day}`,
  },
  'zh-CN': {
    title: '优惠券',
    off: (what) => `立减 ${what}`,
    atMost: (amount) => `最多减 ${amount}`,
    freeItem: '免费一件',
    from: (amount) => `满 ${amount} 可用`,
    someGoods: '限指定商品，详情请询问店员',
    days: (from, to) => `有效期 ${from} 至 ${to}`,
    forMember: (name) => `仅限 ${name} 本人使用`,
    yours: '您的优惠券',
    until: (day) => `至 ${day}`,
  },
  'zh-TW': {
    title: '優惠券',
    off: (what) => `折抵 ${what}`,
    atMost: (amount) => `最多折 ${amount}`,
    freeItem: '免費一件',
    from: (amount) => `滿 ${amount} 可用`,
    someGoods: '限指定商品，詳情請洽店員',
    days: (from, to) => `有效期限 ${from} 至 ${to}`,
    forMember: (name) => `限 ${name} 本人使用`,
    yours: '您的優惠券',
    until: (day) => `至 ${day}`,
  },
  es: {
    title: 'CUPÓN',
    off: (what) => `${what} de descuento`,
    atMost: (amount) => `máximo ${amount}`,
    freeItem: 'Un artículo gratis',
    from: (amount) => `En compras desde ${amount}`,
    someGoods: 'Para artículos elegidos: pregúntenos',
    days: (from, to) => `Válido del ${from} al ${to}`,
    forMember: (name) => `Solo para ${name}`,
    yours: 'Sus cupones',
    until: (day) => `hasta ${day}`,
  },
};
