import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CustomerPage, customerPage } from '../../src/contract/customer-display.ts';
import { systemClock } from '../../src/main/devices/clock.ts';
import type { DisplayConfig } from '../../src/main/devices/device-config.ts';
import { characterSet } from '../../src/main/devices/display/display-cells.ts';
import { DisplayDriver } from '../../src/main/devices/display/display-driver.ts';
import { encodePage, encodeStart } from '../../src/main/devices/display/encode-page.ts';
import { layOutPage } from '../../src/main/devices/display/lay-out-page.ts';
import { loadRomanise } from '../../src/main/devices/display/romanise.ts';
import { type Transport, TransportError } from '../../src/main/devices/transports/transport.ts';
import { DisplayModel } from './display-model.ts';
import { type DisplaySimulator, startDisplaySimulator } from './display-simulator.ts';
import { scannerOn, TestHost, until } from './support.ts';
import { startScannerSimulator } from './scanner-simulator.ts';

type Settings = DisplayConfig['settings'];
const MEXICO = { currency: 'MXN', decimals: 2 };
const LATIN: Settings = { protocol: 'esc-pos', characters: 'latin', locale: 'es', greeting: '' };

const romanise = await loadRomanise();

/** What stands on a display of these settings after a page; by bytes, without a line. */
function shown(page: CustomerPage, settings: Settings = LATIN): DisplayModel {
  const isAlwaysChinese = settings.protocol === 'cd5220' && settings.characters === 'gb18030';
  const model = new DisplayModel({ isAlwaysChinese });
  const set = characterSet(settings, romanise);
  const lines = layOutPage({ page, money: MEXICO }, settings, set);
  model.receive(encodeStart(settings));
  model.receive(encodePage(lines, settings));
  return model;
}

const item = (name: string, pieces = 1): CustomerPage => ({
  kind: 'item',
  name,
  quantityMilli: pieces * 1000,
  unit: 'piece',
  amountMinor: 1250,
  totalMinor: 123_450,
});

const ALL_SETTINGS: Settings[] = (['esc-pos', 'cd5220'] as const).flatMap((protocol) =>
  (['latin', 'ascii', 'gb18030'] as const).flatMap((characters) =>
    (['en', 'es', 'zh-CN', 'zh-TW'] as const).map((locale) => ({
      protocol,
      characters,
      locale,
      greeting: '',
    })),
  ),
);

describe('case 33: what stands on a customer display', () => {
  it('the item on the left, amounts whole on the right, both lines twenty wide', () => {
    expect(shown(item('Manzana')).lines()).toEqual([
      'Manzana        12.50',
      'TOTAL       1,234.50',
    ]);
    expect(shown(item('Crema de manos de la abuela', 3)).lines()).toEqual([
      '3x Crema de ma 12.50',
      'TOTAL       1,234.50',
    ]);
    expect(shown({ kind: 'due', totalMinor: 900, dueMinor: 400 }).lines()).toEqual([
      'TOTAL           9.00',
      'A PAGAR         4.00',
    ]);
    expect(shown({ kind: 'paid', totalMinor: 900, changeMinor: 100 }).lines()).toEqual([
      'TOTAL           9.00',
      'CAMBIO          1.00',
    ]);
    expect(shown({ kind: 'paid', totalMinor: 900, changeMinor: 0 }).lines()[1]).toBe(
      '      Gracias       ',
    );
  });

  it('keeps accents where the code page has them, else writes the plain letter', () => {
    expect(shown(item('Jamón ñandú')).lines()[0]).toBe('Jamón ñandú    12.50');
    expect(shown(item('Škoda Ångström')).lines()[0]).toBe('Skoda Ångström 12.50');
    const ascii = { ...LATIN, characters: 'ascii' } as const;
    expect(shown(item('Jamón ñandú'), ascii).lines()[0]).toBe('Jamon nandu    12.50');
    expect(shown({ kind: 'greeting' }, ascii).lines()[0]?.trim()).toBe('!Bienvenidos!');
    expect(shown({ kind: 'greeting' }).lines()[0]?.trim()).toBe('¡Bienvenidos!');
  });

  it.each(['esc-pos', 'cd5220'] as const)('%s shows Chinese where it knows it', (protocol) => {
    const chinese: Settings = { ...LATIN, protocol, characters: 'gb18030', locale: 'zh-CN' };
    const model = shown(item('护手霜 Crème 50ml'), chinese);
    const [upper, lower] = model.lines();
    expect(model.unknown).toEqual([]);
    expect(upper).toBe(protocol === 'esc-pos' ? '护手霜 Crème 5 12.50' : '护手霜 Creme 5 12.50');
    expect(lower).toBe('合计        1,234.50');
  });

  it('writes pinyin and English words where it does not', () => {
    const plain: Settings = { ...LATIN, locale: 'zh-CN' };
    expect(shown(item('护手霜 50ml'), plain).lines()).toEqual([
      'Hushoushuang 5 12.50',
      'TOTAL       1,234.50',
    ]);
  });

  it('a greeting of the shop stands in the middle, its words whole', () => {
    const own: Settings = { ...LATIN, greeting: 'Bienvenidos a Casa García' };
    expect(shown({ kind: 'greeting' }, own).lines()).toEqual([
      ' Bienvenidos a Casa ',
      '       García       ',
    ]);
  });

  it('whatever the name, nothing moves and no command gets through', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constant('\x1b@\x0c\x1f$\x01\x02ATACK\x1bQA'),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(...ALL_SETTINGS), (text, settings) => {
        const model = shown(item(text), settings);
        expect(model.unknown).toEqual([]);
        const [upper, lower] = model.lines();
        expect(upper.endsWith(' 12.50')).toBe(true);
        expect(lower.endsWith(' 1,234.50')).toBe(true);
        expect([columns(upper), columns(lower)]).toEqual([20, 20]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes nothing of a person: the page has no place for it', () => {
    const page = { ...item('Manzana'), memberName: 'María García' };
    expect(customerPage.safeParse(page).success).toBe(false);
    expect(customerPage.safeParse({ kind: 'greeting', name: 'María' }).success).toBe(false);
  });
});

describe('case 33: a customer display on a serial line', () => {
  let till: TestHost;
  let display: DisplaySimulator;

  beforeEach(async () => {
    till = new TestHost();
    display = await startDisplaySimulator();
  });

  afterEach(async () => {
    await till.stop();
    await display.stop();
  });

  const show = (page: CustomerPage) =>
    till.host.call('devices.showCustomer', { page, money: MEXICO });
  const reads = (upper: string) =>
    until(`“${upper}” on the display`, () => display.lines()[0].trim() === upper);

  it('greets, and shows the newest page; a burst costs a few writes, not hundreds', async () => {
    await till.run([displayOn(display.path)]);
    await reads('¡Bienvenidos!');
    const before = display.model().writes;
    for (let count = 1; count <= 500; count += 1) await show(item(`Pieza ${count}`));
    await reads('Pieza 500      12.50');
    expect(display.model().writes - before).toBeLessThan(400);
    expect(display.model().unknown).toEqual([]);
  });

  it('unplugging it harms nothing; plugged in again it shows the newest page', async () => {
    const scanner = await startScannerSimulator();
    await till.run([displayOn(display.path), scannerOn(scanner.path)]);
    await display.unplug();
    await till.reaches(1, 'disconnected');
    expect(await show(item('Uno'))).toMatchObject({ ok: true });
    expect(await show(item('Dos'))).toMatchObject({ ok: true });
    scanner.scan('7501000000017');
    await until('a scan', () => till.codes(2).length === 1);
    await display.replug();
    await reads('Dos            12.50');
    expect(till.state(2)).toBe('ready');
    await scanner.stop();
  });

  it('one that takes no bytes is told, dropped, and written to on a new line', async () => {
    const states: string[] = [];
    const lines: StuckLine[] = [];
    const driver = new DisplayDriver({
      config: displayOn('/dev/null'),
      clock: systemClock,
      shown: { page: item('Uno'), money: MEXICO },
      makeTransport: () => {
        const line = new StuckLine(lines.length === 0);
        lines.push(line);
        return line;
      },
      report: (state) => void states.push(state),
      loadRomanise,
    });
    driver.start();
    await until('a second line', () => (lines[1]?.written.length ?? 0) > 0);
    expect(states).toContain('unresponsive');
    expect(lines[0]?.isClosed).toBe(true);
    const model = new DisplayModel();
    for (const bytes of lines[1]?.written ?? []) model.receive(bytes);
    expect(model.lines()[0]).toBe('Uno            12.50');
    await driver.stop();
  });
});

/** A line that takes no bytes, or every one. */
class StuckLine implements Transport {
  readonly #isStuck: boolean;
  readonly written: Uint8Array[] = [];
  isClosed = false;

  constructor(isStuck: boolean) {
    this.#isStuck = isStuck;
  }

  async open(): Promise<void> {}
  onData(): void {}
  onGone(): void {}

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#isStuck) throw new TransportError('timed-out', 'Nothing happened within 2000 ms');
    this.written.push(bytes);
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

/** A display on a serial line: 9600 8N1, ESC/POS, Western European. */
function displayOn(path: string): DisplayConfig {
  return {
    kind: 'display',
    name: 'Display',
    isEnabled: true,
    transport: { type: 'serial', path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
    settings: LATIN,
  };
}

/** Chinese characters stand in two cells. */
function columns(line: string): number {
  let width = 0;
  for (const char of line) width += /[\u1100-\uffff]/.test(char) ? 2 : 1;
  return width;
}
