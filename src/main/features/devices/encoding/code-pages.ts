import type { CodePage } from '../../../../contract/printer-profiles.ts';

/** `ESC t n`: the numbers that Epson gave the code pages, and most others took over. */
export const CODE_PAGE_NUMBERS: Readonly<Record<CodePage, number>> = {
  cp437: 0,
  cp850: 2,
  cp1252: 16,
  cp858: 19,
};
