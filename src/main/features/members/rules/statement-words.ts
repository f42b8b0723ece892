import type { PointsKind } from '../../../../contract/members.ts';
import type { Locale } from '../../../../contract/primitives.ts';

/** What a statement of points says in one language. */
export interface StatementWords {
  readonly title: string;
  readonly card: string;
  readonly period: (from: string, to: string) => string;
  readonly opening: string;
  readonly closing: string;
  readonly validUntil: string;
  readonly never: string;
  readonly cut: string;
  readonly kinds: Readonly<Record<PointsKind, string>>;
  readonly printed: (day: string) => string;
}

/** Statements in the languages of the till. */
export const STATEMENT_WORDS: Readonly<Record<Locale, StatementWords>> = {
  en: {
    title: 'Points statement',
    card: 'Card',
    period: (from, to) => `${from} to ${to}`,
    opening: 'Opening balance',
    closing: 'BALANCE',
    validUntil: 'Points valid until',
    never: 'without end',
    cut: '… earlier movements are not shown',
    kinds: {
      earn: 'Earned',
      redeem: 'Redeemed',
      expire: 'Expired',
      adjust: 'Adjusted',
      clawback: 'Taken back',
      restore: 'Given back',
      opening: 'Brought over',
      transfer: 'Transferred',
      gift: 'Gift',
      bonus: 'Bonus',
    },
    printed: (day) => `Printed on ${day}`,
  },
  'zh-CN': {
    title: '积分对账单',
    card: '卡号',
    period: (from, to) => `${from} 至 ${to}`,
    opening: '期初积分',
    closing: '期末积分',
    validUntil: '积分有效期至',
    never: '长期有效',
    cut: '……更早的明细未列出',
    kinds: {
      earn: '获得',
      redeem: '抵扣',
      expire: '过期',
      adjust: '调整',
      clawback: '退货扣回',
      restore: '退货返还',
      opening: '期初转入',
      transfer: '积分转让',
      gift: '兑换礼品',
      bonus: '奖励积分',
    },
    printed: (day) => `打印日期 ${day}`,
  },
  'zh-TW': {
    title: '點數對帳單',
    card: '卡號',
    period: (from, to) => `${from} 至 ${to}`,
    opening: '期初點數',
    closing: '期末點數',
    validUntil: '點數有效期限',
    never: '長期有效',
    cut: '……更早的明細未列出',
    kinds: {
      earn: '獲得',
      redeem: '折抵',
      expire: '到期',
      adjust: '調整',
      clawback: '退貨扣回',
      restore: '退貨返還',
      opening: '期初轉入',
      transfer: '點數轉讓',
      gift: '兌換贈品',
      bonus: '獎勵點數',
    },
    printed: (day) => `列印日期 ${day}`,
  },
  es: {
    title: 'Extracto de puntos',
    card: 'Tarjeta',
    period: (from, to) => `del ${from} al ${to}`,
    opening: 'Saldo inicial',
    closing: 'SALDO',
    validUntil: 'Puntos válidos hasta',
    never: 'sin límite',
    cut: '… no se muestran movimientos anteriores',
    kinds: {
      earn: 'Ganados',
      redeem: 'Canjeados',
      expire: 'Caducados',
      adjust: 'Ajustados',
      clawback: 'Retirados',
      restore: 'Devueltos',
      opening: 'Saldo traspasado',
      transfer: 'Transferidos',
      gift: 'Regalo',
      bonus: 'Bonificación',
    },
    printed: (day) => `Impreso el ${day}`,
  },
};
