import type { MarkupPage } from './markup-page.ts';

/** What a store puts around its receipts; what is absent is as usual. */
export interface ReceiptFrame {
  /** Under the store's name. */
  readonly headerLines?: readonly string[];
  /** Under the thanks. */
  readonly footerLines?: readonly string[];
  /** No tax is said. */
  readonly hidesTax?: true;
  /** The number stands there without its code. */
  readonly hidesCode?: true;
}

/** The store's own lines, centred; an empty one is a blank line. */
export function putOwnLines(page: MarkupPage, lines: readonly string[] | undefined): void {
  for (const line of lines ?? []) {
    if (line.trim() === '') page.blank();
    else page.centred(line);
  }
}
