import { useRef, useState } from 'react';
import type { CallInput, CallReply } from '../../../contract/index.ts';
import { callTill } from '../../lib/bridge.ts';
import type { CallFailure } from '../../lib/bridge.ts';
import { Intent } from '../../lib/intent.ts';
import { invalidateTopics } from '../../lib/query-client.ts';
import { useApproval } from '../staff/index.ts';

type Decision = 'tiers.setByHand' | 'tiers.endByHand';

/**
 * A decision about a tier: sent as it is, and when nobody who may decide is signed in, a manager
 * beside the till approves exactly this. Gives the reply, or null when nobody approved.
 */
export function useTierDecision<Name extends Decision>(name: Name) {
  const approve = useApproval();
  const [intent] = useState(() => new Intent());
  const isRunning = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<CallFailure<Name> | null>(null);

  const send = async (input: CallInput<Name>, what: string): Promise<CallReply<Name> | null> => {
    const reply: CallReply<Name> = await callTill(name, input);
    if (!reply.ok && reply.error.code === 'tiers.approvalNeeded') {
      return approve({ call: name, input, what });
    }
    if (reply.ok) invalidateTopics(reply.changed);
    return reply;
  };

  const run = async (
    fields: Omit<CallInput<Name>, 'requestId' | 'approvalId'>,
    what: string,
  ): Promise<CallReply<Name> | null> => {
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsPending(true);
    setFailure(null);
    // The fields are the call's but for the id, which is added here.
    const input = { ...fields, requestId: intent.idFor(JSON.stringify(fields)) } as CallInput<Name>;
    const reply = await send(input, what);
    if (reply !== null) {
      intent.settle(reply.ok ? null : reply.error.code);
      if (!reply.ok) setFailure(reply.error);
    }
    isRunning.current = false;
    setIsPending(false);
    return reply;
  };
  return { run, isPending, failure };
}
