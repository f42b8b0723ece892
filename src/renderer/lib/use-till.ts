import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { TillEvent } from '../../contract/events.ts';
import { CALLS } from '../../contract/index.ts';
import type { CallInput, CallName, CallReply, CallValue } from '../../contract/index.ts';
import { askTill, callTill } from './bridge.ts';
import type { CallFailure, TillFailure } from './bridge.ts';
import { Intent } from './intent.ts';
import { invalidateTopics, tillEvents } from './query-client.ts';

interface QueryOptions {
  readonly isEnabled?: boolean;
  /** Shows the last answer while the next one is on its way: for search boxes and quotes. */
  readonly keepsPrevious?: boolean;
  readonly refetchMs?: number;
}

/** The key under which the answer to a call is kept. */
export function tillKey<Name extends CallName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

/** Asks the till and keeps the answer until the till says that it changed. */
export function useTillQuery<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: QueryOptions = {},
): UseQueryResult<CallValue<Name>, TillFailure> {
  return useQuery<CallValue<Name>, TillFailure>({
    queryKey: tillKey(name, input),
    queryFn: () => askTill(name, input),
    enabled: options.isEnabled ?? true,
    refetchInterval: options.refetchMs ?? false,
    ...(options.keepsPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** What a command needs from its screen: everything but the request id, which may be given. */
type CommandInput<Name extends CallName> =
  CallInput<Name> extends { requestId: string }
    ? Omit<CallInput<Name>, 'requestId'> & { readonly requestId?: string }
    : CallInput<Name>;

export interface TillCommand<Name extends CallName> {
  /** Sends the command. While one is on its way, the same promise comes back: no double submit. */
  readonly run: (input: CommandInput<Name>) => Promise<CallReply<Name>>;
  readonly isPending: boolean;
  /** The last failure, until the next run or {@link reset}. */
  readonly failure: CallFailure<Name> | null;
  readonly reset: () => void;
}

interface CommandOptions<Name extends CallName> {
  /** Where the value goes in the cache, if it answers a query. */
  readonly cacheAs?: (value: CallValue<Name>) => readonly unknown[];
}

/**
 * A command of the till. Its request id is made once per intent (same content) and kept over
 * retries until the till gives a definite answer.
 */
export function useTillCommand<Name extends CallName>(
  name: Name,
  options: CommandOptions<Name> = {},
): TillCommand<Name> {
  const client = useQueryClient();
  const [failure, setFailure] = useState<CallFailure<Name> | null>(null);
  const [isPending, setIsPending] = useState(false);
  const [intent] = useState(() => new Intent());
  const running = useRef<Promise<CallReply<Name>>>(null);
  const cacheAs = useRef(options.cacheAs);
  useEffect(() => {
    cacheAs.current = options.cacheAs;
  });

  const send = useCallback(
    async (input: CommandInput<Name>): Promise<CallReply<Name>> => {
      const content = withRequestId(name, input, intent.idFor(JSON.stringify(input)));
      const reply = await callTill(name, content);
      if (reply.ok) {
        intent.settle(null);
        const key = cacheAs.current?.(reply.value);
        if (key !== undefined) client.setQueryData(key, reply.value);
        invalidateTopics(reply.changed);
      } else {
        intent.settle(reply.error.code);
        setFailure(reply.error);
      }
      return reply;
    },
    [name, intent, client],
  );

  const run = useCallback(
    (input: CommandInput<Name>) => {
      if (running.current !== null) return running.current;
      setFailure(null);
      setIsPending(true);
      const sent = send(input).finally(() => {
        running.current = null;
        setIsPending(false);
      });
      running.current = sent;
      return sent;
    },
    [send],
  );
  const reset = useCallback(() => setFailure(null), []);
  return { run, isPending, failure, reset };
}

/** Only some calls take a request id; the gateway refuses fields that a call does not know. */
function withRequestId<Name extends CallName>(
  name: Name,
  input: CommandInput<Name>,
  requestId: string,
): CallInput<Name> {
  const takesId = 'requestId' in CALLS[name].input.shape;
  // CommandInput is the call's input but for the id, which is added here.
  return (takesId ? { requestId, ...input } : input) as CallInput<Name>;
}

/** Hears events of one type while the component is shown. */
export function useTillEvent<Type extends TillEvent['type']>(
  type: Type,
  listener: (event: Extract<TillEvent, { type: Type }>) => void,
): void {
  const hear = useEffectEvent(listener);
  useEffect(() => tillEvents.on(type, (event) => hear(event)), [type]);
}
