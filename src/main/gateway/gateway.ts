import type { z } from 'zod';
import { ANYONE, type CallDefinition } from '../../contract/call.ts';
import { CALLS, type CallName, isCallName } from '../../contract/index.ts';
import { assertNever, fail } from '../../contract/kernel/result.ts';
import type { Session } from '../../contract/staff.ts';
import type { Approval } from '../store/context.ts';
import type { ApprovedCall } from './approval-keeper.ts';
import type { AnyReply, LaneCall, ShellHandlers } from './lanes.ts';

/** What the gateway stands between. None of it knows Electron. */
export interface GatewayParts {
  /** Whether the frame a call came from is heard. */
  readonly isTrusted: (sender: unknown) => boolean;
  /** Who is signed in: the only place a role comes from. */
  readonly session: () => Session | null;
  readonly store: LaneCall;
  /** Who approved this very call, if its `approvalId` names a consent that was given to it. */
  readonly approvalOf: (call: ApprovedCall) => Approval | null;
  readonly host: LaneCall;
  readonly shell: ShellHandlers;
  /** Called for every call that got through, before it runs. */
  readonly onAdmitted?: (name: CallName, session: Session | null) => void;
  /** Keeps a bug or a refusal for support; returns the reference that a person reads out. */
  readonly report: (where: string, problem: unknown) => string;
  /** Replies are checked against the contract too: in development and tests. */
  readonly checksReplies: boolean;
  /** Failures of the store that were thrown, as codes; null for anything else. */
  readonly codeOf: (error: unknown) => string | null;
}

/**
 * The one way in (TRUST, Security 6): sender → name → schema → role → lane. Whatever comes, it
 * answers with a reply; it never throws at a screen.
 */
export class Gateway {
  private readonly parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.parts = parts;
  }

  /** Answers a call from a screen. `sender`, `name` and `input` may be anything at all. */
  async handle(sender: unknown, name: unknown, input: unknown): Promise<AnyReply> {
    if (!this.parts.isTrusted(sender)) {
      this.parts.report('gateway', 'a frame that is not ours made a call');
      return fail('call.forbidden');
    }
    if (typeof name !== 'string' || !isCallName(name)) {
      this.parts.report('gateway', 'a call of no known name');
      return fail('call.invalid', { path: '', reason: 'unknownCall' });
    }
    try {
      return await this.admit(name, input);
    } catch (error) {
      return this.failureOf(name, error);
    }
  }

  private async admit(name: CallName, input: unknown): Promise<AnyReply> {
    const definition: CallDefinition = CALLS[name];
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) return fail('call.invalid', whatIsWrong(parsed.error));
    const session = this.parts.session();
    if (definition.access !== ANYONE) {
      if (session === null) return fail('call.signedOut');
      if (!definition.access.includes(session.role)) return fail('call.forbidden');
    }
    this.parts.onAdmitted?.(name, session);
    const reply = await this.route({ name, definition, input: parsed.data, session });
    return this.parts.checksReplies ? checked(name, definition, reply) : reply;
  }

  private route(call: {
    readonly name: CallName;
    readonly definition: CallDefinition;
    readonly input: unknown;
    readonly session: Session | null;
  }): Promise<AnyReply> {
    const { name, definition, input, session } = call;
    switch (definition.lane) {
      case 'write':
        return this.parts.store(name, input, session, this.parts.approvalOf(call));
      case 'read':
      case 'report':
        return this.parts.store(name, input, session);
      case 'host':
        return this.parts.host(name, input, session);
      case 'shell':
        return this.callShell(name, input, session);
      default:
        return assertNever(definition.lane);
    }
  }

  private callShell(name: CallName, input: unknown, session: Session | null): Promise<AnyReply> {
    // The schema of this very name has parsed the input: types cannot follow a name that is data.
    const handler = this.parts.shell[name] as LaneHandler | undefined;
    if (handler === undefined) throw new Error(`No handler of the shell is named ${name}`);
    return handler(input, session);
  }

  private failureOf(name: CallName, error: unknown): AnyReply {
    const code = this.parts.codeOf(error);
    if (code !== null && code !== 'internal') return fail(code);
    return fail('internal', { reference: this.parts.report(name, error) });
  }
}

type LaneHandler = (input: unknown, session: Session | null) => Promise<AnyReply>;

/** The place and kind of the first thing wrong; never the value, which may be a PIN. */
function whatIsWrong(error: z.ZodError): { path: string; reason: string } {
  const issue = error.issues[0];
  return { path: issue?.path.join('.') ?? '', reason: issue?.code ?? 'invalid' };
}

function checked(name: CallName, definition: CallDefinition, reply: AnyReply): AnyReply {
  if (!reply.ok) return reply;
  const parsed = definition.output.safeParse(reply.value);
  if (parsed.success) return reply;
  const { path, reason } = whatIsWrong(parsed.error);
  throw new Error(`The reply of ${name} breaks the contract at "${path}": ${reason}`);
}
