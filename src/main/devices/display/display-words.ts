import type { Locale } from '../../../contract/primitives.ts';

/** What a display says in one language; each fits beside an amount. */
export interface DisplayWords {
  readonly total: string;
  readonly due: string;
  readonly change: string;
  readonly thanks: string;
  readonly welcome: string;
}

const ENGLISH: DisplayWords = {
  total: 'TOTAL',
  due: 'TO PAY',
  change: 'CHANGE',
  thanks: 'Thank you',
  welcome: 'Welcome',
};

const WORDS: Readonly<Record<Locale, DisplayWords>> = {
  en: ENGLISH,
  es: {
    total: 'TOTAL',
    due: 'A PAGAR',
    change: 'CAMBIO',
    thanks: 'Gracias',
    welcome: '¡Bienvenidos!',
  },
  'zh-CN': { total: '合计', due: '应付', change: '找零', thanks: '谢谢惠顾', welcome: '欢迎光临' },
  'zh-TW': { total: '合計', due: '應付', change: '找零', thanks: '謝謝惠顧', welcome: '歡迎光臨' },
};

/** The words of a language; English where the display cannot write it. */
export function displayWords(locale: Locale, hasChinese: boolean): DisplayWords {
  return locale.startsWith('zh') && !hasChinese ? ENGLISH : WORDS[locale];
}
