import type { CallInput } from '../../../contract/index.ts';
import { currencyDecimals } from '../../../contract/kernel/money.ts';
import type { Locale } from '../../../contract/primitives.ts';
import { cleanText, foldWidth } from '../../../contract/kernel/text.ts';
import type { TKey } from '../../i18n/index.ts';

/** What the form of a new till holds, as it is typed. */
export interface SetupValues {
  readonly storeName: string;
  readonly storeCode: string;
  readonly tillCode: string;
  readonly currency: string;
  readonly timeZone: string;
  /** `HH:MM`. */
  readonly cutover: string;
  readonly managerName: string;
  readonly pin: string;
  readonly pinAgain: string;
}

export type SetupErrors = Partial<Record<keyof SetupValues, TKey>>;

const HOME_CURRENCY: Readonly<Record<Locale, string>> = {
  en: 'USD',
  'zh-CN': 'CNY',
  'zh-TW': 'TWD',
  es: 'EUR',
};

/** When a day may end: every half hour of the night. */
export const CUTOVERS = Array.from({ length: 17 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

/** What the form begins with: what the machine and the language suggest. */
export function firstValues(locale: Locale): SetupValues {
  return {
    storeName: '',
    storeCode: 'S01',
    tillCode: 'T01',
    currency: HOME_CURRENCY[locale],
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    cutover: '04:00',
    managerName: '',
    pin: '',
    pinAgain: '',
  };
}

/** A code as it is kept: full-width letters folded, capitals. */
function tidyCode(text: string): string {
  return foldWidth(text).toUpperCase().replace(/\s/g, '');
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** What is wrong with the entries, by field. */
export function checkSetup(values: SetupValues): SetupErrors {
  const errors: SetupErrors = {};
  if (cleanText(values.storeName) === '') errors.storeName = 'system:setup.storeNameMissing';
  if (!/^[A-Z0-9]{1,8}$/.test(tidyCode(values.storeCode))) {
    errors.storeCode = 'system:setup.codeInvalid';
  }
  if (!/^[A-Z0-9]{1,8}$/.test(tidyCode(values.tillCode))) {
    errors.tillCode = 'system:setup.codeInvalid';
  }
  if (values.currency === '') errors.currency = 'system:setup.currencyMissing';
  if (values.timeZone === '') errors.timeZone = 'system:setup.zoneMissing';
  if (cleanText(values.managerName) === '') errors.managerName = 'system:setup.managerMissing';
  if (!/^\d{4,12}$/.test(values.pin)) errors.pin = 'common:pin.tooShort';
  else if (values.pin !== values.pinAgain) errors.pinAgain = 'common:pin.differs';
  return errors;
}

/** The command that the checked form stands for. */
export function setupCommand(values: SetupValues): CallInput<'system.createShop'> {
  return {
    storeName: values.storeName,
    storeCode: tidyCode(values.storeCode),
    tillCode: tidyCode(values.tillCode),
    currency: values.currency,
    timeZone: values.timeZone,
    cutoverMinutes: minutesOf(values.cutover),
    managerName: values.managerName,
    managerPin: values.pin,
  };
}

/** Every currency that the till can count in, with its name. */
export function currencyChoices(locale: Locale): readonly { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .filter((code) => hasOurDecimals(code))
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

function hasOurDecimals(code: string): boolean {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  return options.resolvedOptions().maximumFractionDigits === currencyDecimals(code);
}

/** Every time zone of this machine, the one it stands in included. */
export function zoneChoices(): readonly string[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}
