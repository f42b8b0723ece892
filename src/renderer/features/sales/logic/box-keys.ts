import { foldWidth } from '../../../../contract/kernel/text.ts';

/** What the search box and the basket are in the middle of, when a key comes. */
export interface BoxSituation {
  readonly text: string;
  /** A basket line was chosen by arrows or touch: keys act on it. */
  readonly isLineChosen: boolean;
  readonly hasLines: boolean;
  /** Answers are listed under the box. */
  readonly hasHits: boolean;
  /** The finished sale stands on the screen. */
  readonly isDone: boolean;
}

/** What a key in the search box asks for; `null` = the box's own business. */
export type BoxCommand =
  | { readonly do: 'moveHit'; readonly by: 1 | -1 }
  | { readonly do: 'moveLine'; readonly by: 1 | -1 }
  | { readonly do: 'stepQuantity'; readonly by: 1 | -1 }
  | { readonly do: 'setQuantity'; readonly text: string }
  | { readonly do: 'submit' }
  | { readonly do: 'openQuantity' | 'removeLine' | 'nextSale' | 'back' };

/** The part of a keyboard event that decides. */
export interface BoxKey {
  readonly key: string;
  readonly isIme: boolean;
  readonly hasModifier: boolean;
}

/**
 * Decides what a key in the search box does. The box keeps the focus all the time; while it is
 * empty, arrows choose a basket line and + − Delete act on the chosen one. Digits go into the box
 * and Enter makes them the chosen line's quantity, so that the first character of a
 * keyboard-wedge scan can never change the basket. An input method's keys are never ours.
 */
export function boxCommand(key: BoxKey, at: BoxSituation): BoxCommand | null {
  if (key.isIme || key.hasModifier) return null;
  switch (key.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return arrow(key.key === 'ArrowDown' ? 1 : -1, at);
    case 'Enter':
      return enter(at);
    case 'Escape':
      return { do: 'back' };
    default:
      return at.text === '' && at.isLineChosen ? lineKey(key.key) : null;
  }
}

function arrow(by: 1 | -1, at: BoxSituation): BoxCommand | null {
  if (at.text !== '') return at.hasHits ? { do: 'moveHit', by } : null;
  return at.hasLines ? { do: 'moveLine', by } : null;
}

function enter(at: BoxSituation): BoxCommand | null {
  if (at.text.trim() === '') {
    if (at.isDone) return { do: 'nextSale' };
    return at.isLineChosen ? { do: 'openQuantity' } : null;
  }
  if (at.isLineChosen && isQuantityLike(at.text)) return { do: 'setQuantity', text: at.text };
  return { do: 'submit' };
}

function lineKey(key: string): BoxCommand | null {
  switch (key) {
    case '+':
    case '＋':
      return { do: 'stepQuantity', by: 1 };
    case '-':
    case '−':
    case '－':
      return { do: 'stepQuantity', by: -1 };
    case 'Delete':
      return { do: 'removeLine' };
    default:
      return null;
  }
}

/** Whether typed text can be a quantity: at most five digits, perhaps with decimals. */
export function isQuantityLike(text: string): boolean {
  return /^\d{1,5}([.,。．，]\d{0,3})?$/.test(foldWidth(text));
}

/**
 * Whether typed text may be a whole code (card, phone, barcode, receipt number) that the till
 * should judge before names are searched: no spaces, mostly digits, at least four of them.
 */
export function isCodeLike(text: string): boolean {
  const code = foldWidth(text).replace(/[\s()+.]/g, '');
  return /^[0-9A-Za-z-]{4,4096}$/.test(code) && (code.match(/\d/g)?.length ?? 0) >= 4;
}

/** What Esc takes back, one step at a time. */
export type BackStep = 'text' | 'notice' | 'selection' | 'outcome' | 'member' | null;

/** The step that Esc takes back: what was begun last goes first. */
export function backStep(at: {
  readonly text: string;
  readonly hasNotice: boolean;
  readonly isLineChosen: boolean;
  readonly isDone: boolean;
  readonly hasMember: boolean;
}): BackStep {
  if (at.text !== '') return 'text';
  if (at.isDone) return 'outcome';
  if (at.isLineChosen) return 'selection';
  if (at.hasNotice) return 'notice';
  return at.hasMember ? 'member' : null;
}

/** How typed text prefills the enrolment: digits are a phone, anything else a name. */
export function enrolPrefill(text: string): { readonly name: string; readonly phone: string } {
  const clean = foldWidth(text).slice(0, 80);
  const isPhone = /^\+?[\d\s().-]{4,}$/.test(clean);
  return isPhone ? { name: '', phone: clean } : { name: clean, phone: '' };
}
