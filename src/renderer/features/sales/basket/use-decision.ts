import { useContext, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { cleanText } from '../../../../contract/kernel/text.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { editableAmount } from '../../../lib/parse-decimal.ts';
import { typedDecision } from '../logic/typed-decision.ts';
import type { DecisionError, DecisionWay, TypedDecision } from '../logic/typed-decision.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import type { SaleContent, SaleLine, SaleState } from '../state/sale-types.ts';
import { useQuote } from '../state/use-quote.ts';

const DISCOUNT_REASONS: readonly TKey[] = [
  'sales:reason.damaged',
  'sales:reason.display',
  'sales:reason.competitor',
  'sales:reason.complaint',
  'sales:reason.regular',
];
const PRICE_REASONS: readonly TKey[] = [
  'sales:reason.wrongLabel',
  'sales:reason.competitor',
  'sales:reason.damaged',
  'sales:reason.agreed',
];

export interface Decision {
  /** Whether it is of the line, or of the whole basket. */
  readonly isOfLine: boolean;
  readonly hasLine: boolean;
  readonly setIsOfLine: (isOfLine: boolean) => void;
  readonly way: DecisionWay;
  readonly setWay: (way: DecisionWay) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly placeholder: string;
  readonly reasons: readonly string[];
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly reasonRef: RefObject<HTMLInputElement | null>;
  readonly isReasonMissing: boolean;
  readonly error: DecisionError | null;
  readonly name: string;
  /** What it costs now, and what it would cost; the till's figures. */
  readonly before: number | null;
  readonly after: number | null;
  readonly needsManager: boolean;
  readonly failure: TillFailure | null;
  readonly submit: () => void;
  /** Takes off what was decided this way before; `null` = nothing was. */
  readonly takeOff: (() => void) | null;
}

interface Wiring {
  readonly lineKey: number | null;
  readonly way: DecisionWay;
  readonly onClose: () => void;
}

/** What is typed in the discount dialog, what it would cost, and what Enter makes of it. */
export function useDecision({ lineKey, way: firstWay, onClose }: Wiring): Decision {
  const t = useT();
  const sale = useSale();
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const line = sale.lines.find(({ key }) => key === lineKey) ?? null;
  const [isOfLine, setIsOfLine] = useState(line !== null);
  // What stands is what is changed: an amount is shown as an amount.
  const [way, setWay] = useState(
    firstWay === 'percent' ? (line?.discount?.kind ?? 'percent') : firstWay,
  );
  const [text, setText] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const stood = standing(sale, isOfLine ? line : null, way);
  const [reason, setReason] = useState(stood.reason);
  const reasonRef = useRef<HTMLInputElement>(null);
  const asTyped = { way, text, decimals, decimalSign };
  const typed = typedDecision({ ...asTyped, reason: cleanText(reason) });
  const target = isOfLine ? line : null;
  // Why makes no difference to what it costs: the till is not asked again for each letter of it.
  const wordless = typedDecision({ ...asTyped, reason: '' });
  const after = useFigures(target, wordless.ok ? contentWith(sale, target, wordless.value) : null);
  const before = useFigures(target, null);
  const isReasonMissing = hasTried && cleanText(reason) === '';

  const decide = (value: TypedDecision) => {
    saleStore.dispatch(actionOf(target, value));
    saleStore.dispatch({ type: 'selectionCleared' });
    onClose();
  };
  const anew = () => {
    setText('');
    setHasTried(false);
  };
  return {
    isOfLine,
    hasLine: line !== null,
    setIsOfLine: (next) => {
      const discount = next ? line?.discount : sale.discount;
      setIsOfLine(next);
      setWay(discount?.kind ?? 'percent');
      setReason(discount?.reason ?? '');
      anew();
    },
    way,
    setWay: (next) => {
      setWay(next);
      anew();
    },
    text,
    setText,
    placeholder: placeholderOf(stood.figure, way, { decimals, decimalSign }),
    reasons: (way === 'price' ? PRICE_REASONS : DISCOUNT_REASONS).map((key) => t(key)),
    reason,
    setReason,
    reasonRef,
    isReasonMissing,
    error: !typed.ok && (hasTried || text !== '') ? typed.error.code : null,
    name: before.name,
    before: before.minor,
    after: typed.ok ? after.minor : null,
    needsManager: typed.ok && after.needsManager,
    failure: typed.ok ? after.failure : null,
    submit: () => {
      setHasTried(true);
      if (!typed.ok) return;
      if (cleanText(reason) === '') reasonRef.current?.focus();
      else decide(typed.value);
    },
    takeOff: !stood.isThere
      ? null
      : () => {
          dropDecision(target, way);
          onClose();
        },
  };
}

interface Standing {
  readonly isThere: boolean;
  /** Basis points or minor units; `null` when it was decided the other way. */
  readonly figure: number | null;
  readonly reason: string;
}

const NOTHING_STANDS: Standing = { isThere: false, figure: null, reason: '' };

/** What was decided before, a price or a discount, and why. */
function standing(sale: SaleState, line: SaleLine | null, way: DecisionWay): Standing {
  const price = line?.price ?? null;
  if (way === 'price') {
    if (price?.source !== 'manual') return NOTHING_STANDS;
    return { isThere: true, figure: price.unitPriceMinor, reason: price.reason };
  }
  const discount = line === null ? sale.discount : line.discount;
  if (discount === null) return NOTHING_STANDS;
  const { reason } = discount;
  const figure = discount.kind === 'percent' ? discount.basisPoints : discount.amountMinor;
  return { isThere: true, figure: discount.kind === way ? figure : null, reason };
}

function dropDecision(target: SaleLine | null, way: DecisionWay): void {
  const change = way === 'price' ? { price: null } : { discount: null };
  saleStore.dispatch(
    target === null
      ? { type: 'basketDecided', change: { discount: null } }
      : { type: 'lineDecided', key: target.key, change },
  );
  saleStore.dispatch({ type: 'selectionCleared' });
}

function placeholderOf(
  figure: number | null,
  way: DecisionWay,
  shape: { readonly decimals: number; readonly decimalSign: '.' | ',' },
): string {
  if (figure === null) return '';
  const decimals = way === 'percent' ? 2 : shape.decimals;
  return editableAmount(figure, decimals, shape.decimalSign);
}

/** What the till says of the line, or of the whole, perhaps if this were decided. */
function useFigures(line: SaleLine | null, typed: Partial<SaleContent> | null) {
  const sale = useSale();
  const { quote, isOfThis, failure } = useQuote(typed ?? {});
  const index = line === null ? -1 : sale.lines.findIndex(({ key }) => key === line.key);
  const priced = quote?.lines[index] ?? null;
  const minor = line === null ? (quote?.totalMinor ?? null) : (priced?.subtotalMinor ?? null);
  const needs = quote?.approvalsNeeded ?? [];
  return {
    name: priced?.name ?? '',
    minor: isOfThis ? minor : null,
    needsManager: needs.some(({ lineNo }) => lineNo === (line === null ? null : index + 1)),
    failure,
  };
}

function contentWith(
  sale: SaleState,
  target: SaleLine | null,
  value: TypedDecision,
): Partial<SaleContent> {
  const action = actionOf(target, value);
  if (action.type === 'basketDecided') return action.change;
  const { key, change } = action;
  return { lines: sale.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

function actionOf(target: SaleLine | null, value: TypedDecision) {
  if (target === null) {
    const discount = value.to === 'discount' ? value.discount : null;
    return { type: 'basketDecided', change: { discount } } as const;
  }
  const change = value.to === 'price' ? { price: value.price } : { discount: value.discount };
  return { type: 'lineDecided', key: target.key, change } as const;
}
