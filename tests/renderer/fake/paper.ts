import type { Receipt } from '../../../src/contract/sales.ts';

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A picture of a receipt, roughly as the printer's preview looks. */
export function paperSvg(receipt: Receipt | undefined, title: string): string {
  const rows = [
    '南都百货',
    title,
    '--------------------------------',
    ...(receipt?.lines.map((line) => `${line.name}  ${(line.totalMinor / 100).toFixed(2)}`) ?? [
      'Hydra 保湿面霜 50 ml  268.00',
      '润唇膏 蜂蜜  45.00',
    ]),
    '--------------------------------',
    `TOTAL  ${((receipt?.totalMinor ?? 31_300) / 100).toFixed(2)}`,
  ];
  const height = rows.length * 26 + 40;
  const text = rows
    .map((row, index) => `<text x="12" y="${36 + index * 26}">${escapeText(row)}</text>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="576" height="${height}" viewBox="0 0 576 ${height}"><rect width="576" height="${height}" fill="#fff"/><g font-family="monospace" font-size="20" fill="#000">${text}</g></svg>`;
}
