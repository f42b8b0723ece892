import type {
  CustomerPage,
  DisplaySettings,
  PageMoney,
} from '../../../contract/customer-display.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { formatAmount, numberStyle } from '../../features/devices/rules/format-amount.ts';
import { type Cell, type CharacterSet, padCells, toCells, widthOf } from './display-cells.ts';
import { type DisplayWords, displayWords } from './display-words.ts';

export const COLUMNS = 20;

/** A page in the display's two lines, each exactly {@link COLUMNS} wide. */
export type TwoLines = readonly [readonly Cell[], readonly Cell[]];

/** Lays a page out for a display: what it is on the left, how much on the right. */
export function layOutPage(
  shown: { readonly page: CustomerPage; readonly money: PageMoney },
  settings: DisplaySettings,
  set: CharacterSet,
): TwoLines {
  const { page, money } = shown;
  const words = displayWords(settings.locale, set.hasChinese);
  const amount = (minor: number) =>
    formatAmount(minor, money.decimals, numberStyle(settings.locale, money.currency));
  const pair = (left: string, right: string) => leftAndRight(left, right, set);
  switch (page.kind) {
    case 'greeting':
      return greeting(settings.greeting, words, set);
    case 'item':
      return [
        pair(itemName(page), amount(page.amountMinor)),
        pair(words.total, amount(page.totalMinor)),
      ];
    case 'due':
      return [pair(words.total, amount(page.totalMinor)), pair(words.due, amount(page.dueMinor))];
    case 'paid':
      return [
        pair(words.total, amount(page.totalMinor)),
        page.changeMinor === 0
          ? centred(toCells(words.thanks, set))
          : pair(words.change, amount(page.changeMinor)),
      ];
    default:
      return assertNever(page);
  }
}

function itemName(page: Extract<CustomerPage, { kind: 'item' }>): string {
  const pieces = page.unit === 'piece' ? Math.trunc(page.quantityMilli / 1000) : 1;
  const name = cleanText(page.name);
  return pieces > 1 ? `${pieces}x ${name}` : name;
}

/** The right part stands whole; the left one has what room is left, and a blank between. */
function leftAndRight(left: string, right: string, set: CharacterSet): Cell[] {
  const end = toCells(right, set);
  const room = Math.max(0, COLUMNS - widthOf(end) - 1);
  return padCells([...padCells(toCells(left, set), room), ...toCells(' ', set), ...end], COLUMNS);
}

/** Two lines of the shop's own text: as many words as fit on the first, the rest below. */
function greeting(text: string, words: DisplayWords, set: CharacterSet): TwoLines {
  const all = toCells(cleanText(text) || words.welcome, set);
  if (widthOf(all) <= COLUMNS) return [centred(all), padCells([], COLUMNS)];
  const at = breakAt(all);
  return [centred(all.slice(0, at)), centred(trimmed(all.slice(at)))];
}

/** Before the last word that no longer fits; within it when it alone is too long. */
function breakAt(cells: readonly Cell[]): number {
  let end = 0;
  for (let width = 0; end < cells.length; end += 1) {
    width += cells[end]?.columns ?? 0;
    if (width > COLUMNS) break;
  }
  const blank = cells.slice(0, end + 1).findLastIndex(({ bytes }) => bytes === ' ');
  return blank > 0 ? blank : end;
}

function trimmed(cells: readonly Cell[]): readonly Cell[] {
  const from = cells.findIndex(({ bytes }) => bytes !== ' ');
  return from < 0 ? [] : cells.slice(from);
}

function centred(cells: readonly Cell[]): Cell[] {
  const before = Math.max(0, Math.floor((COLUMNS - widthOf(cells)) / 2));
  return padCells([...padCells([], before), ...cells], COLUMNS);
}
