import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { assertNever } from '../../../../contract/kernel/result.ts';
import type { ProductHit } from '../../../../contract/catalog.ts';
import type { LinePrice, ScanMeaning } from '../../../../contract/sales.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { beep } from '../../../lib/beep.ts';
import { notify } from '../../../lib/notices.ts';
import { useScanHandler } from '../../../lib/scans.ts';
import { readMeaning } from '../../../lib/use-scans.ts';
import { type ScanWords, useScanWords } from '../../../lib/scan-words.ts';
import type { Counter, CounterDialog } from './counter-context.ts';
import { saleStore } from './sale-store.ts';
import { restoreSaleDraft } from './session.ts';

const ONE = 1000;

export interface CounterState {
  readonly counter: Counter;
  readonly dialog: CounterDialog | null;
  readonly receiptId: number | null;
  readonly closeReceipt: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** What lies over the counter, and what scans and hits do to the sale. */
export function useCounterState(): CounterState {
  const searchRef = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<CounterDialog | null>(null);
  const [receiptId, setReceiptId] = useState<number | null>(null);
  const describe = useErrorText();
  const words = useScanWords();
  const focusSearch = useCallback(() => searchRef.current?.focus(), []);

  const counter = useMemo<Counter>(() => {
    const addProduct = (product: ProductHit) => {
      if (product.unit === 'kg') setDialog({ kind: 'weigh', product });
      else addLine(product, ONE);
    };
    const attachMember = (memberId: number) =>
      saleStore.dispatch({ type: 'memberAttached', memberId });
    const openReturn = (saleId: number | null) => {
      setReceiptId(null);
      setDialog({ kind: 'return', saleId });
    };
    const act = (meaning: ScanMeaning, source: 'scan' | 'typed'): boolean => {
      switch (meaning.kind) {
        case 'member':
          attachMember(meaning.hit.id);
          return true;
        case 'oldCard':
          beep();
          notify({ tone: 'warn', text: words.oldCard(meaning) });
          return true;
        case 'product':
          if (meaning.quantityMilli === null && meaning.price === null) addProduct(meaning.product);
          else addLine(meaning.product, meaning.quantityMilli ?? ONE, meaning.price);
          showDetails(words, meaning);
          return true;
        case 'receipt':
          openReturn(meaning.saleId);
          return true;
        case 'newPhone':
          setDialog({ kind: 'enrol', name: '', phone: meaning.phone, cardNo: '' });
          return true;
        case 'newCard':
          setDialog({ kind: 'enrol', name: '', phone: '', cardNo: meaning.cardNo });
          return true;
        case 'coupon':
          saleStore.dispatch({ type: 'couponAdded', code: meaning.code });
          return true;
        case 'voucher':
        case 'payment':
          beep();
          notify({ tone: 'warn', text: words.atPayment(meaning) });
          return true;
        case 'unknown':
          if (source === 'scan') beep();
          // What was typed may still be a name: only a wrong check digit is worth a word.
          if (source === 'scan' || meaning.reason === 'wrongCheckDigit') {
            saleStore.dispatch({
              type: 'noticeShown',
              notice: { kind: 'unknownScan', scan: meaning },
            });
          }
          return false;
        default:
          return assertNever(meaning);
      }
    };
    const inOrder = makeQueue();
    return {
      open: setDialog,
      close: () => setDialog(null),
      openReceipt: setReceiptId,
      openReturn,
      addProduct,
      discount: () => {
        const { lines, selectedKey, lastKey } = saleStore.get();
        const meant = selectedKey ?? lastKey ?? lines.at(-1)?.key ?? null;
        if (lines.length > 0) setDialog({ kind: 'decide', key: meant, way: 'percent' });
      },
      attachMember,
      focusSearch,
      readCode: (scan, source) =>
        inOrder(async () => {
          const reply = await readMeaning(scan);
          if (reply.ok) return act(reply.value, source);
          beep();
          notify({ tone: 'danger', text: describe(reply.error) });
          return false;
        }),
    };
  }, [describe, focusSearch, words]);

  useScanHandler((scan) => void counter.readCode(scan, 'scan'));
  useEffect(() => {
    void restoreSaleDraft().then(() => {
      const { phase, paymentRequestId } = saleStore.get();
      // A payment was on its way when the till stopped: it is shown, and finished by a person.
      if (phase === 'selling' && paymentRequestId !== null) setDialog({ kind: 'pay', tab: 'cash' });
    });
  }, []);
  useEffect(() => {
    if (dialog === null && receiptId === null) focusSearch();
  }, [dialog, receiptId, focusSearch]);
  return { counter, dialog, receiptId, closeReceipt: () => setReceiptId(null), searchRef };
}

/** Says batch and dates of what was added; what is past its day also beeps. */
function showDetails(words: ScanWords, meaning: Extract<ScanMeaning, { kind: 'product' }>): void {
  const details = words.details(meaning);
  if (details === null) return;
  if (details.isWarning) beep();
  notify({ tone: details.isWarning ? 'warn' : 'info', text: details.text });
}

/** Puts so much of a product into the basket, at the price on file or on its label. */
export function addLine(
  product: ProductHit,
  quantityMilli: number,
  label: Omit<LinePrice, 'reason'> | null = null,
): void {
  const { id: productId, name, barcode, counterName, unit } = product;
  saleStore.dispatch({
    type: 'lineAdded',
    productId,
    product: { name, barcode, counterName, unit },
    quantityMilli,
    price: label === null ? null : { ...label, reason: '' },
  });
}

/** Runs one thing after the other: two scans never change places. */
function makeQueue(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}
