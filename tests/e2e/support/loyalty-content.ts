import type { Page } from '@playwright/test';
import type { CallInput } from '../../../src/contract/index.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import type { ProgrammeRules } from '../../../src/contract/programme.ts';
import type { TargetKind } from '../../../src/contract/programmes.ts';
import { MEMBER_CARD } from './sample-till.ts';
import { ask } from './window.ts';

type Rule = CallInput<'programmes.saveDraft'>['rules']['rules'] extends
  | readonly (infer One)[]
  | undefined
  ? One
  : never;
type Terms = CallInput<'coupons.save'>['terms'];

/** What the sample shop would have after some seasons: rules, tiers, coupons, gifts, cards, clubs. */
export async function fillLoyalty(page: Page): Promise<void> {
  const clubUid = await addClubs(page);
  await publish(page, clubUid);
  const giftId = await addGifts(page);
  const campaignId = await addCoupons(page);
  await addStampCards(page, { giftId, campaignId });
  await ask(page, 'settings.save', {
    requestId: newId(),
    referral: { isOn: true, memberPoints: 100, referrerPoints: 200, minimumMinor: 10_000 },
  });
}

function newId(): string {
  return crypto.randomUUID();
}

/** The uid of the record of a kind that a text finds. */
async function uidOf(page: Page, kind: TargetKind, text: string): Promise<string> {
  const [target] = (await ask(page, 'programmes.targets', { kind, text })).targets;
  if (target === undefined) throw new Error(`The sample shop has no ${text} among ${kind}`);
  return target.uid;
}

async function memberIdOf(page: Page): Promise<number> {
  return (await ask(page, 'members.search', { text: MEMBER_CARD })).hits[0]?.id ?? 0;
}

async function addClubs(page: Page): Promise<string> {
  const memberId = await memberIdOf(page);
  const description = 'Evenings, workshops and first looks, for whoever loves what is new.';
  for (const [name, isOpen, memberLimit] of [
    ['Beauty circle 美妆会', true, null],
    ['Padres y madres del barrio', true, 400],
    ['Gourmet table', false, 40],
  ] as const) {
    const club = { requestId: newId(), clubId: null, name, description, isOpen, memberLimit };
    const { clubId } = await ask(page, 'clubs.save', club);
    await ask(page, 'clubs.join', { requestId: newId(), clubId, memberId });
  }
  return uidOf(page, 'clubs', 'Beauty');
}

async function publish(page: Page, clubUid: string): Promise<void> {
  const { versions, today } = await ask(page, 'programmes.list', {});
  const basedOn = Math.max(...versions.map(({ version }) => version));
  const { rules } = await ask(page, 'programmes.version', { version: basedOn });
  const made = await rulesOf(page, { today, clubUid });
  const { draftUid } = await ask(page, 'programmes.createDraft', {
    requestId: newId(),
    name: 'Autumn and winter',
    basedOn,
    rules: { ...rules, rules: made, tiers: YEARLY_TIERS },
  });
  await ask(page, 'programmes.publish', {
    requestId: newId(),
    draftUid,
    rowVersion: 1,
    effectiveFrom: today,
    note: 'Agreed with the beauty hall and the food hall',
    acceptsWarnings: true,
  });
}

const YEARLY_TIERS: ProgrammeRules['tiers'] = {
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

async function rulesOf(
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

async function addGifts(page: Page): Promise<number> {
  let first = 0;
  for (const [name, points, stock, more] of [
    ['Porcelain tea cup 瓷杯', 800, 24, { lowStock: 5 }],
    ['Pañuelo de seda', 2500, 3, { lowStock: 5, tiers: ['gold', 'platinum'] }],
    ['Spa afternoon for two', 12_000, 6, { tiers: ['platinum'], perMemberLimit: 1 }],
    ['Tote bag', 300, 0, {}],
  ] as const) {
    const wish = { requestId: newId(), giftId: null, name, points, ...more };
    const { giftId } = await ask(page, 'rewards.saveGift', {
      ...wish,
      tiers: 'tiers' in more ? [...more.tiers] : [],
    });
    if (first === 0) first = giftId;
    const stocked = { requestId: newId(), giftId, kind: 'receipt', quantity: stock } as const;
    if (stock > 0) await ask(page, 'rewards.moveStock', stocked);
  }
  return first;
}

async function addCoupons(page: Page): Promise<number> {
  const { today } = await ask(page, 'programmes.list', {});
  const cosmetics = await uidOf(page, 'categories', '彩妆');
  const fixed = { kind: 'fixed', fromDay: today, toDay: addDays(today, 45) } as const;
  const days = { kind: 'afterIssue', days: 30 } as const;
  const memberId = await memberIdOf(page);
  const campaigns: readonly (readonly [string, Terms])[] = [
    [
      'Autumn leaves',
      {
        schema: 1,
        benefit: { kind: 'amount', amountMinor: 5000 },
        minimumMinor: 30_000,
        validity: days,
        codes: 'personal',
        perMemberLimit: 2,
      },
    ],
    [
      'Birthday: 15 % on make-up',
      {
        schema: 1,
        benefit: { kind: 'percent', basisPoints: 1500, maximumMinor: 10_000 },
        appliesTo: { categories: [cosmetics] },
        withSpecialOffers: false,
        validity: days,
        codes: 'personal',
        trigger: { kind: 'birthday', daysBefore: 7 },
        receiptText: '生日快乐 ¡Feliz cumpleaños!',
      },
    ],
    [
      'Window poster, weekends',
      {
        schema: 1,
        benefit: { kind: 'percent', basisPoints: 1000 },
        weekdays: [6, 7],
        validity: fixed,
        codes: 'public',
        totalLimit: 5000,
        stacking: 'alone',
      },
    ],
    [
      'Flyer in the food hall',
      { schema: 1, benefit: { kind: 'freeItem' }, validity: fixed, codes: 'bearer' },
    ],
  ];
  let first = 0;
  for (const [name, terms] of campaigns) {
    const wish = { requestId: newId(), campaignId: null, version: 0, name, terms };
    const saved = await ask(page, 'coupons.save', wish);
    if (first === 0) first = saved.campaignId;
    if (terms.codes === 'bearer') continue;
    await ask(page, 'coupons.activate', { requestId: newId(), ...saved });
    if (terms.codes !== 'personal') continue;
    const { campaignId } = saved;
    await ask(page, 'coupons.issueToMember', { requestId: newId(), campaignId, memberId });
  }
  return first;
}

async function addStampCards(
  page: Page,
  { giftId, campaignId }: { readonly giftId: number; readonly campaignId: number },
): Promise<void> {
  const { today: fromDay } = await ask(page, 'programmes.list', {});
  const categories = [await uidOf(page, 'categories', '香水')];
  for (const card of [
    {
      name: 'Perfume lovers',
      needed: 6,
      counting: { basis: { kind: 'piece' }, categories },
      reward: { kind: 'gift', giftId, days: 90 },
    },
    {
      name: 'Ten visits',
      needed: 10,
      counting: { basis: { kind: 'sale', minimumMinor: 5000 }, maxPerSale: 1 },
      reward: { kind: 'points', points: 300 },
      maxCards: 2,
    },
    {
      name: 'Tarjeta de invierno 冬季集点',
      needed: 12,
      counting: { basis: { kind: 'amount', perMinor: 10_000 } },
      reward: { kind: 'coupon', campaignId },
      toDay: addDays(fromDay, 90),
    },
  ] as const) {
    const counting = {
      ...card.counting,
      categories: [...('categories' in card.counting ? card.counting.categories : [])],
    };
    await ask(page, 'stamps.saveCard', {
      requestId: newId(),
      cardId: null,
      fromDay,
      ...card,
      counting,
    });
  }
}
