import { describe, expect, it } from 'vitest';
import {
  backStep,
  boxCommand,
  enrolPrefill,
  isCodeLike,
} from '../../../src/renderer/features/sales/logic/box-keys.ts';
import type { BoxSituation } from '../../../src/renderer/features/sales/logic/box-keys.ts';
import {
  markName,
  markTail,
  markWords,
} from '../../../src/renderer/features/sales/logic/mark-match.ts';

const idle: BoxSituation = {
  text: '',
  isLineChosen: false,
  hasLines: true,
  hasHits: false,
  isDone: false,
};
const press = (key: string, at: Partial<BoxSituation> = {}, isIme = false) =>
  boxCommand({ key, isIme, hasModifier: false }, { ...idle, ...at });

describe('keys in the search box', () => {
  it('leaves every key of an input method alone', () => {
    for (const key of ['Enter', 'Escape', 'ArrowDown', '+']) {
      expect(press(key, { text: 'wang', hasHits: true, isLineChosen: true }, true)).toBeNull();
    }
  });

  it('chooses lines while empty and hits while answers are listed', () => {
    expect(press('ArrowDown')).toEqual({ do: 'moveLine', by: 1 });
    expect(press('ArrowUp', { text: 'wang', hasHits: true })).toEqual({ do: 'moveHit', by: -1 });
    expect(press('ArrowDown', { hasLines: false })).toBeNull();
  });

  it('changes a line only after it was chosen', () => {
    expect(press('+')).toBeNull();
    expect(press('Delete')).toBeNull();
    expect(press('+', { isLineChosen: true })).toEqual({ do: 'stepQuantity', by: 1 });
    expect(press('－', { isLineChosen: true })).toEqual({ do: 'stepQuantity', by: -1 });
    expect(press('Delete', { isLineChosen: true })).toEqual({ do: 'removeLine' });
    expect(press('+', { isLineChosen: true, text: '8' })).toBeNull();
  });

  it('takes short digits as the chosen line’s quantity, codes as codes', () => {
    const chosen = { isLineChosen: true };
    expect(press('Enter', { ...chosen, text: '12' })).toEqual({ do: 'setQuantity', text: '12' });
    expect(press('Enter', { ...chosen, text: '0.485' })).toEqual({
      do: 'setQuantity',
      text: '0.485',
    });
    expect(press('Enter', { ...chosen, text: '6901234567892' })).toEqual({ do: 'submit' });
    expect(press('Enter', { text: '12' })).toEqual({ do: 'submit' });
    expect(press('Enter', chosen)).toEqual({ do: 'openQuantity' });
  });

  it('starts the next sale with Enter only when one is done', () => {
    expect(press('Enter')).toBeNull();
    expect(press('Enter', { isDone: true })).toEqual({ do: 'nextSale' });
  });

  it('goes back one step at a time', () => {
    const at = { text: 'x', hasNotice: true, isLineChosen: true, isDone: false, hasMember: true };
    expect(backStep(at)).toBe('text');
    expect(backStep({ ...at, text: '' })).toBe('selection');
    expect(backStep({ ...at, text: '', isLineChosen: false })).toBe('notice');
    const last = { ...at, text: '', isLineChosen: false, hasNotice: false };
    expect(backStep(last)).toBe('member');
    expect(backStep({ ...last, hasMember: false })).toBeNull();
  });
});

describe('what was typed', () => {
  it('tells codes from words', () => {
    for (const code of [
      '5678',
      '8800123450',
      '１３８００００５６７８',
      'S01-T03-20261121-000123',
    ]) {
      expect(isCodeLike(code)).toBe(true);
    }
    for (const text of ['', 'wang', '王小明', '12', 'Anna Maria', 'x'.repeat(9000)]) {
      expect(isCodeLike(text)).toBe(false);
    }
  });

  it('prefills phone or name', () => {
    expect(enrolPrefill('１３８ ００００ ５６７８')).toEqual({ name: '', phone: '138 0000 5678' });
    expect(enrolPrefill('王小明')).toEqual({ name: '王小明', phone: '' });
    expect(enrolPrefill('x'.repeat(5000)).name).toHaveLength(80);
  });
});

const marked = (segments: readonly { text: string; isMatch: boolean }[]) =>
  segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

describe('the part that matched', () => {
  it('marks words without regard to accents, width, case and order', () => {
    expect(marked(markWords('María José Núñez', 'nun maria'))).toBe('[María] José [Núñ]ez');
    expect(marked(markWords('王小明', '小'))).toBe('王[小]明');
    expect(marked(markWords('Ａｎｎａ', 'anna'))).toBe('[Ａｎｎａ]');
    expect(marked(markWords('Anna', ''))).toBe('Anna');
  });

  it('marks tails, initials and pinyin', () => {
    expect(marked(markTail('138****5678', 4))).toBe('138****[5678]');
    expect(marked(markName({ name: '王小明', matchedBy: 'initials' }, 'wx'))).toBe('[王小]明');
    expect(marked(markName({ name: '王小明', matchedBy: 'pinyin' }, 'wang'))).toBe('[王小明]');
    expect(marked(markName({ name: '王小明', matchedBy: 'card' }, '88'))).toBe('王小明');
  });
});
