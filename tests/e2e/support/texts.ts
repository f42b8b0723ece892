import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../../src/contract/primitives.ts';

const LOCALES = join(import.meta.dirname, '../../../src/renderer/i18n/locales');

/** A text of the screens in a language, as `namespace:path.to.key`, without its parameters. */
export function textOf(locale: Locale, key: string): string {
  const [namespace = '', path = ''] = key.split(':');
  let found: unknown = JSON.parse(readFileSync(join(LOCALES, locale, `${namespace}.json`), 'utf8'));
  for (const step of path.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
  if (typeof found !== 'string') throw new Error(`No text ${key} in ${locale}`);
  return found;
}
