import { useCallback, useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallReply } from '../../../contract/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { invalidateTopics } from '../../lib/query-client.ts';

/** The calls that take a second person's consent. */
export type ApprovableCall = {
  [Name in CallName]: 'approvalId' extends keyof CallInput<Name> ? Name : never;
}[CallName];

/** What somebody else is asked to consent to. */
export interface Wanted<Name extends ApprovableCall> {
  readonly call: Name;
  /** Complete, with the requestId under which it will be sent. */
  readonly input: CallInput<Name>;
  /** What is to be approved, in a few words: "25 % off 兰蔻 …". */
  readonly what: string;
  /** A reason that was given already; the approver may change it. */
  readonly reason?: string;
  /** Sends the call; by default straight to the till, telling the screens what changed. */
  readonly send?: (input: CallInput<Name>) => Promise<CallReply<Name>>;
}

/** A consent that is being asked for, as the dialog shows it. */
export interface OpenApproval {
  readonly call: ApprovableCall;
  readonly input: object;
  readonly what: string;
  readonly reason: string;
  /** Ends the question: with the consent's id, or null when nobody consented. */
  readonly settle: (approvalId: string | null) => void;
}

let open: OpenApproval | null = null;
const listeners = new Set<() => void>();

function show(next: OpenApproval | null): void {
  open?.settle(null);
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The consent that is being asked for now. */
export function useOpenApproval(): OpenApproval | null {
  return useSyncExternalStore(subscribe, () => open);
}

/** Ends the question that is open, whoever asked it: nobody consented. */
export function dropApproval(): void {
  show(null);
}

function askForId(wanted: Omit<OpenApproval, 'settle'>): Promise<string | null> {
  return new Promise((resolve) => {
    const asked: OpenApproval = {
      ...wanted,
      settle: (approvalId) => {
        if (open === asked) open = null;
        resolve(approvalId);
        for (const listener of listeners) listener();
      },
    };
    show(asked);
  });
}

async function sendPlainly<Name extends ApprovableCall>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallReply<Name>> {
  const reply: CallReply<CallName> = await callTill(name, input);
  if (reply.ok) invalidateTopics(reply.changed);
  // Widened above to read what changed; it is still the reply of `name`.
  return reply as CallReply<Name>;
}

/**
 * Asks a manager beside the till to consent to one call: person, PIN, reason; then sends the call
 * with that consent. Gives the call's reply, or null when nobody consented.
 */
export function useApproval(): <Name extends ApprovableCall>(
  wanted: Wanted<Name>,
) => Promise<CallReply<Name> | null> {
  return useCallback(async (wanted) => {
    const { call, input, what, reason = '' } = wanted;
    const approvalId = await askForId({ call, input, what, reason });
    if (approvalId === null) return null;
    const approved = { ...input, approvalId };
    return wanted.send === undefined ? sendPlainly(call, approved) : wanted.send(approved);
  }, []);
}
