import { useState } from 'react';
import { assertNever } from '../../../contract/kernel/result.ts';
import type { ReturnOutcome } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { ChooseStep } from './choose-step.tsx';
import { FindStep } from './find-step.tsx';
import { NoReceiptStep } from './no-receipt-step.tsx';
import { OutcomeStep } from './outcome-step.tsx';

/** The voucher of an exchange: it pays the next basket. */
export interface Exchanged {
  readonly code: string;
  readonly amountMinor: number;
  /** Who brought the goods back. */
  readonly memberId: number | null;
}

interface Props {
  /** The receipt to begin with; null = it is still to be found. */
  readonly saleId: number | null;
  /** Whose receipts are offered first; null = those of the till. */
  readonly memberId: number | null;
  readonly onClose: () => void;
  readonly onOpenReceipt: (saleId: number) => void;
  readonly onExchanged: (exchanged: Exchanged) => void;
}

type Step =
  | { readonly kind: 'find' }
  | { readonly kind: 'choose'; readonly saleId: number }
  | { readonly kind: 'noReceipt' }
  | { readonly kind: 'done'; readonly outcome: ReturnOutcome };

/** F7: goods come back, by receipt or without; the refund, or a voucher for the next basket. */
export function ReturnDialog({ saleId, memberId, onClose, onOpenReceipt, onExchanged }: Props) {
  const t = useT();
  const [step, setStep] = useState<Step>(
    saleId === null ? { kind: 'find' } : { kind: 'choose', saleId },
  );
  const finish = (outcome: ReturnOutcome, ofMember: number | null, isExchange: boolean) => {
    const { voucher } = outcome;
    if (!isExchange || voucher === null) {
      setStep({ kind: 'done', outcome });
      return;
    }
    notify({ tone: 'ok', text: t('returns:exchange.ready', { code: voucher.code }) });
    onExchanged({ code: voucher.code, amountMinor: voucher.amountMinor, memberId: ofMember });
  };
  switch (step.kind) {
    case 'find':
      return (
        <FindStep
          memberId={memberId}
          onClose={onClose}
          onFound={(found) => setStep({ kind: 'choose', saleId: found })}
          onNoReceipt={() => setStep({ kind: 'noReceipt' })}
        />
      );
    case 'choose':
      return (
        <ChooseStep
          key={step.saleId}
          saleId={step.saleId}
          onClose={onClose}
          onAnother={() => setStep({ kind: 'find' })}
          onDone={finish}
        />
      );
    case 'noReceipt':
      return (
        <NoReceiptStep
          onClose={onClose}
          onAnother={() => setStep({ kind: 'find' })}
          onDone={finish}
        />
      );
    case 'done':
      return (
        <OutcomeStep
          outcome={step.outcome}
          onClose={onClose}
          onOpenReceipt={() => onOpenReceipt(step.outcome.saleId)}
        />
      );
    default:
      return assertNever(step);
  }
}
