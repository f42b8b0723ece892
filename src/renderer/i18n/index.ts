import { createInstance } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { LOCALES } from '../../contract/primitives.ts';
import type { Locale } from '../../contract/primitives.ts';
import { catalogue as en } from './en.ts';
import { catalogue as es } from './es.ts';
import type { Translate } from './types.ts';
import { catalogue as zhCN } from './zh-CN.ts';
import { catalogue as zhTW } from './zh-TW.ts';

export type { TKey, TParams, Translate } from './types.ts';

const texts = createInstance();

/** Each language by its own name, for the choice of language. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  es: 'Español',
};

/** The heading over the choice of language: in all of them, since none is chosen yet. */
export const LANGUAGE_TITLE = 'Language · 语言 · 語言 · Idioma';

function isLocale(text: string): text is Locale {
  return LOCALES.some((known) => known === text);
}

/** The screen's language that comes nearest to what the machine prefers. */
export function nearestLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (isLocale(tag)) return tag;
    const locale = new Intl.Locale(tag).maximize();
    if (locale.language === 'zh') return locale.script === 'Hant' ? 'zh-TW' : 'zh-CN';
    if (locale.language === 'es') return 'es';
    if (locale.language === 'en') return 'en';
  }
  return 'en';
}

/** Starts the catalogues in `locale`; nothing is loaded later. */
export async function startTexts(locale: Locale): Promise<void> {
  await texts.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { en, es, 'zh-CN': zhCN, 'zh-TW': zhTW },
    ns: Object.keys(en),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markLanguage(locale);
}

/** Changes the language of the window; `lang` picks the regional shape of Han characters. */
export async function changeLanguage(locale: Locale): Promise<void> {
  await texts.changeLanguage(locale);
  markLanguage(locale);
}

function markLanguage(locale: Locale): void {
  document.documentElement.lang = locale;
}

/** The texts of the screen's language. */
export function useT(): Translate {
  const { t } = useTranslation();
  // Keys are typed by our own catalogue type; i18next sees plain strings.
  return useCallback((key, params) => t(key, { ...params }), [t]);
}

/** The screen's language. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return isLocale(i18n.language) ? i18n.language : 'en';
}
