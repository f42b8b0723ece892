/** What to look at: the fake till's state, the place, what to do first, and the window's size. */
const WIDE = [1440, 900];
const SMALL = [1024, 768];

const press = (key) => (page) => page.keyboard.press(key);
const click = (selector) => (page) => page.locator(selector).first().click();

/** Lets the fake till say something. */
const emit = (event) => (page) => page.evaluate((said) => globalThis.fakeTill.emit(said), event);
const chooseInPalette = (word) => async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(word, { delay: 60 });
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
};

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
    name: 'auto-lock',
    query: 'as=manager',
    place: '/staff',
    act: emit({ type: 'session.expiring', secondsLeft: 20 }),
  },
  {
    name: 'scan-refused',
    query: 'as=manager',
    place: '/system',
    act: emit({ type: 'scanner.scanned', deviceId: 3, code: '69\u001d01', aim: null, at: 0 }),
  },
  {
    name: 'pin-needs-manager',
    query: 'as=nobody&trouble',
    act: click('main button >> nth=3'),
  },
  {
    name: 'pin-locked',
    query: 'as=nobody',
    act: async (page) => {
      await page.locator('main button').first().click();
      for (let round = 0; round < 5; round += 1) {
        await page.locator('input').fill('9999');
        await page.keyboard.press('Enter');
        await page.waitForTimeout(400);
      }
    },
  },
  { name: 'own-pin', query: 'as=cashier', act: chooseInPalette('PIN') },
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
