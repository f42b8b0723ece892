import type { Locale } from '../../../../contract/primitives.ts';
import { MarkupPage, type PaperColumns } from './markup-page.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

/** Box drawing, as tables on paper use it. */
const BOX = [
  '┌────┬────┐',
  '│ 12 │ 34 │',
  '├────┼────┤',
  '└────┴────┘',
  '╔════╦════╗',
  '╚════╩════╝',
];

/**
 * A page that shows whether a printer is set up well: its width, each character set a receipt may
 * need under its name, lines, bold and large type, a barcode, a QR code, and the cutter. A set that
 * comes out as other signs is not the printer's: another is to be chosen in its settings.
 */
export function testPageMarkup(page: {
  readonly deviceName: string;
  readonly columns: PaperColumns;
  readonly locale: Locale;
  /** The printer's code page by its maker's name, and its font of ideographs. */
  readonly fonts: { readonly codePage: string; readonly chinese: 'gb18030' | 'none' };
}): string {
  const words = RECEIPT_WORDS[page.locale];
  const sheet = new MarkupPage(page.columns);
  sheet.title(words.testTitle);
  sheet.centred(page.deviceName);
  sheet.rule();
  sheet.left(words.testWidth(page.columns));
  sheet.left('1234567890'.repeat(5).slice(0, page.columns));
  sheet.left(page.fonts.codePage.toUpperCase(), 'bold');
  sheet.left('¡Atención! ¿Señora Muñoz? áéíóúü € £ ¥');
  sheet.left('Crème brûlée, Größe, façade, Ærø');
  if (page.fonts.chinese === 'gb18030') {
    sheet.left('GB18030', 'bold');
    sheet.left('柜台小票打印测试，一二三四五六七八九十');
    sheet.left('櫃檯收據列印測試，龍鳳龜鹿');
  }
  for (const line of BOX) sheet.left(line);
  sheet.rule();
  for (const amount of ['1.00', '1,234.56', '999,999.99']) sheet.pair('王小明 José', amount, 12);
  sheet.largePair(words.total, '1,234.56');
  sheet.rule();
  sheet.left('EAN-13', 'bold');
  sheet.ean('6901234567892');
  sheet.left('QR', 'bold');
  sheet.qrCode('GUITAI-TEST-0001');
  sheet.centred(words.testEnd);
  sheet.cut();
  return sheet.toString();
}
