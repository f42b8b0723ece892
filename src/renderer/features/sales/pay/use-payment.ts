import { useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SaleQuote, Tender } from '../../../../contract/sales.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { nextTender } from '../logic/next-tender.ts';
import type { TenderError } from '../logic/next-tender.ts';
import type { PayTab } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { payNow } from '../state/session.ts';
import { useQuote } from '../state/use-quote.ts';
import { useRedemption } from './points-panel.tsx';

/** Enters that follow an accepted tender this closely, with nothing typed between, are its echo. */
const SAME_PRESS_MS = 400;

/** An Enter pressed before the figures have come waits no longer than this for them. */
const WISH_LAPSES_MS = 3000;

export interface Payment {
  readonly tab: PayTab;
  readonly setTab: (tab: PayTab) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly reference: string;
  readonly setReference: (text: string) => void;
  /** With the tenders taken so far. */
  readonly taken: SaleQuote | null;
  /** As if what is being typed were taken, too. */
  readonly trial: SaleQuote | null;
  /** Whether Enter now would complete the sale. */
  readonly isEnough: boolean;
  readonly tender: Tender | null;
  /** Why there are no figures, if there are none. */
  readonly quoteFailure: TillFailure | null;
  /** The last Enter came to nothing, because the figures were not there. */
  readonly isForgotten: boolean;
  readonly error: TenderError | null;
  readonly redemption: ReturnType<typeof useRedemption>;
  readonly submit: () => void;
}

/** What is typed in the payment dialog, and what Enter makes of it. */
export function usePayment(firstTab: PayTab): Payment {
  const sale = useSale();
  const facts = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const [tab, setTabOnly] = useState(firstTab);
  const [text, setText] = useState('');
  const [reference, setReference] = useState('');
  const [isEmptyExact, setIsEmptyExact] = useState(true);
  const [wish, setWish] = useState<'none' | 'wanted' | 'forgotten'>('none');
  const lastTaken = useRef(Number.NEGATIVE_INFINITY);

  const base = useQuote();
  const redemption = useRedemption({
    memberId: sale.memberId,
    amountMinor: base.quote?.totalMinor ?? null,
    text: tab === 'points' ? text : '0',
  });
  const typed =
    tab === 'points' || base.quote === null
      ? null
      : nextTender({
          kind: tab,
          text,
          reference,
          dueMinor: base.quote.dueMinor,
          decimals: facts.currencyDecimals,
          decimalSign,
          isEmptyExact,
        });
  const tender = typed?.ok === true ? typed.value : null;
  const tenders = tender === null ? sale.tenders : [...sale.tenders, tender];
  const trial = useQuote(tenders);
  const isEnough = tab !== 'points' && trial.quote?.dueMinor === 0;
  const needed = tab === 'points' ? [base, trial, redemption] : [base, trial];
  const isReady = needed.every(({ isCurrent }) => isCurrent);
  const failed = needed.filter(({ hasFailed }) => hasFailed);
  const hasFailed = failed.length > 0;

  const change = (next: string) => {
    setText(next);
    setWish('none');
    lastTaken.current = Number.NEGATIVE_INFINITY;
  };
  const reset = () => {
    change('');
    setReference('');
    lastTaken.current = performance.now();
  };
  const act = useEffectEvent(() => {
    setWish('none');
    if (sale.phase !== 'selling') return;
    if (tab === 'points') {
      saleStore.dispatch({ type: 'pointsSet', points: redemption.redemption?.points ?? 0 });
      setTabOnly('cash');
      reset();
    } else if (isEnough && trial.quote !== null) {
      void payNow({ tenders, expectedTotalMinor: trial.quote.totalMinor });
      reset();
    } else if (tender !== null) {
      saleStore.dispatch({ type: 'tenderAdded', tender });
      setIsEmptyExact(false);
      reset();
    }
  });
  useEffect(() => {
    if (wish !== 'wanted') return undefined;
    const isSoon = isReady || hasFailed;
    const timer = setTimeout(
      () => (isReady && !hasFailed ? act() : setWish('forgotten')),
      isSoon ? 0 : WISH_LAPSES_MS,
    );
    return () => clearTimeout(timer);
  }, [wish, isReady, hasFailed]);

  return {
    tab,
    setTab: (next) => {
      setTabOnly(next);
      change('');
      setIsEmptyExact(true);
    },
    text,
    setText: change,
    reference,
    setReference,
    taken: base.quote,
    trial: trial.quote,
    isEnough,
    tender,
    quoteFailure: base.failure ?? trial.failure,
    isForgotten: wish === 'forgotten',
    error: typed?.ok === false ? typed.error.code : null,
    redemption,
    submit: () => {
      // An amount typed or a tab chosen since is a new intent, however fast the hand (see change).
      if (performance.now() - lastTaken.current < SAME_PRESS_MS) return;
      // Where there are no figures, Enter asks for them, and only the next one pays.
      setWish(hasFailed ? 'forgotten' : 'wanted');
      for (const { retry } of failed) retry();
    },
  };
}
