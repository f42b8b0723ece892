import { strFromU8, unzipSync } from 'fflate';

/** A cell as a spreadsheet would show its kind. */
export type ReadCell = string | number | null;

/** Reads a CSV file back, strictly: byte order mark, CRLF, quotes as RFC 4180 has them. */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith('\uFEFF')) throw new Error('There is no byte order mark');
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end');
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (found === null) throw new Error(`No cell at ${at}: ${text.slice(at, at + 40)}`);
    const [, raw = '', end] = found;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Reads the sheets of an XLSX file back, by name. */
export function readXlsx(bytes: Uint8Array): Readonly<Record<string, readonly ReadCell[][]>> {
  const files = unzipSync(bytes);
  const textOf = (name: string) => {
    const file = files[name];
    if (file === undefined) throw new Error(`There is no ${name}`);
    return strFromU8(file);
  };
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)];
  return Object.fromEntries(
    names.map(([, name = ''], at) => [
      unescapeXml(name),
      rowsOf(textOf(`xl/worksheets/sheet${at + 1}.xml`)),
    ]),
  );
}

function rowsOf(xml: string): ReadCell[][] {
  if (xml.includes('<f>')) throw new Error('There is a formula');
  return [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<c\/>|<c [^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)].map(
      ([, text, number]) => {
        if (text !== undefined) return unescapeXml(text);
        return number === undefined ? null : Number(number);
      },
    ),
  );
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('_x005F_', '_');
}
