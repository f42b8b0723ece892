import type { Page } from '@playwright/test';
import type { CallInput } from '../../../src/contract/index.ts';
import { addDays } from '../../../src/contract/kernel/time.ts';
import { rulesOf, uidOf, YEARLY_TIERS } from './loyalty-rules.ts';
import { MEMBER_CARD } from './sample-till.ts';
import { ask } from './window.ts';

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

/** Each kind of code, one of them given by itself and one still a draft. */
function campaignsOf(today: string, cosmetics: string): readonly (readonly [string, Terms])[] {
  const fixed = { kind: 'fixed', fromDay: today, toDay: addDays(today, 45) } as const;
  const days = { kind: 'afterIssue', days: 30 } as const;
  return [
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
}

async function addCoupons(page: Page): Promise<number> {
  const { today } = await ask(page, 'programmes.list', {});
  const cosmetics = await uidOf(page, 'categories', '彩妆');
  const memberId = await memberIdOf(page);
  let first = 0;
  for (const [name, terms] of campaignsOf(today, cosmetics)) {
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
