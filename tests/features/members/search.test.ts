import { afterEach, describe, expect, it } from 'vitest';
import type { TestStore } from '../../support/store.ts';
import { hitsFor, namesFor, openMembersStore } from './support.ts';

let store: TestStore;
afterEach(() => store.close());

const PEOPLE = [
  { name: '王小明', phone: '+8613812345678', cardNo: '8800123450', lastVisitDay: '2026-11-12' },
  { name: '王伟', phone: '+8613900005678', lastVisitDay: '2026-10-01' },
  { name: '李明', phone: '+8613711112222', lastVisitDay: '2026-09-01' },
  { name: 'María García López', phone: '+34612345678', email: 'maria@example.es' },
  { name: 'Mario Garza', phone: '+525512345678', lastVisitDay: '2026-01-09' },
  { name: 'Ann-Sophie O’Neill', phone: '+14155552671' },
  { name: '陳大文', phone: '+886912345678' },
  { name: '林志玲 Lin Chi-ling', cardNo: 'VIP00042' },
];

describe('one box for everything', () => {
  it('finds a card number exactly, also full-width or with spaces', () => {
    store = openMembersStore(PEOPLE);
    for (const text of ['8800123450', '８８００１２３４５０', '8800 1234 50', ' 8800-1234-50 ']) {
      expect(hitsFor(store, text)).toMatchObject([{ name: '王小明', matchedBy: 'card' }]);
    }
    expect(hitsFor(store, 'vip00042')).toMatchObject([{ matchedBy: 'card' }]);
  });

  it('finds a whole phone number however it is written', () => {
    store = openMembersStore(PEOPLE);
    for (const text of [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '0086 13812345678',
      '１３８１２３４５６７８',
    ]) {
      expect(hitsFor(store, text)).toMatchObject([{ name: '王小明', matchedBy: 'phone' }]);
    }
    expect(hitsFor(store, '0912 345 678')).toMatchObject([{ name: '陳大文', matchedBy: 'phone' }]);
    expect(hitsFor(store, '612 345 678')).toMatchObject([{ name: 'María García López' }]);
    expect(hitsFor(store, '(415) 555-2671')).toMatchObject([{ matchedBy: 'phone' }]);
  });

  it('finds the last digits, most recent visitor first, and says they are the last', () => {
    store = openMembersStore(PEOPLE);
    const hits = hitsFor(store, '5678');
    expect(hits.map((hit) => hit.name)).toEqual([
      '王小明',
      '王伟',
      'Mario Garza',
      '陳大文',
      'María García López',
    ]);
    expect(new Set(hits.map((hit) => hit.matchedBy))).toEqual(new Set(['phoneTail']));
    expect(namesFor(store, '222')).toEqual(['李明']);
    expect(namesFor(store, '22')).toEqual([]);
  });

  it('never finds a number by its middle', () => {
    store = openMembersStore(PEOPLE);
    expect(namesFor(store, '3812')).toEqual([]);
  });

  it('finds one, two or three characters of a Chinese name', () => {
    store = openMembersStore(PEOPLE);
    expect(namesFor(store, '王')).toEqual(['王小明', '王伟']);
    expect(namesFor(store, '明')).toEqual(['王小明', '李明']);
    expect(namesFor(store, '小明')).toEqual(['王小明']);
    expect(hitsFor(store, '王小明')).toMatchObject([{ name: '王小明', matchedBy: 'name' }]);
    expect(namesFor(store, '王明')).toEqual([]);
    expect(namesFor(store, '王小明明')).toEqual([]);
  });

  it('finds Latin word starts in any order, without accents and hyphens', () => {
    store = openMembersStore(PEOPLE);
    expect(namesFor(store, 'gar mar')).toEqual(['Mario Garza', 'María García López']);
    expect(namesFor(store, 'GARCIA')).toEqual(['María García López']);
    expect(namesFor(store, 'lópez garcía m')).toEqual(['María García López']);
    expect(namesFor(store, 'garcial')).toEqual([]);
    expect(namesFor(store, "soph o'n")).toEqual(['Ann-Sophie O’Neill']);
    expect(namesFor(store, 'oneill')).toEqual(['Ann-Sophie O’Neill']);
  });

  it('finds pinyin, whole or begun, together or apart, and initials', () => {
    store = openMembersStore(PEOPLE);
    expect(hitsFor(store, 'wangxiaoming')).toMatchObject([{ name: '王小明', matchedBy: 'pinyin' }]);
    expect(namesFor(store, 'wang xiao ming')).toEqual(['王小明']);
    expect(namesFor(store, 'xiaoming wang')).toEqual(['王小明']);
    expect(namesFor(store, 'Wáng Xiǎomíng')).toEqual(['王小明']);
    expect(namesFor(store, 'wangx')).toEqual(['王小明']);
    expect(namesFor(store, 'wangxm')).toEqual(['王小明']);
    expect(namesFor(store, 'wang')).toEqual(['王小明', '王伟']);
    expect(hitsFor(store, 'wxm')).toMatchObject([{ name: '王小明', matchedBy: 'initials' }]);
    expect(hitsFor(store, 'w')).toHaveLength(2);
    expect(namesFor(store, 'chendawen')).toEqual(['陳大文']);
  });

  it('finds a name in both scripts by either, once', () => {
    store = openMembersStore(PEOPLE);
    expect(hitsFor(store, 'chi lin')).toMatchObject([{ matchedBy: 'name' }]);
    expect(hitsFor(store, 'linzhiling')).toMatchObject([{ matchedBy: 'pinyin' }]);
    expect(namesFor(store, 'lin')).toEqual(['林志玲 Lin Chi-ling']);
    expect(namesFor(store, '林 lin')).toEqual(['林志玲 Lin Chi-ling']);
  });

  it('does not take one word of a name for two', () => {
    store = openMembersStore([{ name: '李娜' }, { name: '李丽' }]);
    expect(namesFor(store, 'li li')).toEqual(['李丽']);
    expect(namesFor(store, 'li na')).toEqual(['李娜']);
  });

  it('finds the start of an e-mail address', () => {
    store = openMembersStore(PEOPLE);
    expect(hitsFor(store, 'Maria@Ex')).toMatchObject([{ matchedBy: 'email' }]);
    expect(namesFor(store, 'maria@x')).toEqual([]);
  });

  it('takes wildcards as what they are', () => {
    store = openMembersStore([...PEOPLE, { name: '100% Organic_Shop' }]);
    for (const text of ['%', '_', '*', '王%', 'w_ng', "' OR 1=1 --", '?']) {
      expect(namesFor(store, text).filter((name) => name !== '王小明' && name !== '王伟')).toEqual(
        [],
      );
    }
    expect(namesFor(store, 'organic_s')).toEqual(['100% Organic_Shop']);
  });

  it('finds nobody for nothing', () => {
    store = openMembersStore(PEOPLE);
    for (const text of ['', '   ', '\u200b\u202e', '—', '\n\t']) {
      expect(store.value('members.search', { text })).toEqual({ hits: [], hasMore: false });
    }
  });
});

describe('order and honesty', () => {
  it('puts a card or phone before names, and everybody once', () => {
    store = openMembersStore([
      { name: '8800123450 Club', lastVisitDay: '2026-11-20' },
      { name: '王小明', cardNo: '8800123450', lastVisitDay: '2020-01-01' },
    ]);
    expect(namesFor(store, '8800123450')).toEqual(['王小明', '8800123450 Club']);
  });

  it('puts who came last first, within a month too', () => {
    store = openMembersStore([
      { name: '张一', lastVisitDay: '2026-11-02', lastVisitAt: 2 },
      { name: '张二', lastVisitDay: '2026-11-20', lastVisitAt: 20 },
      { name: '张三' },
      { name: '张四', lastVisitDay: '2025-12-31', lastVisitAt: 1 },
    ]);
    expect(namesFor(store, '张')).toEqual(['张二', '张一', '张四', '张三']);
  });

  it('says that there are more exactly when there are', () => {
    store = openMembersStore(
      Array.from({ length: 5 }, (_, index) => ({ name: `Ana Paz ${index}` })),
    );
    for (const text of ['ana', 'ana paz', 'a p', 'paz']) {
      expect(store.value('members.search', { text, limit: 5 })).toMatchObject({ hasMore: false });
      const four = store.value('members.search', { text, limit: 4 });
      expect(four.hits).toHaveLength(4);
      expect(four.hasMore).toBe(true);
    }
  });

  it('leaves out who is no longer a member', () => {
    store = openMembersStore(PEOPLE);
    store.write((context) =>
      context.db.run(`UPDATE members SET is_active = 0 WHERE name = '王小明'`),
    );
    for (const text of ['8800123450', '13812345678', '王小明', 'wxm']) {
      expect(namesFor(store, text)).toEqual([]);
    }
  });

  it('masks phone numbers', () => {
    store = openMembersStore(PEOPLE);
    expect(hitsFor(store, '王小明')[0]?.phoneMasked).toBe('138****5678');
  });
});

describe('polyphonic surnames', () => {
  const CASES: readonly (readonly [name: string, ...readings: string[]])[] = [
    ['单雄信', 'shanxiongxin', 'danxiongxin', 'sxx', 'dxx'],
    ['單雄信', 'shanxiongxin', 'sxx'],
    ['曾国藩', 'zengguofan', 'cengguofan', 'zgf', 'cgf'],
    ['解晓东', 'xiexiaodong', 'jiexiaodong', 'xxd', 'jxd'],
    ['仇英', 'qiuying', 'chouying', 'qy', 'cy'],
    ['区志强', 'ouzhiqiang', 'quzhiqiang', 'ozq', 'qzq'],
    ['區志強', 'ouzhiqiang', 'quzhiqiang'],
    ['查良镛', 'zhaliangyong', 'chaliangyong', 'zly', 'cly'],
    ['尉迟恭', 'yuchigong', 'weichigong', 'yuchig', 'ycg'],
    ['尉遲恭', 'yuchigong', 'weichigong'],
    ['万俟卨', 'moqixie', 'wanqixie', 'mqx', 'wqx'],
    ['萬俟卨', 'moqixie', 'mqx'],
    ['长孙无忌', 'zhangsunwuji', 'zhangsunwj', 'zswj'],
    ['单于丹', 'chanyudan', 'cyd'],
    ['朴树', 'piaoshu', 'pushu'],
    ['吕布', 'lvbu', 'lyubu', 'lubu', 'lb'],
    ['欧阳娜娜', 'ouyangnana', 'ouyangnn', 'oynn'],
    ['张乐', 'zhangle', 'zhangyue', 'zl', 'zy'],
  ];

  it.each(CASES)('finds %s by all its readings', (name, ...readings) => {
    store = openMembersStore([{ name }, { name: '郑州' }]);
    for (const reading of readings) expect(namesFor(store, reading)).toContain(name);
  });
});
