import { useRef, useState } from 'react';
import type { ReturnOutcome, ReturnQuote, ReturnRequest } from '../../../../contract/returns.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Intent } from '../../../lib/intent.ts';
import { invalidateTopics } from '../../../lib/query-client.ts';
import { type TillCommand, useTillCommand } from '../../../lib/use-till.ts';
import { useApproval } from '../../staff/index.ts';

export interface CompleteReturn {
  /** Books what the quote shows; asks a manager beside the till where one must agree. */
  readonly run: (
    request: ReturnRequest,
    quote: ReturnQuote,
    isExchange: boolean,
  ) => Promise<ReturnOutcome | null>;
  readonly isPending: boolean;
  readonly failure: TillCommand<'returns.complete'>['failure'];
}

/** Completes returns: one request id for each content, kept while the outcome is unknown. */
export function useCompleteReturn(): CompleteReturn {
  const t = useT();
  const format = useFormat();
  const approve = useApproval();
  const command = useTillCommand('returns.complete');
  const [intent] = useState(() => new Intent());
  const isRunning = useRef(false);
  const run: CompleteReturn['run'] = async (...asked) => {
    // A second press while the first is on its way is not heard: its voucher would pay twice.
    if (isRunning.current) return null;
    isRunning.current = true;
    try {
      return await complete(...asked);
    } finally {
      isRunning.current = false;
    }
  };
  const complete: CompleteReturn['run'] = async (request, quote, isExchange) => {
    const content = {
      ...request,
      refundTo: isExchange ? ('voucher' as const) : request.refundTo,
      isExchange,
      expectedRefundMinor: quote.refundMinor,
      returnsSeen: quote.returnsSeen,
    };
    const input = { ...content, requestId: intent.idFor(JSON.stringify(content)) };
    let reply = await command.run(input);
    if (!reply.ok && reply.error.code === 'returns.approvalNeeded') {
      command.reset();
      const what = t('returns:approve.what', { amount: format.money(quote.refundMinor) });
      const approved = await approve({
        call: 'returns.complete',
        input,
        what,
        reason: request.note,
        send: command.run,
      });
      if (approved === null) return null;
      reply = approved;
    }
    intent.settle(reply.ok ? null : reply.error.code);
    if (reply.ok) return reply.value;
    // What was refused was worked out from figures that no longer hold.
    invalidateTopics(['returns']);
    return null;
  };
  return { run, isPending: command.isPending, failure: command.failure };
}
