import { useRef, useState } from 'react';
import type { CallInput, CallReply } from '../../../../contract/index.ts';
import type { CallFailure } from '../../../lib/bridge.ts';
import { callTill } from '../../../lib/bridge.ts';
import { Intent } from '../../../lib/intent.ts';
import { invalidateTopics } from '../../../lib/query-client.ts';
import { useApproval } from '../../staff/index.ts';

/** The members' calls that a manager decides about. */
type Decided =
  | 'members.merge'
  | 'members.unfreeze'
  | 'points.adjust'
  | 'points.transfer'
  | 'points.undo'
  | 'households.create'
  | 'households.add'
  | 'households.leave'
  | 'households.change'
  | 'households.dissolve';

/** A manager has to agree first. */
const NEEDS_APPROVAL: readonly string[] = [
  'members.approvalNeeded',
  'points.approvalNeeded',
  'households.approvalNeeded',
];

/**
 * A call that needs a manager: sent as it is, and if nobody who may decide is signed in, a manager
 * beside the till is asked to approve exactly this. Gives the reply, or null when nobody approved.
 */
export function useDecided<Name extends Decided>(name: Name) {
  const approve = useApproval();
  const [intent] = useState(() => new Intent());
  const running = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<CallFailure<Name> | null>(null);
  const run = async (
    fields: Omit<CallInput<Name>, 'requestId' | 'approvalId'>,
    what: string,
  ): Promise<CallReply<Name> | null> => {
    if (running.current) return null;
    running.current = true;
    setIsPending(true);
    setFailure(null);
    // The fields are the call's but for the id, which is added here.
    const input = { ...fields, requestId: intent.idFor(JSON.stringify(fields)) } as CallInput<Name>;
    let reply: CallReply<Name> | null = await callTill(name, input);
    if (!reply.ok && NEEDS_APPROVAL.includes(reply.error.code)) {
      reply = await approve({ call: name, input, what });
    } else if (reply.ok) invalidateTopics(reply.changed);
    if (reply !== null) {
      intent.settle(reply.ok ? null : reply.error.code);
      if (!reply.ok) setFailure(reply.error);
    }
    running.current = false;
    setIsPending(false);
    return reply;
  };
  return { run, isPending, failure };
}
