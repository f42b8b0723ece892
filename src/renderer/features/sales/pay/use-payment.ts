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
import { useConsent } from './use-consent.ts';
import { useVoucher } from './use-voucher.ts';
import type { VoucherView } from './use-voucher.ts';

/** Enters that follow an accepted tender this closely, with nothing typed between, are its echo. */
const SAME_PRESS_MS = 400;

/** An Enter pressed before the figures have come waits no longer than this for them. */
const WISH_LAPSES_MS = 3000;

export interface Payment {
  readonly tab: PayTab;
  readonly setTab: (tab: PayTab) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The terminal's or wallet's reference, or the voucher's code. */
  readonly reference: string;
  readonly setReference: (text: string) => void;
  /** Goes to a tab with its reference or code filled in, as a scan does. */
  readonly begin: (at: { readonly tab: PayTab; readonly reference: string }) => void;
  readonly voucher: VoucherView;
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
  const typing = useTyping(firstTab);
  const { tab, text, reference } = typing;
  const [wish, setWish] = useState<'none' | 'wanted' | 'forgotten'>('none');
  const lastTaken = useRef(Number.NEGATIVE_INFINITY);
  const consentTo = useConsent();

  const base = useQuote();
  const redemption = useRedemption({
    memberId: sale.memberId,
    amountMinor: base.quote?.totalMinor ?? null,
    text: tab === 'points' ? text : '0',
  });
  const voucher = useVoucher(tab === 'voucher' ? reference : '');
  const typed = useTypedTender({ ...typing, voucher, base: base.quote, tenders: sale.tenders });
  const tender = typed?.ok === true ? typed.value : null;
  const tenders = tender === null ? sale.tenders : [...sale.tenders, tender];
  const trial = useQuote({ tenders });
  const isEnough = tab !== 'points' && trial.quote?.dueMinor === 0;
  const needed = [base, trial, ...neededOf(tab, { redemption, voucher })];
  const isReady = needed.every(({ isCurrent }) => isCurrent);
  const failed = needed.filter(({ hasFailed }) => hasFailed);
  const hasFailed = failed.length > 0;

  /** Something else is meant now: an Enter that waits is not for it. */
  const anew = () => {
    setWish('none');
    lastTaken.current = Number.NEGATIVE_INFINITY;
  };
  const reset = () => {
    setWish('none');
    typing.clear();
    lastTaken.current = performance.now();
  };
  const act = useEffectEvent(() => {
    setWish('none');
    if (sale.phase !== 'selling') return;
    if (tab === 'points') {
      saleStore.dispatch({ type: 'pointsSet', points: redemption.redemption?.points ?? 0 });
      typing.setTab('cash');
      reset();
    } else if (isEnough && trial.quote !== null) {
      const { totalMinor: expectedTotalMinor } = trial.quote;
      const consent = consentTo(trial.quote, typing.clear);
      void payNow({ tenders, expectedTotalMinor, consent });
      if (consent === null) typing.clear();
      lastTaken.current = performance.now();
    } else if (tender !== null) {
      saleStore.dispatch({ type: 'tenderAdded', tender });
      reset();
      typing.takeNothingForExact();
    } else typing.setHasTried(true);
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
      anew();
      typing.setTab(next);
    },
    text,
    setText: (next) => {
      anew();
      typing.setText(next);
    },
    reference,
    setReference: (next) => {
      anew();
      typing.setReference(next);
    },
    begin: (at) => {
      anew();
      typing.setTab(at.tab);
      typing.setReference(at.reference);
    },
    voucher,
    taken: base.quote,
    trial: trial.quote,
    isEnough,
    tender,
    quoteFailure: base.failure ?? trial.failure,
    isForgotten: wish === 'forgotten',
    error: typed?.ok === false && (text !== '' || typing.hasTried) ? typed.error.code : null,
    redemption,
    submit: () => {
      // An amount typed or a tab chosen since is a new intent, however fast the hand (see anew).
      if (performance.now() - lastTaken.current < SAME_PRESS_MS) return;
      // Where there are no figures, Enter asks for them, and only the next one pays.
      setWish(hasFailed ? 'forgotten' : 'wanted');
      for (const { retry } of failed) retry();
    },
  };
}

interface Typing {
  readonly tab: PayTab;
  readonly text: string;
  readonly reference: string;
  /** Whether an empty field stands for all that is due. */
  readonly isEmptyExact: boolean;
}

/** The fields of the dialog. */
function useTyping(firstTab: PayTab) {
  const [tab, setTab] = useState(firstTab);
  const [text, setText] = useState('');
  const [reference, setReference] = useState('');
  const [isEmptyExact, setIsEmptyExact] = useState(true);
  const [hasTried, setHasTried] = useState(false);
  const clear = () => {
    setText('');
    setReference('');
    setHasTried(false);
  };
  return {
    tab,
    text,
    reference,
    isEmptyExact,
    hasTried,
    setHasTried,
    setText,
    setReference,
    clear,
    setTab: (next: PayTab) => {
      setTab(next);
      clear();
      setIsEmptyExact(true);
    },
    takeNothingForExact: () => setIsEmptyExact(false),
  };
}

function neededOf(
  tab: PayTab,
  views: Pick<Payment, 'redemption' | 'voucher'>,
): readonly Pick<VoucherView, 'isCurrent' | 'hasFailed' | 'retry'>[] {
  if (tab === 'points') return [views.redemption];
  return tab === 'voucher' ? [views.voucher] : [];
}

/** The tender that the fields make; `null` where none is typed. */
function useTypedTender(
  typing: Typing & {
    readonly voucher: VoucherView;
    readonly base: SaleQuote | null;
    readonly tenders: readonly Tender[];
  },
) {
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const { tab, base } = typing;
  if (tab === 'points' || base === null) return null;
  return nextTender({
    ...typing,
    kind: tab,
    voucher: typing.voucher.voucher,
    dueMinor: base.dueMinor,
    decimals,
    decimalSign,
  });
}
