import { useCallback } from 'react';
import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useApproval } from '../../staff/index.ts';
import { approvalWords } from '../logic/approval-words.ts';
import type { AskConsent, Payment } from '../state/book-sale.ts';

/**
 * How a manager is asked for what a quote says that they must agree to; `null` = nothing.
 * `onSend` is told when they did and the payment leaves: until then everything stays as it is.
 */
export function useConsent(): (quote: SaleQuote, onSend: () => void) => AskConsent | null {
  const t = useT();
  const format = useFormat();
  const approve = useApproval();
  return useCallback(
    (quote, onSend) => {
      if (quote.approvalsNeeded.length === 0) return null;
      const what = approvalWords(quote, { t, format }).join('; ');
      return (payment, send) => {
        const reason = reasonOf(payment);
        return approve({
          call: 'sales.complete',
          input: payment,
          what,
          reason,
          send: (approved) => {
            onSend();
            return send(approved);
          },
        });
      };
    },
    [t, format, approve],
  );
}

/** The first reason that was given for a price or discount: the manager may keep it. */
function reasonOf({ lines, discount }: Payment): string {
  const decided = [...lines.flatMap((line) => [line.price, line.discount]), discount];
  return decided.find((each) => each !== null && (each?.reason ?? '') !== '')?.reason ?? '';
}
