import type { Locale } from '../../../../contract/primitives.ts';

/** What a receipt says in one language. */
export interface ReceiptWords {
  readonly copy: string;
  readonly receiptNo: string;
  readonly till: string;
  readonly staff: string;
  readonly items: (count: string) => string;
  readonly total: string;
  readonly discount: string;
  readonly subtotal: string;
  readonly rounding: string;
  readonly note: string;
  readonly taxIncluded: string;
  readonly taxAt: (rate: string) => string;
  readonly cash: string;
  readonly card: string;
  readonly wallet: string;
  readonly voucher: string;
  readonly external: string;
  readonly points: (count: string) => string;
  readonly change: string;
  readonly member: string;
  readonly cardNo: string;
  readonly tiers: Readonly<Record<'standard' | 'silver' | 'gold' | 'platinum', string>>;
  readonly earned: string;
  readonly redeemed: string;
  readonly balance: string;
  readonly expireOn: string;
  readonly stamps: string;
  readonly stampsOf: (held: number, needed: number) => string;
  readonly cardFull: string;
  readonly thanks: string;
  readonly keep: string;
  readonly testTitle: string;
  readonly testWidth: (columns: number) => string;
  readonly testEnd: string;
}

/** Receipts in the languages of the till. */
export const RECEIPT_WORDS: Readonly<Record<Locale, ReceiptWords>> = {
  en: {
    copy: 'COPY',
    receiptNo: 'Receipt',
    till: 'Till',
    staff: 'Served by',
    items: (count) => `${count} ${count === '1' ? 'item' : 'items'}`,
    total: 'TOTAL',
    discount: 'Discount',
    subtotal: 'Subtotal',
    rounding: 'Rounding',
    note: 'Note',
    taxIncluded: 'Tax included',
    taxAt: (rate) => `Tax at ${rate}`,
    cash: 'Cash',
    card: 'Card',
    wallet: 'E-wallet',
    voucher: 'Voucher',
    external: 'Paid elsewhere',
    points: (count) => `Points (${count})`,
    change: 'Change',
    member: 'Member',
    cardNo: 'Card',
    tiers: { standard: 'Member', silver: 'Silver', gold: 'Gold', platinum: 'Platinum' },
    earned: 'Points earned',
    redeemed: 'Points used',
    balance: 'Points balance',
    expireOn: 'Earned points valid until',
    stamps: 'Stamps',
    stampsOf: (held, needed) => `${held} of ${needed}`,
    cardFull: 'A card is full: your reward is yours',
    thanks: 'Thank you for your visit',
    keep: 'Please keep this receipt for exchanges',
    testTitle: 'TEST PAGE',
    testWidth: (columns) => `${columns} columns`,
    testEnd: 'If you can read every line, this printer is set up well.',
  },
  'zh-CN': {
    copy: '副本',
    receiptNo: '小票号',
    till: '收银台',
    staff: '收银员',
    items: (count) => `共 ${count} 件`,
    total: '合计',
    discount: '折扣',
    subtotal: '小计',
    rounding: '抹零',
    note: '备注',
    taxIncluded: '其中税额',
    taxAt: (rate) => `其中税额 ${rate}`,
    cash: '现金',
    card: '银行卡',
    wallet: '电子钱包',
    voucher: '礼券',
    external: '其他系统收款',
    points: (count) => `积分抵扣 (${count} 分)`,
    change: '找零',
    member: '会员',
    cardNo: '卡号',
    tiers: { standard: '普通会员', silver: '银卡', gold: '金卡', platinum: '白金卡' },
    earned: '本次积分',
    redeemed: '使用积分',
    balance: '积分余额',
    expireOn: '本次积分有效期至',
    stamps: '集章',
    stampsOf: (held, needed) => `${held}/${needed}`,
    cardFull: '集章卡已集满，奖励归您',
    thanks: '谢谢惠顾，欢迎再次光临',
    keep: '退换货请凭此小票',
    testTitle: '打印测试',
    testWidth: (columns) => `${columns} 列`,
    testEnd: '以上各行清晰可读，则打印机设置正确。',
  },
  'zh-TW': {
    copy: '副本',
    receiptNo: '收據號碼',
    till: '收銀台',
    staff: '收銀員',
    items: (count) => `共 ${count} 件`,
    total: '合計',
    discount: '折扣',
    subtotal: '小計',
    rounding: '抹零',
    note: '備註',
    taxIncluded: '內含稅額',
    taxAt: (rate) => `內含稅額 ${rate}`,
    cash: '現金',
    card: '刷卡',
    wallet: '電子錢包',
    voucher: '禮券',
    external: '其他系統收款',
    points: (count) => `點數折抵 (${count} 點)`,
    change: '找零',
    member: '會員',
    cardNo: '卡號',
    tiers: { standard: '一般會員', silver: '銀卡', gold: '金卡', platinum: '白金卡' },
    earned: '本次點數',
    redeemed: '使用點數',
    balance: '點數餘額',
    expireOn: '本次點數有效期限至',
    stamps: '集章',
    stampsOf: (held, needed) => `${held}/${needed}`,
    cardFull: '集章卡已集滿，獎勵歸您',
    thanks: '謝謝光臨，歡迎再度蒞臨',
    keep: '退換貨請憑此收據',
    testTitle: '列印測試',
    testWidth: (columns) => `${columns} 欄`,
    testEnd: '以上各行清晰可讀，表示印表機設定正確。',
  },
  es: {
    copy: 'COPIA',
    receiptNo: 'Recibo',
    till: 'Caja',
    staff: 'Le atendió',
    items: (count) => `${count} ${count === '1' ? 'artículo' : 'artículos'}`,
    total: 'TOTAL',
    discount: 'Descuento',
    subtotal: 'Subtotal',
    rounding: 'Redondeo',
    note: 'Nota',
    taxIncluded: 'Impuestos incluidos',
    taxAt: (rate) => `Impuesto ${rate}`,
    cash: 'Efectivo',
    card: 'Tarjeta',
    wallet: 'Monedero electrónico',
    voucher: 'Vale',
    external: 'Pagado en otro sistema',
    points: (count) => `Puntos (${count})`,
    change: 'Cambio',
    member: 'Socio',
    cardNo: 'Tarjeta',
    tiers: { standard: 'Socio', silver: 'Plata', gold: 'Oro', platinum: 'Platino' },
    earned: 'Puntos obtenidos',
    redeemed: 'Puntos canjeados',
    balance: 'Saldo de puntos',
    expireOn: 'Puntos válidos hasta',
    stamps: 'Sellos',
    stampsOf: (held, needed) => `${held} de ${needed}`,
    cardFull: 'Tarjeta completa: el premio es suyo',
    thanks: '¡Gracias por su visita!',
    keep: 'Conserve este recibo para cambios',
    testTitle: 'PÁGINA DE PRUEBA',
    testWidth: (columns) => `${columns} columnas`,
    testEnd: 'Si lee bien todas las líneas, la impresora está lista.',
  },
};
