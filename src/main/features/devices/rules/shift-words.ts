import type { Locale } from '../../../../contract/primitives.ts';
import type { TenderWords } from './shift-types.ts';

/** What a shift report says in one language. */
export interface ShiftWords {
  readonly xTitle: string;
  readonly zTitle: (zNo: string) => string;
  readonly notFinal: string;
  readonly businessDay: string;
  readonly opened: string;
  readonly closed: string;
  readonly printed: string;
  readonly receipts: string;
  readonly none: string;
  readonly sales: string;
  readonly returns: string;
  readonly voids: string;
  readonly net: string;
  readonly discounts: string;
  readonly rounding: string;
  readonly tenders: string;
  readonly tender: TenderWords;
  readonly refunded: string;
  readonly taxes: string;
  readonly taxAt: (rate: string, tax: string) => string;
  readonly pointsEarned: string;
  readonly pointsRedeemed: string;
  readonly drawer: string;
  readonly float: string;
  readonly cashTaken: string;
  readonly cashIn: string;
  readonly cashOut: string;
  readonly expected: string;
  readonly counted: string;
  readonly difference: string;
  readonly reason: string;
  readonly other: string;
  readonly openings: string;
  readonly voidedBaskets: string;
  readonly logHead: string;
  readonly signature: string;
}

/** Shift reports in the languages of the till. */
export const SHIFT_WORDS: Readonly<Record<Locale, ShiftWords>> = {
  en: {
    xTitle: 'X REPORT',
    zTitle: (zNo) => `Z REPORT ${zNo}`,
    notFinal: 'The shift is still open',
    businessDay: 'Business day',
    opened: 'Opened',
    closed: 'Closed',
    printed: 'As of',
    receipts: 'Receipts',
    none: 'none',
    sales: 'Sales',
    returns: 'Returns',
    voids: 'of these voided sales',
    net: 'NET',
    discounts: 'Discounts given',
    rounding: 'Rounded down',
    tenders: 'Tenders',
    tender: {
      cash: 'Cash',
      card: 'Card',
      wallet: 'E-wallet',
      voucher: 'Voucher',
      points: 'Points',
      external: 'Elsewhere',
    },
    refunded: 'of these given back',
    taxes: 'Tax included, by rate',
    taxAt: (rate, tax) => `${rate} % tax ${tax}`,
    pointsEarned: 'Points earned',
    pointsRedeemed: 'Points used',
    drawer: 'Cash drawer',
    float: 'Float',
    cashTaken: 'Cash of receipts',
    cashIn: 'Paid in',
    cashOut: 'Paid out',
    expected: 'Expected',
    counted: 'Counted',
    difference: 'DIFFERENCE',
    reason: 'Reason',
    other: 'other',
    openings: 'Drawer opened without a sale',
    voidedBaskets: 'Baskets given up',
    logHead: 'Event log',
    signature: 'Signature',
  },
  'zh-CN': {
    xTitle: 'X 报表',
    zTitle: (zNo) => `Z 报表 ${zNo}`,
    notFinal: '本班次尚未结束',
    businessDay: '营业日',
    opened: '开班',
    closed: '交班',
    printed: '截至',
    receipts: '小票',
    none: '无',
    sales: '销售',
    returns: '退货',
    voids: '其中作废',
    net: '净额',
    discounts: '折扣',
    rounding: '抹零',
    tenders: '付款方式',
    tender: {
      cash: '现金',
      card: '银行卡',
      wallet: '电子钱包',
      voucher: '礼券',
      points: '积分',
      external: '其他系统',
    },
    refunded: '其中退款',
    taxes: '内含税额（按税率）',
    taxAt: (rate, tax) => `${rate}% 税额 ${tax}`,
    pointsEarned: '发放积分',
    pointsRedeemed: '使用积分',
    drawer: '钱箱',
    float: '备用金',
    cashTaken: '小票现金',
    cashIn: '存入',
    cashOut: '取出',
    expected: '应有',
    counted: '实点',
    difference: '差额',
    reason: '原因',
    other: '其他',
    openings: '无销售开钱箱',
    voidedBaskets: '放弃的购物车',
    logHead: '事件日志',
    signature: '签名',
  },
  'zh-TW': {
    xTitle: 'X 報表',
    zTitle: (zNo) => `Z 報表 ${zNo}`,
    notFinal: '本班次尚未結束',
    businessDay: '營業日',
    opened: '開班',
    closed: '交班',
    printed: '截至',
    receipts: '收據',
    none: '無',
    sales: '銷售',
    returns: '退貨',
    voids: '其中作廢',
    net: '淨額',
    discounts: '折扣',
    rounding: '抹零',
    tenders: '付款方式',
    tender: {
      cash: '現金',
      card: '刷卡',
      wallet: '電子錢包',
      voucher: '禮券',
      points: '點數',
      external: '其他系統',
    },
    refunded: '其中退款',
    taxes: '內含稅額（依稅率）',
    taxAt: (rate, tax) => `${rate}% 稅額 ${tax}`,
    pointsEarned: '發放點數',
    pointsRedeemed: '使用點數',
    drawer: '錢箱',
    float: '備用金',
    cashTaken: '收據現金',
    cashIn: '存入',
    cashOut: '取出',
    expected: '應有',
    counted: '實點',
    difference: '差額',
    reason: '原因',
    other: '其他',
    openings: '無銷售開錢箱',
    voidedBaskets: '放棄的購物車',
    logHead: '事件記錄',
    signature: '簽名',
  },
  es: {
    xTitle: 'INFORME X',
    zTitle: (zNo) => `INFORME Z ${zNo}`,
    notFinal: 'El turno sigue abierto',
    businessDay: 'Día contable',
    opened: 'Apertura',
    closed: 'Cierre',
    printed: 'A las',
    receipts: 'Recibos',
    none: 'ninguno',
    sales: 'Ventas',
    returns: 'Devoluciones',
    voids: 'de ellas, anulaciones',
    net: 'NETO',
    discounts: 'Descuentos',
    rounding: 'Redondeo a favor',
    tenders: 'Formas de pago',
    tender: {
      cash: 'Efectivo',
      card: 'Tarjeta',
      wallet: 'Monedero',
      voucher: 'Vale',
      points: 'Puntos',
      external: 'Otro sistema',
    },
    refunded: 'de ello, devuelto',
    taxes: 'Impuestos incluidos, por tipo',
    taxAt: (rate, tax) => `${rate} % impuesto ${tax}`,
    pointsEarned: 'Puntos obtenidos',
    pointsRedeemed: 'Puntos canjeados',
    drawer: 'Cajón',
    float: 'Fondo de caja',
    cashTaken: 'Efectivo de recibos',
    cashIn: 'Entradas',
    cashOut: 'Salidas',
    expected: 'Esperado',
    counted: 'Contado',
    difference: 'DIFERENCIA',
    reason: 'Motivo',
    other: 'otro',
    openings: 'Aperturas sin venta',
    voidedBaskets: 'Cestas descartadas',
    logHead: 'Registro de eventos',
    signature: 'Firma',
  },
};
