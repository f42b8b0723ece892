import { createInstance } from 'i18next';
import { programmeRules } from '../../../src/contract/programme.ts';
import { LOCALES, type Locale } from '../../../src/contract/primitives.ts';
import type { RuleTarget } from '../../../src/contract/programmes.ts';
import type { Words } from '../../../src/renderer/features/programme/words/words.ts';
import { catalogue as en } from '../../../src/renderer/i18n/en.ts';
import { catalogue as es } from '../../../src/renderer/i18n/es.ts';
import { catalogue as zhCN } from '../../../src/renderer/i18n/zh-CN.ts';
import { catalogue as zhTW } from '../../../src/renderer/i18n/zh-TW.ts';
import { makeFormat } from '../../../src/renderer/lib/format.ts';

export { LOCALES };

const TILL = { currency: 'CNY', currencyDecimals: 2, timeZone: 'Asia/Shanghai' };

/** The words of one language, with the names of these records. */
export function wordsIn(
  locale: Locale,
  names: Readonly<Record<string, Pick<RuleTarget, 'name'>>> = {},
): Words {
  const texts = createInstance();
  void texts.init({
    lng: locale,
    fallbackLng: false,
    resources: { en, es, 'zh-CN': zhCN, 'zh-TW': zhTW },
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
  });
  return {
    t: (key, params) => texts.t(key, { ...params }),
    format: makeFormat(locale, TILL),
    locale,
    names: new Map(Object.entries(names)),
  };
}

const rate = (ratePoints: number) => ({ ratePoints, ratePerMinor: 1000 });

/** A programme such as a store begins with. */
export const BASE_PROGRAMME = programmeRules.parse({
  schema: 1,
  rates: { standard: rate(10), silver: rate(12), gold: rate(15), platinum: rate(20) },
  rounding: 'floorPerSale',
  activeAfterDays: 0,
  expiry: { policy: 'endOfMonth', months: 12 },
  redemption: {
    stepPoints: 100,
    stepWorthMinor: 100,
    minimumPoints: 100,
    maximumShareBp: 5000,
  },
});
