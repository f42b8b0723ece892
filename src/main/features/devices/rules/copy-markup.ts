import type { Locale } from '../../../../contract/primitives.ts';
import { MarkupPage, type PaperColumns } from './markup-page.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

/** A page that was laid out, with COPY / 副本 / COPIA above it. */
export function markedAsCopy(
  markup: string,
  paper: { readonly columns: PaperColumns; readonly locale: Locale },
): string {
  const banner = new MarkupPage(paper.columns);
  banner.banner(RECEIPT_WORDS[paper.locale].copy);
  banner.blank();
  return `${banner.toString()}\n${markup}`;
}
