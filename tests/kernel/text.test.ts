import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  codePoints,
  cutText,
  foldSearch,
  foldWidth,
  isHan,
} from '../../src/contract/kernel/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('cleanText', () => {
  it('turns controls and line ends into single spaces', () => {
    expect(cleanText('  王\n小\u001b[2J\t\u0000明 \r\n')).toBe('王 小 [2J 明');
  });

  it('takes out bidirectional marks, zero widths and soft hyphens without a gap', () => {
    expect(cleanText('Mar\u200bia\u202e \u2066Gar\u00adcía\u2069\ufeff')).toBe('Maria García');
  });

  it('takes out lone surrogates and letters that show nothing', () => {
    expect(cleanText('a\ud800b')).toBe('ab');
    expect(cleanText('\u3164\u115f \u2800')).toBe('');
  });

  it('composes what was decomposed, also over a zero width', () => {
    expect(cleanText('e\u0301')).toBe('é');
    expect(cleanText('e\u200b\u0301')).toBe('é');
  });

  it('keeps a supplementary ideograph', () => {
    expect(cleanText('𠮷田')).toBe('𠮷田');
  });

  it('changes nothing the second time and leaves nothing unseen', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
    );
  });
});

describe('folding', () => {
  it('brings full-width signs to plain ones', () => {
    expect(foldWidth('１３８－ＡＢ　ｃ')).toBe('138-AB c');
  });

  it('folds case, diacritics and letters without a decomposition', () => {
    expect(foldSearch('José ÁLVAREZ Núñez')).toBe('jose alvarez nunez');
    expect(foldSearch('Łukasz Øster Straße Æbel Đặng İpek')).toBe(
      'lukasz oster strasse aebel dang ipek',
    );
    expect(foldSearch('lǜ wáng')).toBe('lu wang');
  });

  it('is the same for what is written the same', () => {
    expect(foldSearch('ΝΊΚΟΣ')).toBe(foldSearch('νίκος'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldSearch(text);
        expect(foldSearch(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('counting and cutting', () => {
  it('counts code points, not halves of them', () => {
    expect(codePoints('𠮷田')).toBe(2);
  });

  it('cuts to at most so many, with an ellipsis', () => {
    expect(cutText('𠮷田小明', 3)).toBe('𠮷田…');
    expect(cutText('ab', 2)).toBe('ab');
  });

  it('knows ideographs beyond the first plane and no kana', () => {
    expect(isHan('𠮷')).toBe(true);
    expect(isHan('王')).toBe(true);
    expect(isHan('あ')).toBe(false);
    expect(isHan('a')).toBe(false);
  });
});
