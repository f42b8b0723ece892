import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/devices-acceptance.md'), 'utf8');
const CASES = 34;

interface Case {
  readonly no: number;
  readonly text: string;
}

/** The document's cases: each begins with `### 12. What holds`. */
function casesOf(document: string): Case[] {
  return [...document.matchAll(/^### (\d+)\. .+\n((?:(?!^###? ).*\n?)*)/gm)].map(
    ([, no, text]) => ({ no: Number(no), text: text ?? '' }),
  );
}

interface Proof {
  readonly file: string;
  readonly title: string;
}

function proofsOf(text: string): Proof[] {
  return [...text.matchAll(/^- `(tests\/[^`]+)` › (.+)$/gm)].map(([, file = '', title = '']) => ({
    file,
    title: title.trim(),
  }));
}

/** What is wrong with a proof of case `no`; null = nothing. */
function missingOf(no: number, { file, title }: Proof): string | null {
  if (!title.startsWith(`case ${no}: `)) return `“${title}” does not begin with its case`;
  const path = join(ROOT, file);
  if (!existsSync(path)) return `${file} is not there`;
  const source = readFileSync(path, 'utf8');
  const isTitle = ["'", '`', '"'].some((quote) => {
    const call = `\\b(?:it|test|describe)(?:\\.\\w+(?:\\(.*\\))?)*\\(\\s*`;
    return new RegExp(`${call}${escaped(`${quote}${title}${quote}`)},`).test(source);
  });
  const isTable = new RegExp(`\\)\\(\\s*['"\`]${escaped(title)}['"\`],`).test(source);
  return isTitle || isTable ? null : `${file} has no test “${title}”`;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

describe('docs/devices-acceptance.md', () => {
  const cases = casesOf(DOCUMENT);

  it('has the 34 cases, in order', () => {
    expect(cases.map(({ no }) => no)).toEqual(Array.from({ length: CASES }, (_, at) => at + 1));
  });

  it.each(cases.map(({ no, text }) => [no, text] as const))(
    'case %i is played by the tests it names, or says that none does yet',
    (no, text) => {
      const proofs = proofsOf(text);
      expect(proofs.length > 0 || /^Not yet: /m.test(text)).toBe(true);
      expect(proofs.map((proof) => missingOf(no, proof)).filter(Boolean)).toEqual([]);
    },
  );

  it('names nothing that this check does not see', () => {
    const listed = DOCUMENT.slice(DOCUMENT.indexOf('\n### '));
    expect(cases.flatMap(({ text }) => proofsOf(text))).toHaveLength(
      listed.match(/`tests\//g)?.length ?? 0,
    );
  });
});

describe('this check', () => {
  it('notices a title that is not there, one of another case, and a missing file', () => {
    const file = 'tests/devices/scanner.test.ts';
    const title = 'case 2: STX and ETX enclose a scan; what lies outside is dropped';
    expect(missingOf(2, { file, title })).toBeNull();
    expect(missingOf(3, { file, title })).not.toBeNull();
    expect(missingOf(2, { file, title: 'case 2: STX and ETX' })).not.toBeNull();
    expect(missingOf(2, { file: 'tests/devices/none.test.ts', title })).not.toBeNull();
  });
});
