/**
 * Readings of Chinese surnames that differ from the character's everyday reading, or of which
 * several are in use: the usual one first. Simplified and traditional forms. Sources: 通用规范汉字
 * 字典 (surname readings) and Unihan kMandarin/kHanyuPinyin; the list of DOMAIN, Members.
 */
const SINGLE: Readonly<Record<string, string>> = {
  '单 單': 'shan dan chan',
  曾: 'zeng ceng',
  解: 'xie jie',
  仇: 'qiu chou',
  '区 區': 'ou qu',
  查: 'zha cha',
  '朴 樸': 'piao pu',
  '盖 蓋': 'ge gai',
  '乐 樂': 'yue le',
  翟: 'zhai di',
  覃: 'qin tan',
  '缪 繆': 'miao mou miu',
  '洗 冼': 'xian xi',
  '员 員': 'yun yuan',
  繁: 'po fan',
  秘: 'bi mi',
  折: 'she zhe',
  种: 'chong zhong',
  牟: 'mou mu',
  '车 車': 'che ju',
  黑: 'he hei',
  尉: 'wei yu',
  宓: 'mi fu',
  祭: 'zhai ji',
  隗: 'wei kui',
  召: 'shao zhao',
  '贾 賈': 'jia gu',
  郇: 'xun huan',
  褚: 'chu zhu',
  句: 'gou ju',
  '万 萬': 'wan mo',
  '谌 諶': 'chen shen',
  莘: 'shen xin',
  藏: 'zang cang',
  郗: 'xi chi',
  郄: 'qie xi',
  笮: 'ze zuo',
  行: 'xing hang',
  都: 'du dou',
  '颉 頡': 'xie jie',
  重: 'chong zhong',
  盛: 'sheng cheng',
  柏: 'bai bo',
  '费 費': 'fei bi',
  薄: 'bo bao',
  角: 'jue jiao',
  '长 長': 'chang zhang',
  '适 適': 'kuo shi',
  '余 餘': 'yu',
  佘: 'she',
  仉: 'zhang',
  幺: 'yao',
  厍: 'she',
  逄: 'pang',
  庹: 'tuo',
};

/** Surnames of two characters; with readings where they are not those of their characters. */
const COMPOUND: Readonly<Record<string, string>> = {
  '尉迟 尉遲': 'yu-chi wei-chi',
  '万俟 萬俟': 'mo-qi wan-qi wan-si',
  '单于 單于': 'chan-yu shan-yu dan-yu',
  '长孙 長孫': 'zhang-sun chang-sun',
  '乐正 樂正': 'yue-zheng le-zheng',
  '澹台 澹臺': 'tan-tai dan-tai',
  '鲜于 鮮于': 'xian-yu',
  '夹谷 夾谷': 'jia-gu ga-gu',
  '子车 子車': 'zi-ju zi-che',
  宰父: 'zai-fu',
  亓官: 'qi-guan',
  令狐: 'ling-hu',
  拓跋: 'tuo-ba',
};

const PLAIN_COMPOUNDS =
  '欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 闻人 聞人 夏侯 诸葛 諸葛 公羊 赫连 赫連 ' +
  '皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 宇文 司徒 司空 闾丘 閭丘 司寇 巫马 ' +
  '巫馬 公西 颛孙 顓孫 壤驷 壤駟 公良 漆雕 谷梁 榖梁 轩辕 軒轅 段干 百里 呼延 东郭 東郭 南门 南門 羊舌 微生 ' +
  '梁丘 左丘 西门 西門 第五 南荣 南榮 东里 東里 即墨 达奚 達奚 褚师 褚師 纳兰 納蘭 完颜 完顏 耶律 张简 張簡';

/** Characters of given names of which parents mean either reading. */
const GIVEN: Readonly<Record<string, string>> = {
  '乐 樂': 'le yue',
  行: 'xing hang',
  '长 長': 'chang zhang',
  重: 'zhong chong',
  朝: 'chao zhao',
  茜: 'qian xi',
  晟: 'sheng cheng',
  盛: 'sheng cheng',
  柏: 'bai bo',
  莎: 'sha suo',
  曾: 'zeng ceng',
  '单 單': 'dan shan',
  解: 'jie xie',
  '传 傳': 'chuan zhuan',
  艾: 'ai yi',
  伽: 'jia qie',
  琢: 'zhuo zuo',
  '参 參': 'can shen',
  '颉 頡': 'jie xie',
  '隽 雋': 'jun juan',
  露: 'lu lou',
  炅: 'jiong gui',
  蔚: 'wei yu',
  尉: 'wei yu',
  奇: 'qi ji',
  泊: 'bo po',
  都: 'du dou',
  '觉 覺': 'jue jiao',
  '车 車': 'che ju',
  '会 會': 'hui kuai',
  藏: 'cang zang',
};

const SURNAME_READINGS = expand(SINGLE);
const GIVEN_READINGS = expand(GIVEN);
const COMPOUND_READINGS = new Map(
  [...expand(COMPOUND)].map(([surname, readings]) => [
    surname,
    readings.map((reading) => reading.split('-')),
  ]),
);
const COMPOUNDS = new Set([...COMPOUND_READINGS.keys(), ...PLAIN_COMPOUNDS.split(' ')]);

function expand(table: Readonly<Record<string, string>>): Map<string, string[]> {
  const expanded = new Map<string, string[]>();
  for (const [forms, readings] of Object.entries(table)) {
    for (const form of forms.split(' ')) expanded.set(form, readings.split(' '));
  }
  return expanded;
}

/** Whether two characters are a surname of two characters. */
export function isCompoundSurname(text: string): boolean {
  return COMPOUNDS.has(text);
}

/** The readings of a surname of two characters, by syllables, if they are special. */
export function compoundReadings(surname: string): readonly (readonly string[])[] | undefined {
  return COMPOUND_READINGS.get(surname);
}

/** The readings of a surname of one character, if they are special. */
export function surnameReadings(char: string): readonly string[] | undefined {
  return SURNAME_READINGS.get(char);
}

/** The readings of a character in a given name, if several are in use. */
export function givenReadings(char: string): readonly string[] | undefined {
  return GIVEN_READINGS.get(char);
}
