import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/experience.md'), 'utf8');

interface Point {
  readonly no: number;
  readonly text: string;
}

/** The document's points: each begins with `### 12. What holds`. */
function pointsOf(document: string): Point[] {
  return [...document.matchAll(/^### (\d+)\. .+\n((?:(?!^###? ).*\n?)*)/gm)].map(
    ([, no, text]) => ({ no: Number(no), text: text ?? '' }),
  );
}

/** What a point names: a file of tests and a title in it, a file alone, a picture. */
function proofsOf(text: string): { readonly file: string; readonly title: string | null }[] {
  return [...text.matchAll(/`((?:tests|bench|docs)\/[^`]+)`(?: › (.+))?$/gm)].map(
    ([, file, title]) => ({ file: file ?? '', title: title?.trim() ?? null }),
  );
}

/** What is missing of a proof; null = nothing. A title is a whole string of its file. */
function missingOf(file: string, title: string | null): string | null {
  const path = join(ROOT, file);
  if (!existsSync(path)) return `${file} is not there`;
  if (title === null) return file.startsWith('tests/') ? `${file} is named without a test` : null;
  const source = readFileSync(path, 'utf8');
  const isThere = ["'", '`', '"'].some((quote) => source.includes(`(${quote}${title}${quote},`));
  // Calls that the formatter broke have their title on a line of its own.
  const isBroken = ["'", '`', '"'].some((quote) =>
    source.split('\n').some((line) => line.trim() === `${quote}${title}${quote},`),
  );
  return isThere || isBroken ? null : `${file} has no “${title}”`;
}

describe('docs/experience.md', () => {
  const points = pointsOf(DOCUMENT);

  it('has the 48 points, in order', () => {
    expect(points.map(({ no }) => no)).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
  });

  it.each(points.map(({ no, text }) => [no, text] as const))(
    'point %i is held by what it names, or says what does not hold it yet',
    (_no, text) => {
      const proofs = proofsOf(text);
      expect(proofs.length > 0 || /^Not yet: /m.test(text)).toBe(true);
      expect(proofs.map(({ file, title }) => missingOf(file, title)).filter(Boolean)).toEqual([]);
    },
  );

  it('names nothing that this check does not see', () => {
    const listed = DOCUMENT.slice(DOCUMENT.indexOf('\n### '));
    const named = listed.match(/`(?:tests|bench|docs)\/[^`]+`/g)?.length ?? 0;
    expect(points.flatMap(({ text }) => proofsOf(text))).toHaveLength(named);
  });
});

describe('this check', () => {
  it('notices a title that is not there, a file that is not, and a test file alone', () => {
    const file = 'tests/renderer/wedge.test.ts';
    expect(missingOf(file, 'may end with Tab')).toBeNull();
    expect(missingOf(file, 'may end with')).not.toBeNull();
    expect(missingOf(file, null)).not.toBeNull();
    expect(missingOf('tests/renderer/nothing.test.ts', 'x')).not.toBeNull();
  });
});
