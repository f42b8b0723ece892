import type { ColumnKind } from '../../../contract/exports.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where a cell's format stands in {@link stylesXml}. */
export const STYLE_OF: Readonly<Record<ColumnKind | 'heading', number>> = {
  text: 1,
  heading: 2,
  integer: 3,
  money: 4,
  milli: 5,
  rate: 6,
  day: 7,
  instant: 8,
};

/** Widths in characters that fit what the columns hold. */
export const WIDTH_OF: Readonly<Record<ColumnKind, number>> = {
  text: 20,
  integer: 12,
  money: 14,
  milli: 12,
  rate: 10,
  day: 12,
  instant: 20,
};

/** The formats of cells: text as it is, numbers with groups, days and times as ISO has them. */
export function stylesXml(currencyDecimals: number): string {
  const fraction = currencyDecimals === 0 ? '' : `.${'0'.repeat(currencyDecimals)}`;
  const formats = [`#,##0${fraction}`, '#,##0.###', '0.##"%"', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss'];
  const numFmts = formats
    .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`)
    .join('');
  const cells = [xf(0), xf(49), xf(49, 1), xf(3), ...formats.map((_, at) => xf(164 + at))];
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numFmts}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

function xf(format: number, font = 0): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
}

/** The parts of a workbook that only name its sheets, by their path in the file. */
export function workbookParts(sheetNames: readonly string[]): Readonly<Record<string, string>> {
  const each = (text: (name: string, no: number) => string) =>
    sheetNames.map((name, at) => text(name, at + 1)).join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((_, no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((name, no) => `<sheet name="${escapeXml(name)}" sheetId="${no}" r:id="rId${no}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((_, no) => `<Relationship Id="rId${no}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${no}.xml"/>`)}<Relationship Id="rId${sheetNames.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  };
}

/** The beginning of a sheet: frozen heading, widths. */
export function sheetHead(widths: readonly number[]): string {
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

/** The end of a sheet with so many columns and rows, the heading included. */
export function sheetTail(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnName(columns)}${rows}"/></worksheet>`;
}

function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + last : last;
}

// Excel reads no control character in XML, and takes `_x0041_` for an escaped one of its own.
const UNREADABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text for XML; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNREADABLE, '')
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
