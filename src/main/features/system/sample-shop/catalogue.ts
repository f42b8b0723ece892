import { gs1CheckDigit } from '../../../../contract/kernel/barcode.ts';
import type { Random } from './random.ts';

/** A counter of the sample department store with what it sells. */
export interface SampleCounter {
  readonly code: string;
  readonly name: string;
  /** Index into {@link SAMPLE_SUPPLIERS}. */
  readonly supplier: number;
  readonly category: string;
  readonly brand: string;
  readonly taxRateBp: number;
  /** How often a basket starts here, against the other counters. */
  readonly weight: number;
  /** Name, cheapest and dearest price in yuan; `kg` marks goods sold by weight. */
  readonly kinds: readonly (readonly [name: string, from: number, to: number, unit?: 'kg'])[];
  readonly variants: readonly string[];
}

/** The suppliers who run the counters; some run several. */
export const SAMPLE_SUPPLIERS: readonly { readonly code: string; readonly name: string }[] = [
  { code: 'SUP-01', name: '海澜化妆品有限公司' },
  { code: 'SUP-02', name: 'Perfumería Alba S.L.' },
  { code: 'SUP-03', name: '云锦丝绸公司' },
  { code: 'SUP-04', name: '南城服饰集团' },
  { code: 'SUP-05', name: '步云鞋业' },
  { code: 'SUP-06', name: '金玉珠宝' },
  { code: 'SUP-07', name: 'Maison & Home Ltd' },
  { code: 'SUP-08', name: 'Alimentos del Sur S.A.' },
];

/** The twelve counters. */
export const SAMPLE_COUNTERS: readonly SampleCounter[] = [
  {
    code: 'C-01',
    name: '兰专柜',
    supplier: 0,
    category: '护肤',
    brand: 'Hydra',
    taxRateBp: 1300,
    weight: 14,
    kinds: [
      ['Hydra 保湿面霜', 198, 468],
      ['Hydra 精华液', 298, 680],
      ['Hydra 洁面乳', 88, 168],
      ['Hydra 爽肤水', 118, 238],
      ['Hydra 眼霜', 258, 520],
      ['Hydra 面膜', 58, 198],
      ['Hydra 防晒乳', 128, 268],
    ],
    variants: ['30 ml', '50 ml', '100 ml', '旅行装', '礼盒'],
  },
  {
    code: 'C-02',
    name: '妍彩专柜',
    supplier: 0,
    category: '彩妆',
    brand: '妍彩',
    taxRateBp: 1300,
    weight: 12,
    kinds: [
      ['妍彩 口红', 128, 298],
      ['妍彩 润唇膏', 39, 69],
      ['妍彩 粉底液', 168, 358],
      ['妍彩 眼影盘', 188, 398],
      ['妍彩 睫毛膏', 98, 198],
      ['妍彩 腮红', 88, 188],
      ['妍彩 指甲油', 35, 68],
    ],
    variants: ['01 豆沙', '02 蜂蜜', '03 珊瑚', '04 玫瑰', '05 裸色'],
  },
  {
    code: 'C-03',
    name: 'Perfumería Alba',
    supplier: 1,
    category: '香水',
    brand: 'Alba',
    taxRateBp: 1300,
    weight: 6,
    kinds: [
      ['Alba Agua de colonia', 220, 480],
      ['Alba Eau de Parfum Jazmín', 480, 980],
      ['Alba Perfume Azahar', 420, 880],
      ['Alba Jabón de baño', 48, 98],
      ['Alba Vela aromática', 120, 260],
      ['Alba Crema de manos', 68, 138],
      ['Alba Brisa del Peñón', 360, 720],
    ],
    variants: ['30 ml', '50 ml', '75 ml', '100 ml', 'Edición España'],
  },
  {
    code: 'C-04',
    name: '云锦专柜',
    supplier: 2,
    category: '丝巾',
    brand: '云锦',
    taxRateBp: 1300,
    weight: 5,
    kinds: [
      ['云锦 真丝方巾', 299, 799],
      ['云锦 羊绒围巾', 399, 1280],
      ['云锦 长巾', 359, 899],
      ['云锦 领带', 199, 459],
      ['云锦 手帕', 59, 129],
      ['云锦 披肩', 499, 1580],
      ['云锦 真丝睡衣', 699, 1680],
    ],
    variants: ['驼色', '黛青', '朱红', '月白', '墨绿'],
  },
  {
    code: 'C-05',
    name: '南城女装',
    supplier: 3,
    category: '女装',
    brand: '南城',
    taxRateBp: 1300,
    weight: 10,
    kinds: [
      ['南城 连衣裙', 299, 899],
      ['南城 针织衫', 199, 499],
      ['南城 风衣', 599, 1599],
      ['南城 半身裙', 229, 459],
      ['南城 衬衫', 189, 399],
      ['南城 牛仔裤', 239, 459],
      ['南城 羽绒服', 799, 2199],
    ],
    variants: ['S', 'M', 'L', 'XL', '均码'],
  },
  {
    code: 'C-06',
    name: '南城男装',
    supplier: 3,
    category: '男装',
    brand: '南城',
    taxRateBp: 1300,
    weight: 8,
    kinds: [
      ['南城 男衬衫', 199, 459],
      ['南城 西装', 899, 2599],
      ['南城 夹克', 459, 1199],
      ['南城 休闲裤', 229, 459],
      ['南城 POLO 衫', 169, 329],
      ['南城 毛衣', 259, 599],
      ['南城 皮带', 159, 399],
    ],
    variants: ['46', '48', '50', '52', '54'],
  },
  {
    code: 'C-07',
    name: '步云鞋廊',
    supplier: 4,
    category: '鞋履',
    brand: '步云',
    taxRateBp: 1300,
    weight: 7,
    kinds: [
      ['步云 高跟鞋', 399, 899],
      ['步云 运动鞋', 299, 799],
      ['步云 皮鞋', 459, 1099],
      ['步云 凉鞋', 199, 459],
      ['步云 短靴', 499, 1199],
      ['步云 拖鞋', 59, 129],
      ['步云 童鞋', 159, 329],
    ],
    variants: ['36', '38', '40', '42', '43'],
  },
  {
    code: 'C-08',
    name: '步云箱包',
    supplier: 4,
    category: '箱包',
    brand: '步云',
    taxRateBp: 1300,
    weight: 4,
    kinds: [
      ['步云 手提包', 499, 1599],
      ['步云 双肩包', 299, 799],
      ['步云 钱包', 199, 499],
      ['步云 拉杆箱', 599, 1499],
      ['步云 单肩包', 359, 999],
      ['步云 卡包', 99, 229],
      ['步云 腰包', 149, 329],
    ],
    variants: ['黑', '棕', '米白', '酒红', '藏青'],
  },
  {
    code: 'C-09',
    name: '金玉珠宝',
    supplier: 5,
    category: '珠宝',
    brand: '金玉',
    taxRateBp: 1300,
    weight: 2,
    kinds: [
      ['金玉 珍珠耳钉', 299, 1280],
      ['金玉 银手镯', 399, 1580],
      ['金玉 18K 金项链', 1899, 8999],
      ['金玉 翡翠吊坠', 1280, 12_800],
      ['金玉 戒指', 899, 6999],
      ['金玉 手链', 459, 2980],
      ['金玉 胸针', 259, 899],
    ],
    variants: ['经典款', '小号', '中号', '大号', '礼盒'],
  },
  {
    code: 'C-10',
    name: 'Maison & Home',
    supplier: 6,
    category: '家居',
    brand: 'Maison',
    taxRateBp: 1300,
    weight: 8,
    kinds: [
      ['Maison Bath towel', 59, 159],
      ['Maison Bed linen', 399, 1299],
      ['Maison Coffee mug', 39, 99],
      ['Maison Cushion', 79, 199],
      ['Maison Dinner set', 299, 899],
      ['Maison Table lamp', 199, 599],
      ['Maison Storage box', 49, 149],
    ],
    variants: ['white', 'sage', 'sand', 'navy', 'grey'],
  },
  {
    code: 'C-11',
    name: '食品馆',
    supplier: 7,
    category: '食品',
    brand: 'Del Sur',
    taxRateBp: 900,
    weight: 18,
    kinds: [
      ['Turrón de Jijona', 48, 98],
      ['Aceite de oliva virgen extra', 68, 188],
      ['Jamón ibérico loncheado', 98, 228],
      ['手工曲奇 散装', 58, 88, 'kg'],
      ['Queso manchego', 128, 268, 'kg'],
      ['龙井绿茶', 128, 598],
      ['啤酒 6 罐装', 36, 68],
      ['Piñones tostados', 98, 168, 'kg'],
    ],
    variants: ['100 g', '300 g', '500 g', '礼盒', '家庭装'],
  },
  {
    code: 'C-12',
    name: '童乐园',
    supplier: 7,
    category: '母婴',
    brand: '童乐',
    taxRateBp: 1300,
    weight: 9,
    kinds: [
      ['童乐 纸尿裤', 79, 169],
      ['童乐 积木', 99, 399],
      ['童乐 绘本', 29, 69],
      ['童乐 毛绒玩具', 59, 199],
      ['童乐 奶瓶', 49, 129],
      ['童乐 连体衣', 89, 199],
      ['童乐 拼图', 39, 99],
    ],
    variants: ['新生儿', '1 岁', '2 岁', '3 岁', '5 岁'],
  },
];

/** A product of the sample shop, before it has a row. */
export interface SampleProduct {
  readonly sku: string;
  readonly name: string;
  readonly barcode: string;
  readonly category: string;
  readonly brand: string;
  readonly unit: 'piece' | 'kg';
  readonly priceMinor: number;
  readonly taxRateBp: number;
  /** Index into {@link SAMPLE_COUNTERS}. */
  readonly counter: number;
}

/** How many products the sample shop sells. */
export const SAMPLE_PRODUCT_COUNT = 400;

function ean13(item: number, supplier: number): string {
  const body = `690${String(1234 + supplier).padStart(4, '0')}${String(item + 1).padStart(5, '0')}`;
  return `${body}${gs1CheckDigit(body)}`;
}

/** Prices as shops set them: ending in 8 or 9 yuan, or in full yuan below ten. */
function retailPrice(random: Random, from: number, to: number, step: number): number {
  const yuan = from + (to - from) * step;
  const tens = Math.round(yuan / 10) * 10;
  return Math.max(9, tens - (random.chance(0.7) ? 2 : 1)) * 100;
}

/** The 400 products, spread over the counters, each with a valid EAN-13 of its own. */
export function sampleProducts(random: Random): SampleProduct[] {
  const products: SampleProduct[] = [];
  for (let round = 0; products.length < SAMPLE_PRODUCT_COUNT; round += 1) {
    for (const [index, counter] of SAMPLE_COUNTERS.entries()) {
      const kind = counter.kinds[round % counter.kinds.length];
      const variantNo = Math.floor(round / counter.kinds.length);
      const variant = counter.variants[variantNo];
      if (kind === undefined || variant === undefined) continue;
      if (products.length >= SAMPLE_PRODUCT_COUNT) break;
      const [name, from, to, unit = 'piece'] = kind;
      if (unit === 'kg' && variantNo > 0) continue;
      const step = variantNo / Math.max(1, counter.variants.length - 1);
      products.push({
        sku: `${counter.code.replace('-', '')}-${String(round + 1).padStart(3, '0')}`,
        name: unit === 'kg' ? name : `${name} ${variant}`,
        barcode: ean13(products.length, counter.supplier),
        category: counter.category,
        brand: counter.brand,
        unit,
        priceMinor: retailPrice(random, from, to, step),
        taxRateBp: counter.taxRateBp,
        counter: index,
      });
    }
    if (round > 200) throw new Error('The sample catalogue has too few kinds and variants');
  }
  return products;
}
