/** What to look at: the fake till's state, the place, what to do first, and the window's size. */
const WIDE = [1440, 900];
const SMALL = [1024, 768];

const press = (key) => (page) => page.keyboard.press(key);
const click = (selector) => (page) => page.locator(selector).first().click();

const BASE = [
  { name: 'language', query: 'state=absent&fresh' },
  { name: 'first-run', query: 'state=absent' },
  { name: 'setup', query: 'state=absent', act: click('main button >> nth=1') },
  {
    name: 'setup-errors',
    query: 'state=absent',
    act: async (page) => {
      await page.locator('main button >> nth=1').click();
      await page.locator('button[type=submit]').click();
    },
  },
  { name: 'sample', query: 'state=absent', act: click('main button >> nth=0') },
  { name: 'problem', query: 'state=problem&problem=store.damaged' },
  {
    name: 'problem-restore',
    query: 'state=problem&problem=store.eventsMissing',
    act: click('table button'),
  },
  { name: 'sign-in', query: 'as=nobody' },
  {
    name: 'pin',
    query: 'as=nobody',
    act: async (page) => {
      await page.locator('main button').first().click();
      await page.keyboard.type('9999', { delay: 60 });
      await page.keyboard.press('Enter');
      await page.waitForTimeout(400);
    },
  },
  { name: 'staff', query: 'as=manager&trouble', place: '/staff' },
  { name: 'staff-add', query: 'as=manager', place: '/staff', act: press('F3') },
  { name: 'devices', query: 'as=manager&trouble', place: '/devices' },
  { name: 'devices-none', query: 'as=manager&bare', place: '/devices' },
  { name: 'device-add', query: 'as=manager', place: '/devices', act: press('F3') },
  { name: 'system', query: 'as=manager', place: '/system' },
  { name: 'palette', query: 'as=manager', place: '/system', act: press('Control+k') },
  { name: 'help', query: 'as=manager', place: '/staff', act: press('F1') },
  { name: 'panel', query: 'as=manager', place: '/devices', act: press('F12') },
  { name: 'counter', query: 'as=cashier' },
  {
    name: 'status',
    query: 'as=manager&trouble',
    place: '/system',
    act: click('footer button'),
  },
];

function scenes(suffix, size, extra, only) {
  return BASE.filter(({ name }) => only === undefined || only.includes(name)).map((scene) => ({
    ...scene,
    name: `${scene.name}-${suffix}`,
    size,
    query: `${scene.query}&${extra}`,
  }));
}

export const SCENES = [
  ...scenes('en-light', WIDE, 'locale=en&theme=light'),
  ...scenes('es-light-small', SMALL, 'locale=es&theme=light&currency=EUR'),
  ...scenes('zh-CN-dark', WIDE, 'locale=zh-CN&theme=dark'),
  ...scenes('zh-TW-dark-small', SMALL, 'locale=zh-TW&theme=dark&currency=TWD'),
  ...scenes('es-zoomed', [720, 450], 'locale=es&theme=dark&currency=EUR', [
    'setup',
    'sign-in',
    'pin',
    'devices',
    'system',
    'staff',
  ]),
];
