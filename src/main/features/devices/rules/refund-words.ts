import type { Locale } from '../../../../contract/primitives.ts';
import type { RefundDocument } from './refund-types.ts';

/** What a refund receipt says in one language, beside the words of every receipt. */
export interface RefundWords {
  readonly title: string;
  readonly voidTitle: string;
  readonly original: string;
  readonly noReceipt: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<RefundDocument['reason'], string>>;
  readonly total: string;
  readonly refunds: Readonly<Record<'cash' | 'card' | 'wallet' | 'voucher', string>>;
  readonly pointsBack: (count: string) => string;
  readonly pointsPaid: (count: string) => string;
  readonly takenBack: string;
  readonly restored: string;
  readonly graceUntil: string;
  readonly voucherTitle: string;
  readonly validUntil: string;
  readonly voucherHint: string;
  readonly signature: string;
  readonly keep: string;
}

/** Refund receipts in the languages of the till. */
export const REFUND_WORDS: Readonly<Record<Locale, RefundWords>> = {
  en: {
    title: 'REFUND',
    voidTitle: 'SALE VOIDED',
    original: 'Sale',
    noReceipt: 'Returned without receipt',
    reason: 'Reason',
    reasons: {
      unwanted: 'Changed mind',
      size: 'Wrong size',
      defective: 'Faulty',
      different: 'Not as described',
      priceError: 'Wrong price',
      other: 'Other',
      void: 'Sale voided',
    },
    total: 'REFUND',
    refunds: { cash: 'Cash', card: 'To card', wallet: 'To e-wallet', voucher: 'Voucher' },
    pointsBack: (count) => `Points given back (${count})`,
    pointsPaid: (count) => `For ${count} points already used`,
    takenBack: 'Points taken back',
    restored: 'Points given back',
    graceUntil: 'Lapsed points count again until',
    voucherTitle: 'VOUCHER',
    validUntil: 'Valid until',
    voucherHint: 'Pays at this till. What is left stays on it.',
    signature: 'Customer signature',
    keep: 'Please keep this receipt',
  },
  'zh-CN': {
    title: '退货凭证',
    voidTitle: '整单作废',
    original: '原小票',
    noReceipt: '无小票退货',
    reason: '原因',
    reasons: {
      unwanted: '顾客不想要',
      size: '尺码不合适',
      defective: '质量问题',
      different: '与描述不符',
      priceError: '价格有误',
      other: '其他',
      void: '整单作废',
    },
    total: '退款合计',
    refunds: { cash: '退现金', card: '退回银行卡', wallet: '退回电子钱包', voucher: '礼券' },
    pointsBack: (count) => `退回积分 (${count} 分)`,
    pointsPaid: (count) => `扣抵已用积分 (${count} 分)`,
    takenBack: '扣回积分',
    restored: '退回积分',
    graceUntil: '已过期积分恢复至',
    voucherTitle: '礼券',
    validUntil: '有效期至',
    voucherHint: '可在本收银台使用，余额留在券内。',
    signature: '顾客签名',
    keep: '请妥善保管此凭证',
  },
  'zh-TW': {
    title: '退貨憑證',
    voidTitle: '整筆作廢',
    original: '原收據',
    noReceipt: '無收據退貨',
    reason: '原因',
    reasons: {
      unwanted: '顧客不想要',
      size: '尺寸不合',
      defective: '品質問題',
      different: '與描述不符',
      priceError: '價格有誤',
      other: '其他',
      void: '整筆作廢',
    },
    total: '退款合計',
    refunds: { cash: '退現金', card: '退回信用卡', wallet: '退回電子錢包', voucher: '禮券' },
    pointsBack: (count) => `退回點數 (${count} 點)`,
    pointsPaid: (count) => `扣抵已用點數 (${count} 點)`,
    takenBack: '扣回點數',
    restored: '退回點數',
    graceUntil: '已過期點數恢復至',
    voucherTitle: '禮券',
    validUntil: '有效期限至',
    voucherHint: '可在本收銀台使用，餘額留在券內。',
    signature: '顧客簽名',
    keep: '請妥善保管此憑證',
  },
  es: {
    title: 'DEVOLUCIÓN',
    voidTitle: 'VENTA ANULADA',
    original: 'Venta',
    noReceipt: 'Devuelto sin recibo',
    reason: 'Motivo',
    reasons: {
      unwanted: 'No lo quiere',
      size: 'Talla equivocada',
      defective: 'Defectuoso',
      different: 'No es lo descrito',
      priceError: 'Precio erróneo',
      other: 'Otro',
      void: 'Venta anulada',
    },
    total: 'REEMBOLSO',
    refunds: {
      cash: 'Efectivo',
      card: 'A la tarjeta',
      wallet: 'Al monedero',
      voucher: 'Vale',
    },
    pointsBack: (count) => `Puntos devueltos (${count})`,
    pointsPaid: (count) => `Por ${count} puntos ya usados`,
    takenBack: 'Puntos retirados',
    restored: 'Puntos devueltos',
    graceUntil: 'Puntos caducados válidos hasta',
    voucherTitle: 'VALE',
    validUntil: 'Válido hasta',
    voucherHint: 'Paga en esta caja. Lo que sobra queda en el vale.',
    signature: 'Firma del cliente',
    keep: 'Conserve este recibo',
  },
};
