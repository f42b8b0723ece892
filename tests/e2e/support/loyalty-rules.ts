import type { Page } from '@playwright/test';
import type { CallInput } from '../../../src/contract/index.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import type { ProgrammeRules } from '../../../src/contract/programme.ts';
import type { TargetKind } from '../../../src/contract/programmes.ts';
import { ask } from './window.ts';

type Rule = CallInput<'programmes.saveDraft'>['rules']['rules'] extends
  | readonly (infer One)[]
  | undefined
  ? One
  : never;

/** The uid of the record of a kind that a text finds. */
export async function uidOf(page: Page, kind: TargetKind, text: string): Promise<string> {
  const [target] = (await ask(page, 'programmes.targets', { kind, text })).targets;
  if (target === undefined) throw new Error(`The sample shop has no ${text} among ${kind}`);
  return target.uid;
}

/** Levels of a calendar year, by what was spent. */
export const YEARLY_TIERS: ProgrammeRules['tiers'] = {
  isAutomatic: true,
  metric: 'spend',
  window: { kind: 'calendarYear' },
  levels: {
    silver: { reachAt: 300_000, keepAt: 250_000 },
    gold: { reachAt: 1_000_000, keepAt: 800_000 },
    platinum: { reachAt: 3_000_000, keepAt: 2_400_000 },
  },
  graceDays: 30,
};

/** Eight rules, of every kind. */
export async function rulesOf(
  page: Page,
  { today, clubUid }: { readonly today: string; readonly clubUid: string },
): Promise<Rule[]> {
  const cosmetics = await uidOf(page, 'categories', '彩妆');
  const perfume = await uidOf(page, 'categories', '香水');
  const silk = await uidOf(page, 'brands', '云锦');
  return [
    {
      id: 'birthday-cosmetics',
      name: 'Birthday cosmetics',
      when: {
        categories: [cosmetics],
        tiers: ['gold'],
        birthday: 'week',
        withSpecialOffers: false,
      },
      gives: { kind: 'multiply', factorBp: 20_000 },
      capPerSale: 2000,
    },
    {
      id: 'perfume-evenings',
      name: 'Perfume evenings',
      when: { categories: [perfume], weekdays: [4, 5], hours: { from: '18:00', to: '22:00' } },
      gives: { kind: 'multiply', factorBp: 15_000 },
      stacking: 'best',
    },
    {
      id: 'silk-season',
      name: 'Temporada de la seda 丝绸季',
      when: { brands: [silk], fromDay: today, toDay: addDays(today, 60) },
      gives: { kind: 'multiply', factorBp: 30_000 },
      stacking: 'best',
    },
    {
      id: 'welcome',
      name: 'Welcome',
      when: { firstPurchase: true, minimumMinor: 20_000 },
      gives: { kind: 'perSale', points: 200 },
    },
    {
      id: 'beauty-circle',
      name: 'Beauty circle',
      when: { clubs: [clubUid], categories: [cosmetics, perfume] },
      gives: { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 2000 } },
    },
    {
      id: 'big-baskets',
      name: 'Big baskets',
      when: { minimumMinor: 200_000 },
      gives: { kind: 'perSale', points: 500 },
    },
    {
      id: 'platinum-day',
      name: 'Platinum Wednesday',
      when: { tiers: ['platinum'], weekdays: [3] },
      gives: { kind: 'multiply', factorBp: 20_000 },
      capPerSale: 5000,
    },
    {
      id: 'scarf-points',
      name: 'A scarf, ten points',
      when: { brands: [silk], withSpecialOffers: false },
      gives: { kind: 'perItem', points: 10 },
    },
  ];
}
