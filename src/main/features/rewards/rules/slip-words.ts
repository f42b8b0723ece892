import type { Locale } from '../../../../contract/primitives.ts';

/** What a gift's slip says in one language. */
export interface SlipWords {
  readonly title: string;
  readonly member: string;
  readonly card: string;
  readonly paid: string;
  readonly byStamps: string;
  readonly balance: string;
  readonly returnable: (day: string) => string;
  readonly givenBy: string;
}

/** Slips in the languages of the till. */
export const SLIP_WORDS: Readonly<Record<Locale, SlipWords>> = {
  en: {
    title: 'Gift',
    member: 'Member',
    card: 'Card',
    paid: 'Points paid',
    byStamps: 'For a full stamp card',
    balance: 'Points left',
    returnable: (day) => `Can be brought back until ${day} with this slip`,
    givenBy: 'Given by',
  },
  'zh-CN': {
    title: '礼品兑换单',
    member: '会员',
    card: '卡号',
    paid: '兑换积分',
    byStamps: '集章卡已集满',
    balance: '剩余积分',
    returnable: (day) => `凭此单可于 ${day} 前退回`,
    givenBy: '经手人',
  },
  'zh-TW': {
    title: '禮品兌換單',
    member: '會員',
    card: '卡號',
    paid: '兌換點數',
    byStamps: '集章卡已集滿',
    balance: '剩餘點數',
    returnable: (day) => `憑此單可於 ${day} 前退回`,
    givenBy: '經手人',
  },
  es: {
    title: 'Regalo',
    member: 'Socio',
    card: 'Tarjeta',
    paid: 'Puntos canjeados',
    byStamps: 'Por una tarjeta de sellos completa',
    balance: 'Puntos restantes',
    returnable: (day) => `Se puede devolver hasta el ${day} con este comprobante`,
    givenBy: 'Entregado por',
  },
};
