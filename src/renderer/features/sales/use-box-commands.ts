import { useEffect, useRef } from 'react';
import { beep } from '../../lib/beep.ts';
import { useFormat } from '../../lib/format.ts';
import { dismissNotice, notify } from '../../lib/notices.ts';
import { assertNever } from '../../../contract/kernel/result.ts';
import { backStep } from './logic/box-keys.ts';
import type { BoxCommand } from './logic/box-keys.ts';
import { useDecimalErrorText } from '../../lib/decimal-error-text.ts';
import { parseQuantity } from '../../lib/parse-decimal.ts';
import type { Counter } from './state/counter-context.ts';
import { selectedLine } from './state/sale-content.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import type { ProductSnapshot, SaleLine } from './state/sale-types.ts';
import { useQuote } from './state/use-quote.ts';

/** So long the outcome stands whatever is pressed: the last Enters of a hurried hand are not for it. */
const OUTCOME_STANDS_MS = 800;

interface Wiring {
  readonly counter: Counter;
  readonly text: string;
  readonly clearText: () => void;
}

/** What the keys of the search box do beyond searching: the chosen line, the next sale, one step back. */
export function useBoxCommands({ counter, text, clearText }: Wiring) {
  const sale = useSale();
  const { quote } = useQuote();
  const { decimalSign: sign } = useFormat();
  const errorText = useDecimalErrorText();
  const doneAt = useRef(0);
  useEffect(() => {
    if (sale.phase === 'done') doneAt.current = performance.now();
  }, [sale.phase]);

  const line = selectedLine(sale);
  const product = line === null ? null : productOf(line, quote?.lines ?? []);
  const nextSale = () => {
    if (performance.now() - doneAt.current < OUTCOME_STANDS_MS) return;
    saleStore.dispatch({ type: 'nextSale' });
  };
  const setQuantity = (typed: string) => {
    if (line === null || product === null) return;
    const read = parseQuantity(typed, product.unit, sign);
    if (read.ok) {
      const { value: quantityMilli } = read;
      saleStore.dispatch({ type: 'quantitySet', key: line.key, quantityMilli });
      saleStore.dispatch({ type: 'selectionCleared' });
      clearText();
    } else {
      beep();
      notify({ tone: 'warn', text: errorText(read.error.code) });
    }
  };
  const back = () => {
    const step = backStep({
      text,
      hasNotice: sale.notice !== null,
      isLineChosen: line !== null,
      isDone: sale.phase === 'done',
      hasMember: sale.memberId !== null,
    });
    if (step === 'text') clearText();
    if (step === 'selection') saleStore.dispatch({ type: 'selectionCleared' });
    if (step === 'outcome') nextSale();
    if (step === 'member') saleStore.dispatch({ type: 'memberDetached' });
    if (step === 'notice') {
      dismissNotice();
      saleStore.dispatch({ type: 'noticeDismissed' });
    }
  };

  return (command: Exclude<BoxCommand, { do: 'moveHit' | 'submit' }>) => {
    switch (command.do) {
      case 'moveLine':
        saleStore.dispatch({ type: 'selectionMoved', by: command.by });
        return;
      case 'stepQuantity':
        if (line !== null && product?.unit === 'piece') {
          saleStore.dispatch({ type: 'quantityStepped', key: line.key, by: command.by });
        }
        return;
      case 'setQuantity':
        setQuantity(command.text);
        return;
      case 'openQuantity':
        if (line !== null && product !== null) counter.open({ kind: 'quantity', ...line, product });
        return;
      case 'removeLine':
        if (line !== null) {
          saleStore.dispatch({ type: 'lineRemoved', key: line.key, name: product?.name ?? '' });
        }
        return;
      case 'nextSale':
        nextSale();
        return;
      case 'back':
        back();
        return;
      default:
        assertNever(command);
    }
  };
}

function productOf(
  line: SaleLine,
  priced: readonly (ProductSnapshot & { readonly productId: number })[],
): ProductSnapshot | null {
  return line.product ?? priced.find(({ productId }) => productId === line.productId) ?? null;
}
