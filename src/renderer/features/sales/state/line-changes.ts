import { MAX_QUANTITY_MILLI } from '../../../../contract/kernel/money.ts';
import { MAX_LINES } from '../../../../contract/sales.ts';
import { changed, noticed, undoable } from './sale-content.ts';
import type { LineDecision, SaleAction, SaleLine, SaleState } from './sale-types.ts';

const PIECE = 1000;

type Added = Extract<SaleAction, { type: 'lineAdded' }>;

/**
 * A piece scanned again counts up on its line, in its place; each weighing is its own line. What
 * a person decided of a line holds for the pieces it was decided for: one more is a new line.
 */
export function withLineAdded(state: SaleState, action: Added): SaleState {
  const { productId, product, quantityMilli, price } = action;
  const known = state.lines.find((line) => isSameGood(line, action));
  if (known !== undefined) {
    const after = withQuantity(state, known.key, known.quantityMilli + quantityMilli);
    return { ...after, selectedKey: null };
  }
  if (state.lines.length >= MAX_LINES) return noticed(state, { kind: 'tooManyLines' });
  if (quantityMilli > MAX_QUANTITY_MILLI) return noticed(state, { kind: 'quantityTooLarge' });
  const key = state.nextKey;
  const line: SaleLine = {
    key,
    productId,
    quantityMilli,
    product,
    price,
    discount: null,
    note: '',
  };
  const after = changed(state, { lines: [...state.lines, line] });
  return { ...after, lastKey: key, nextKey: key + 1, selectedKey: null };
}

function isSameGood(line: SaleLine, { productId, product, price }: Added): boolean {
  if (line.productId !== productId || product.unit !== 'piece') return false;
  if (line.discount !== null || line.note !== '' || line.price?.source === 'manual') return false;
  return line.price?.unitPriceMinor === price?.unitPriceMinor;
}

/** Another quantity, at once the line that changed last. */
export function withQuantity(state: SaleState, key: number, quantityMilli: number): SaleState {
  if (quantityMilli > MAX_QUANTITY_MILLI) return noticed(state, { kind: 'quantityTooLarge' });
  if (quantityMilli <= 0) return state;
  return withLine(state, key, { quantityMilli });
}

/** Whole steps; the last piece goes by Delete only, so that one − too many loses nothing. */
export function withQuantityStepped(state: SaleState, key: number, by: 1 | -1): SaleState {
  const line = state.lines.find((each) => each.key === key);
  if (line === undefined) return state;
  return withQuantity(state, key, line.quantityMilli + by * PIECE);
}

/** A price, discount or note for one line. */
export function withLineDecided(
  state: SaleState,
  key: number,
  change: Partial<LineDecision>,
): SaleState {
  return state.lines.some((line) => line.key === key) ? withLine(state, key, change) : state;
}

function withLine(
  state: SaleState,
  key: number,
  change: Partial<Pick<SaleLine, 'quantityMilli' | keyof LineDecision>>,
): SaleState {
  const lines = state.lines.map((line) => (line.key === key ? { ...line, ...change } : line));
  return { ...changed(state, { lines }), lastKey: key };
}

/** The line goes; by keyboard its neighbour is chosen next. */
export function withLineRemoved(state: SaleState, key: number, name: string): SaleState {
  const index = state.lines.findIndex((line) => line.key === key);
  if (index < 0) return state;
  const lines = state.lines.filter((line) => line.key !== key);
  const after = undoable(state, { lines }, { kind: 'lineRemoved', name });
  const neighbour = lines[Math.min(index, lines.length - 1)];
  const isKeyboard = state.selectedKey !== null;
  return {
    ...after,
    selectedKey: isKeyboard ? (neighbour?.key ?? null) : null,
    lastKey: state.lastKey === key ? (lines.at(-1)?.key ?? null) : state.lastKey,
  };
}

/** The first step of the arrows goes to the line that changed last. */
export function withSelectionMoved(state: SaleState, by: 1 | -1): SaleState {
  if (state.lines.length === 0) return state;
  const at = state.lines.findIndex((line) => line.key === state.selectedKey);
  if (at < 0) {
    const last = state.lines.find((line) => line.key === state.lastKey) ?? state.lines.at(-1);
    return { ...state, selectedKey: last?.key ?? null };
  }
  const next = Math.min(Math.max(at + by, 0), state.lines.length - 1);
  return { ...state, selectedKey: state.lines[next]?.key ?? null };
}
