import receiptline from 'receiptline';
import type { Locale } from '../../../../contract/primitives.ts';
import type { PaperColumns } from '../rules/markup-page.ts';
import { glyphOf, type PrinterFonts, printedWidth } from './glyphs.ts';

const LANG: Readonly<Record<Locale, string>> = {
  en: 'en',
  'zh-CN': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  es: 'es',
};

/** White around the print, in dots, as paper has it. */
const MARGIN = 24;

/**
 * The page as the printer prints it, as an SVG image: the same markup, the same widths, and
 * the same question marks for what the printer's fonts lack.
 */
export function renderReceiptSvg(
  markup: string,
  page: { readonly columns: PaperColumns; readonly locale: Locale },
  fonts?: PrinterFonts,
): string {
  const { svg } = receiptline.commands;
  const image = receiptline.transform(markup, {
    cpl: page.columns,
    encoding: 'gb18030',
    spacing: true,
    command: {
      ...svg,
      measureText: (text: string) => printedWidth(text, fonts),
      arrayFrom: (text: string) =>
        Array.from(text).flatMap((char) => [...glyphOf(char, fonts).shown]),
    },
  });
  return withMargin(image).replace(' lang="zh-Hans"', ` lang="${LANG[page.locale]}"`);
}

function withMargin(svg: string): string {
  return svg.replace(
    /^<svg width="(\d+)px" height="(\d+)px" viewBox="[^"]*"/,
    (_, width: string, height: string) => {
      const [w, h] = [Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN];
      return `<svg width="${w}" height="${h}" viewBox="${-MARGIN} ${-MARGIN} ${w} ${h}"`;
    },
  );
}
