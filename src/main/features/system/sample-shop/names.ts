import type { Random } from './random.ts';

const CHINESE_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇区查';
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '诸葛', '尉迟', '万俟', '夏侯', '皇甫'];
const CHINESE_GIVEN_ONE =
  '伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚玲红梅鹏辉宇浩婷雪琳欣怡悦晨阳佳颖慧莹蕾倩璐瑶琪';
const CHINESE_GIVEN_FIRST = '小晓志建文国海春秋冬雨子梓思诗嘉佳俊家雅美秀玉天宇浩一若梦可心雪欣';
const CHINESE_GIVEN_SECOND =
  '明华英兰杰涛梅辉宇轩涵琪怡萱妍婷琳瑶月云雨阳晨曦然熙航博文豪宁静思雯洁颖';

const SPANISH_GIVEN = [
  'María José',
  'Carmen',
  'Lucía',
  'Antonio',
  'Manuel',
  'José Luis',
  'Ana Belén',
  'Javier',
  'Begoña',
  'Íñigo',
  'Sofía',
  'Martín',
  'Concepción',
  'Álvaro',
  'Inés',
  'Raúl',
  'Rocío',
  'Francisco',
  'Pilar',
  'Núria',
  'Andrés',
  'Mónica',
  'Óscar',
  'Elena',
  'Joaquín',
  'Verónica',
];
const SPANISH_SURNAMES = [
  'García',
  'Muñoz',
  'Fernández',
  'Íñiguez',
  'Ortega',
  'Peña',
  'Castro',
  'Núñez',
  'Ibáñez',
  'Ruiz',
  'Gómez',
  'Sánchez',
  'Pérez',
  'Álvarez',
  'Romero',
  'Güell',
  'Vázquez',
  'Domínguez',
  'Cañas',
  'Zúñiga',
  'López',
  'Martínez',
  'Hernández',
  'Ybarra',
  'Quiñones',
  'Serrano',
];
const ENGLISH_GIVEN = [
  'James',
  'Olivia',
  'Emma',
  'Noah',
  'Liam',
  'Charlotte',
  'Amelia',
  'Henry',
  'Grace',
  'Oliver',
  'Hannah',
  'Samuel',
  'Alice',
  'George',
  'Chloe',
  'Daniel',
  'Ruby',
  'Thomas',
  'Zoe',
  'Aidan',
];
const ENGLISH_SURNAMES = [
  'Smith',
  'Johnson',
  'Brown',
  "O'Connor",
  'Taylor',
  'Wilson',
  'Davies',
  'Evans',
  'Walker',
  'Wright',
  'Robinson',
  'Thompson',
  'MacDonald',
  'Hughes',
  'Edwards',
  'Green',
  'Lewis',
  'Hall',
  'Clarke',
  'Lee',
  'Fitzgerald',
  'Patel',
];

/** A made-up person: a name in one of the three languages, and a phone that fits it (E.164). */
export interface SamplePerson {
  readonly name: string;
  readonly phone: string;
  readonly language: 'zh' | 'es' | 'en';
}

function chineseName(random: Random): string {
  const surname = random.chance(0.02)
    ? random.pick(COMPOUND_SURNAMES)
    : random.pick([...CHINESE_SURNAMES]);
  if (random.chance(0.22)) return surname + random.pick([...CHINESE_GIVEN_ONE]);
  return surname + random.pick([...CHINESE_GIVEN_FIRST]) + random.pick([...CHINESE_GIVEN_SECOND]);
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

const CHINA_PREFIXES = [
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '158',
  '159',
  '180',
  '186',
  '187',
  '188',
  '189',
];

/** Makes the `index`-th person; phones are unique because each carries its index. */
export function samplePerson(random: Random, index: number): SamplePerson {
  const kind = random.next();
  if (kind < 0.82) {
    const tail = digits((index * 7919 + 12_345) % 100_000_000, 8);
    return {
      name: chineseName(random),
      phone: `+86${random.pick(CHINA_PREFIXES)}${tail}`,
      language: 'zh',
    };
  }
  if (kind < 0.92) {
    const surnames = `${random.pick(SPANISH_SURNAMES)} ${random.pick(SPANISH_SURNAMES)}`;
    const phone = `+346${digits((index * 7919 + 10_000_000) % 100_000_000, 8)}`;
    return { name: `${random.pick(SPANISH_GIVEN)} ${surnames}`, phone, language: 'es' };
  }
  const name = `${random.pick(ENGLISH_GIVEN)} ${random.pick(ENGLISH_SURNAMES)}`;
  // Ofcom keeps 07700 900xxx for fiction; the sample needs more, so it uses 077 00 xxxxxx.
  return { name, phone: `+44770${digits((index * 7919) % 10_000_000, 7)}`, language: 'en' };
}
