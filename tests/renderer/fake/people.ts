import { maskPhone } from '../../../src/contract/kernel/phone.ts';
import { foldSearch } from '../../../src/contract/kernel/text.ts';
import type { MemberCard, MemberHit, Purchase, Tier } from '../../../src/contract/members.ts';
import type { ProductHit } from '../../../src/contract/catalog.ts';

/** A member of the fake store. */
export interface FakeMember {
  readonly id: number;
  readonly name: string;
  readonly pinyin: string;
  readonly phone: string;
  readonly cardNo: string;
  readonly tier: Tier;
  readonly birthday: string | null;
  balance: number;
}

const ROWS: readonly (readonly [string, string, string, Tier, number])[] = [
  ['王小明', 'wang xiaoming', '13812345678', 'gold', 4320],
  ['王晓敏', 'wang xiaomin', '13900125678', 'silver', 812],
  ['欧阳丽华', 'ouyang lihua', '13666668888', 'platinum', 128_400],
  ['林志遠', 'lin zhiyuan', '13555501234', 'standard', 0],
  ['María José Muñoz Íñiguez', '', '+34612345678', 'gold', 2140],
  ['Antonio Fernández', '', '+34699112233', 'standard', 1],
  ['Elizabeth Featherstonehaugh-Montgomery', '', '+447700900123', 'silver', 560],
  ['李娜', 'li na', '13700007777', 'standard', 95],
];

export const members: FakeMember[] = ROWS.map(([name, pinyin, phone, tier, balance], index) => ({
  id: index + 1,
  name,
  pinyin,
  phone,
  cardNo: `88001234${50 + index}`,
  tier,
  birthday: index % 2 === 0 ? '1988-12-03' : null,
  balance,
}));

const GOODS: readonly (readonly [string, number, string, string, string])[] = [
  ['Hydra 保湿面霜 50 ml', 26_800, 'C01', '兰专柜', '护肤'],
  ['润唇膏 蜂蜜', 4500, 'C01', '兰专柜', '护肤'],
  ['羊绒围巾 驼色', 39_900, 'C02', '云锦专柜', '服饰'],
  ['真丝手帕 青花', 12_800, 'C02', '云锦专柜', '服饰'],
  ['Aceite de oliva virgen extra 500 ml', 8900, 'C03', '食品馆', '食品'],
  ['Earl Grey tea, loose, 100 g', 6800, 'C03', '食品馆', '食品'],
  ['不锈钢保温杯 480 ml', 15_900, 'C04', '家居馆', '家居'],
  ['Travel adapter, worldwide', 19_900, 'C05', '数码馆', '数码'],
];

const BARCODES = [
  '6901234567892',
  '6901234567908',
  '6901234567915',
  '6901234567922',
  '8410010123457',
  '5012345678900',
  '6901234567939',
  '4006381333931',
];

export const products: readonly ProductHit[] = [
  ...GOODS.map(([name, priceMinor, counterCode, counterName, category], index) => ({
    id: index + 1,
    sku: `SKU${1000 + index}`,
    name,
    barcode: BARCODES[index] ?? null,
    priceMinor,
    unit: 'piece' as const,
    counterCode,
    counterName,
    category,
  })),
  {
    id: 9,
    sku: 'SKU1008',
    name: '手工曲奇 散装',
    barcode: '6901234567946',
    priceMinor: 6800,
    unit: 'kg',
    counterCode: 'C03',
    counterName: '食品馆',
    category: '食品',
  },
];

export function memberHit(member: FakeMember, matchedBy: MemberHit['matchedBy']): MemberHit {
  return {
    id: member.id,
    name: member.name,
    phoneMasked: maskPhone(member.phone),
    cardNo: member.cardNo,
    tier: member.tier,
    lastVisitDay: '2026-11-12',
    matchedBy,
  };
}

/** Finds members much as the real search does, well enough to build screens on. */
export function searchMembers(text: string): MemberHit[] {
  const wanted = foldSearch(text).replace(/\s+/g, '');
  if (wanted === '') return [];
  const hits: MemberHit[] = [];
  for (const member of members) {
    const initials = member.pinyin
      .split(/\s+|(?<=^\w+ \w+)/)
      .map((part) => part.charAt(0))
      .join('');
    if (member.cardNo === wanted) hits.push(memberHit(member, 'card'));
    else if (member.phone.endsWith(wanted) && wanted.length >= 4) {
      hits.push(memberHit(member, wanted.length > 4 ? 'phone' : 'phoneTail'));
    } else if (foldSearch(member.name).replace(/\s+/g, '').includes(wanted)) {
      hits.push(memberHit(member, 'name'));
    } else if (member.pinyin.replace(/\s+/g, '').startsWith(wanted)) {
      hits.push(memberHit(member, 'pinyin'));
    } else if (initials !== '' && initials.startsWith(wanted)) {
      hits.push(memberHit(member, 'initials'));
    }
  }
  return hits;
}

export function searchProducts(text: string): ProductHit[] {
  const wanted = foldSearch(text);
  if (wanted === '') return [];
  return products.filter(
    ({ name, barcode, sku }) =>
      foldSearch(name).includes(wanted) || barcode === wanted || foldSearch(sku) === wanted,
  );
}

export function memberCard(member: FakeMember, lastPurchases: readonly Purchase[]): MemberCard {
  return {
    id: member.id,
    name: member.name,
    phoneMasked: maskPhone(member.phone),
    cardNo: member.cardNo,
    birthday: member.birthday,
    tier: member.tier,
    joinedDay: '2024-03-02',
    balance: member.balance,
    balanceWorthMinor: Math.floor(member.balance / 100) * 100,
    pendingPoints: member.id === 1 ? 42 : 0,
    expiring:
      member.balance > 300
        ? [
            { points: 200, expiresOn: '2026-12-31' },
            { points: 60, expiresOn: '2027-01-31' },
          ]
        : [],
    spentThisYearMinor: 621_450,
    visitsThisYear: 14,
    lastPurchases: [...lastPurchases],
    notes:
      member.id === 1
        ? [
            {
              id: 1,
              kind: 'note',
              text: '偏好无香型',
              staffName: '李娜',
              at: Date.UTC(2026, 9, 3, 3),
            },
          ]
        : [],
    tags: [],
    frozenReason: null,
    isNoContact: false,
    style: null,
    locale: null,
    tasks: [],
  };
}
