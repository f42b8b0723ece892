import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeJob } from '../../src/main/devices/printer/encode-job.ts';
import { sanitiseRaster } from '../../src/main/devices/printer/raster.ts';
import { glyphOf, printedWidth } from '../../src/main/features/devices/encoding/glyphs.ts';
import { renderReceiptSvg } from '../../src/main/features/devices/encoding/receipt-svg.ts';
import type { PaperColumns } from '../../src/main/features/devices/rules/markup-page.ts';
import { receiptMarkup } from '../../src/main/features/devices/rules/receipt-markup.ts';
import type { ReceiptDocument } from '../../src/main/features/devices/rules/receipt-types.ts';
import { testPageMarkup } from '../../src/main/features/devices/rules/test-page-markup.ts';
import { interpretEscPos, paperText } from './interpret-escpos.ts';
import { PrinterModel } from './printer-model.ts';
import { drawEan13, drawQr, qrModules, rasterise, readCodes } from './read-codes.ts';
import { longReceipt, RECEIPT } from './receipt-samples.ts';
import { printerOn } from './support.ts';

type Locale = Parameters<typeof receiptMarkup>[1]['locale'];

interface Page {
  readonly columns?: PaperColumns;
  readonly locale?: Locale;
  readonly isCopy?: boolean;
}

function bytesOf(markup: string, columns: PaperColumns = 48): Buffer {
  const { settings } = printerOn(null, { columns });
  return Buffer.concat(encodeJob({ id: 1, kind: 'receipt', markup }, settings));
}

function print(document: ReceiptDocument, page: Page = {}) {
  const { columns = 48, locale = 'zh-CN', isCopy = false } = page;
  return interpretEscPos(bytesOf(receiptMarkup(document, { columns, locale, isCopy }), columns));
}

/** The same receipt with a member of this name. */
function named(name: string): ReceiptDocument {
  return { ...RECEIPT, member: { name, cardNo: '8800123450', tier: 'gold' } };
}

describe('case 14: a receipt on paper', () => {
  it('says in Chinese what was sold, paid and earned', () => {
    expect(paperText(print(RECEIPT)).split('\n')).toEqual([
      '         柜台百货 Guitai',
      '',
      '小票号                   S01-T03-20261121-000123',
      '收银台 T03                      2026-11-21 14:03',
      '收银员 王芳',
      '─'.repeat(48),
      '真丝围巾 翡翠绿',
      '   1 × 1,280.00                         1,280.00',
      'Merino wool socks, extra warm, navy blue, three',
      'pairs',
      '   2 × 39.00                               78.00',
      'Jamón ibérico',
      '   0.485 kg × 280.00                      135.80',
      '─'.repeat(48),
      '共 4 件',
      '合计                      ¥1,493.80',
      '',
      '其中税额                                  171.85',
      '─'.repeat(48),
      '积分抵扣 (5,000 分)                        50.00',
      '银行卡 **** 4242                        1,000.00',
      '现金                                      500.00',
      '找零                                       56.20',
      '─'.repeat(48),
      '会员 José Muñoz 王小明                      金卡',
      '卡号                                   **** 3450',
      '本次积分                                  +2,165',
      '使用积分                                  -5,000',
      '积分余额                                  12,345',
      '本次积分有效期至                      2027-11-30',
      '─'.repeat(48),
      '             谢谢惠顾，欢迎再次光临',
      '',
      '             S01-T03-20261121-000123',
      '                退换货请凭此小票',
    ]);
  });

  it('says it in Spanish on narrow paper, with pesos and their code', () => {
    const document = { ...RECEIPT, currency: 'MXN', lines: RECEIPT.lines.slice(2) };
    expect(paperText(print(document, { columns: 32, locale: 'es' })).split('\n')).toEqual([
      ' 柜台百货 Guitai',
      '',
      'Recibo   S01-T03-20261121-000123',
      'Caja T03        21/11/2026 14:03',
      'Le atendió 王芳',
      '─'.repeat(32),
      'Jamón ibérico',
      '   0.485 kg × 280.00      135.80',
      '─'.repeat(32),
      '1 artículo',
      'TOTAL               MXN 1,493.80',
      '',
      'Impuestos incluidos       171.85',
      '─'.repeat(32),
      'Puntos (5,000)             50.00',
      'Tarjeta **** 4242       1,000.00',
      'Efectivo                  500.00',
      'Cambio                     56.20',
      '─'.repeat(32),
      'Socio José Muñoz 王小明      Oro',
      'Tarjeta                **** 3450',
      'Puntos obtenidos          +2,165',
      'Puntos canjeados          -5,000',
      'Saldo de puntos           12,345',
      'Puntos válidos hasta  30/11/2027',
      '─'.repeat(32),
      '     ¡Gracias por su visita!',
      '',
      '     S01-T03-20261121-000123',
      '    Conserve este recibo para',
      '             cambios',
    ]);
  });

  it('writes euros as Spain does', () => {
    const text = paperText(print({ ...RECEIPT, currency: 'EUR' }, { locale: 'es' }));
    expect(text).toContain('EUR 1.493,80');
    expect(text).toContain('1 × 1.280,00');
  });

  it('has a cut, no drawer, and a QR code that zbar reads as the receipt number', async () => {
    const paper = print(RECEIPT);
    expect(paper).toMatchObject({ cuts: 1, drawerKicks: 0, qrCodes: [RECEIPT.receiptNo] });
    const [payload = ''] = paper.qrCodes;
    expect(readCodes(await drawQr(payload))).toEqual([`QR-Code:${RECEIPT.receiptNo}`]);
  });

  it('shows the same in its preview, where zbar reads the code from the pixels', () => {
    const markup = receiptMarkup(RECEIPT, { columns: 48, locale: 'zh-CN', isCopy: false });
    const svg = renderReceiptSvg(markup, { columns: 48, locale: 'zh-CN' });
    expect(readCodes(rasterise(svg))).toEqual([`QR-Code:${RECEIPT.receiptNo}`]);
    const shown = svg.replace(/<[^>]+>/g, '').replaceAll('&#xa0;', ' ');
    for (const { text } of print(RECEIPT).lines.filter((line) => !line.text.includes('──'))) {
      for (const word of text.split(/\s+/)) expect(shown).toContain(word);
    }
  });

  it('prints a test page whose EAN zbar reads', async () => {
    const fonts = { codePage: 'cp858', chinese: 'gb18030' } as const;
    const markup = testPageMarkup({ deviceName: 'Caja 1', columns: 48, locale: 'es', fonts });
    const paper = interpretEscPos(bytesOf(markup));
    const [ean] = paper.barcodes;
    expect(ean?.kind).toBe(67);
    expect(readCodes(await drawEan13(ean?.data ?? ''))).toEqual(['EAN-13:6901234567892']);
    expect(paperText(paper)).toContain('櫃檯收據列印測試，龍鳳龜鹿');
    expect(paperText(paper)).toContain('Crème brûlée, Größe, façade, Ærø');
  });

  it('marks a copy above and below in each language', () => {
    for (const [locale, mark] of [
      ['zh-CN', '副本'],
      ['zh-TW', '副本'],
      ['es', 'COPIA'],
      ['en', 'COPY'],
    ] as const) {
      const marks = print(RECEIPT, { locale, isCopy: true }).lines.filter(
        (line) => line.isInverted && line.widthFactor === 2 && line.text.trim() === mark,
      );
      expect(marks).toHaveLength(2);
    }
  });
});

describe('case 15: what the printer has no glyph for', () => {
  it.each([
    ['emoji 😀 name', 'emoji ？ name'],
    ['ا ب', '? ?'],
    ['Škoda Łódź', 'Skoda ?ódz'],
    ['𬭎 rare', '？ rare'],
    ['Ж Ω', 'Ж Ω'],
    ['“引号”', '“引号”'],
    ['e\u0301', 'é'],
    ['z\u0300\u0301!', 'z!'],
  ])('%s prints as %s and shifts nothing', (name, shown) => {
    const line = print(named(name)).lines.find(({ text }) => text.startsWith('会员'));
    expect(line?.text).toMatch(/金卡$/);
    expect(printedWidth(line?.text ?? '')).toBe(48);
    expect(line?.text.slice(3, -2).trim()).toBe(shown);
  });

  it('keeps every amount at the right edge, whatever the names are', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.nat(99_999_999)), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<PaperColumns>(32, 42, 48),
        fc.constantFrom<Locale>('en', 'zh-CN', 'zh-TW', 'es'),
        (items, columns, locale) => {
          const lines = items.map(([text, totalMinor]) => ({
            ...longReceipt(1).lines[0],
            name: text,
            counterName: '',
            unit: 'piece' as const,
            quantityMilli: 1000,
            unitPriceMinor: totalMinor,
            totalMinor,
          }));
          const paper = print({ ...named(items[0]?.[0] ?? ''), lines }, { columns, locale });
          const amounts = paper.lines.filter(({ text }) => /^ {3}1 × [\d,]+\.\d\d/.test(text));
          expect(amounts).toHaveLength(items.length);
          for (const [index, line] of amounts.entries()) {
            expect(printedWidth(line.text)).toBe(columns);
            const digits = line.text.slice(3).split('×')[1]?.trim().split(/\s+/) ?? [];
            expect(digits[1]).toBe(digits[0]);
            expect(Number((digits[0] ?? '').replace(/[,.]/g, ''))).toBe(items[index]?.[1]);
          }
          for (const line of paper.lines) {
            expect(printedWidth(line.text)).toBeLessThanOrEqual(columns);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('case 16: a hostile name', () => {
  const HOSTILE = [
    'A\n{x:\\x1bp\\x00\\x19\\xfa}',
    '{x:\\x1bp0}',
    '\\x1bp\\x00',
    '\u001bp\u0000\u0019\u00fa',
    '=',
    '---',
    '|a|b|',
    '{code:1234;option:qrcode}',
    '"^^^`_~\\',
    '\u202egnp.exe',
    '\u0010\u0004\u0001\u0010\u0014\u0001\u0000\u0001',
    'x'.repeat(10_000),
    '\\n\\n\\n',
    '{i:iVBORw0KGgo=}',
  ];

  it.each(HOSTILE.map((name) => [name.slice(0, 30), name]))(
    '%j opens no drawer, cuts nothing, prints no code of its own',
    (_, name) => {
      const document = { ...named(name), storeName: name, staffName: name };
      const lines = document.lines.map((line) => ({ ...line, name }));
      const tenders = document.tenders.map((tender) => ({ ...tender, reference: name }));
      const paper = print({ ...document, lines, tenders });
      expect(paper).toMatchObject({
        drawerKicks: 0,
        cuts: 1,
        qrCodes: [RECEIPT.receiptNo],
        barcodes: [],
        rasters: [],
      });
      expect(paperText(paper)).toContain('171.85');
    },
  );

  it('prints the signs of the markup as they are', () => {
    const name = 'a\\b|c{d}e~f_g"h^i`j;k';
    expect(paperText(print(named(name)))).toContain(`会员 ${name}`);
  });

  it('never makes bytes that a printer executes in real time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const model = new PrinterModel();
        const answers: number[] = [];
        model.onAnswer = (bytes) => answers.push(...bytes);
        model.receive(bytesOf(receiptMarkup(named(name), layout)));
        model.stop();
        expect(answers).toEqual([]);
        expect(model.drawerKicks).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  const layout = { columns: 48, locale: 'zh-CN', isCopy: false } as const;
});

describe('case 17: a picture', () => {
  it('with 10 14 01 and 10 04 01 in it is sanitised pixel by pixel', () => {
    const data = '\x10\x14\x01\x00\x01\x10\x04\x01\xff\x10\x05\x10';
    const head = '\x1dv0\x00\x04\x00\x03\x00';
    const raw = new PrinterModel();
    raw.receive(Buffer.from(head + data, 'latin1'));
    raw.stop();
    // Unsanitised, the printer would open the drawer.
    expect(raw.drawerKicks).toBe(1);
    const safe = sanitiseRaster(`before${head}${data}\x04after`);
    expect(safe).toBe(`before${head}\x11\x14\x01\x00\x01\x11\x04\x01\xff\x11\x05\x11\x04after`);
  });

  it('as a logo in the markup prints pixel by pixel', async () => {
    const png = await drawQr('LOGO');
    const [raster] = interpretEscPos(bytesOf(`{image:${png.toString('base64')}}`)).rasters;
    const { widthBytes = 0, height = 0, data = new Uint8Array() } = raster ?? {};
    const pixel = (x: number, y: number) =>
      ((data[y * widthBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
    const { modules, size } = qrModules('LOGO');
    // White margins of 48 dots, modules of 8.
    expect([widthBytes * 8, height]).toEqual([96 + size * 8, 96 + size * 8]);
    const seen = modules.map((_, index) =>
      pixel(48 + (index % size) * 8 + 4, 48 + Math.floor(index / size) * 8 + 4),
    );
    expect(seen).toEqual(modules);
  });
});

describe('every character', () => {
  it('takes the columns that its bytes take on paper', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (char) => {
        const { font, bytes, columns, shown } = glyphOf(char);
        expect(bytes).toHaveLength(columns);
        const encoding = font === 'latin' ? 'cp858' : 'gb18030';
        expect(iconv.decode(Buffer.from(bytes, 'latin1'), encoding)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('that both fonts have is printed in the Latin one', () => {
    expect(glyphOf('é')).toMatchObject({ font: 'latin', columns: 1 });
    expect(glyphOf('，')).toMatchObject({ font: 'chinese', columns: 2 });
    expect(glyphOf('😀')).toMatchObject({ shown: '？', columns: 2 });
  });
});
