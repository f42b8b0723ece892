import { expect, type Page } from '@playwright/test';
import type { Locale } from '../../../src/contract/primitives.ts';
import { textOf } from './texts.ts';

/** Called at each screen of a walk, when it has settled. */
export type Look = (name: string) => Promise<void>;

const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  es: 'Español',
};

/** Walks what a person sees before there is a store: language, first run, the set-up form. */
export async function walkFirstRun(page: Page, locale: Locale, look: Look): Promise<void> {
  const t = (key: string) => textOf(locale, key);
  await expect(page.getByRole('button', { name: LANGUAGES[locale] })).toBeVisible();
  await look('language');
  await page.getByRole('button', { name: LANGUAGES[locale] }).click();
  await expect(page.getByRole('heading', { name: t('system:firstRun.title') })).toBeVisible();
  expect(await page.evaluate<string>('document.documentElement.lang')).toBe(locale);
  await look('first-run');
  await page.getByRole('button', { name: t('system:firstRun.setup') }).click();
  await look('set-up');
  await page.getByRole('button', { name: t('system:setup.create') }).click();
  await expect(page.getByText(t('system:setup.storeNameMissing'))).toBeVisible();
  await look('set-up-errors');
  await page.getByRole('button', { name: t('common:back') }).click();
  await page.getByRole('button', { name: t('system:firstRun.sample') }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await look('sample-shop');
  await page.getByRole('button', { name: t('common:cancel') }).click();
  await expect(page.getByRole('heading', { name: t('system:firstRun.title') })).toBeVisible();
}
