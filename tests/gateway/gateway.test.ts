import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ANYONE, type CallDefinition, ROLES, type Role } from '../../src/contract/call.ts';
import { CALLS, type CallName, isCallName } from '../../src/contract/index.ts';
import type { Session } from '../../src/contract/staff.ts';
import { Gateway } from '../../src/main/gateway/gateway.ts';
import type { AnyReply, ShellHandlers } from '../../src/main/gateway/lanes.ts';

const OURS = { frame: 'ours' };
const NAMES = Object.keys(CALLS).filter(isCallName);
const WHO: readonly (Role | null)[] = [null, ...ROLES];

interface Seen {
  readonly lane: 'store' | 'host' | 'shell';
  readonly name: string;
  readonly input: unknown;
  readonly session: Session | null;
}

let seen: Seen[] = [];
let reports: string[] = [];
let reply: AnyReply = { ok: true, value: null, changed: [] };
beforeEach(() => {
  seen = [];
  reports = [];
  reply = { ok: true, value: null, changed: [] };
});

function sessionOf(role: Role | null): Session | null {
  return role === null ? null : { staffId: 7, name: '李娜', role, signedInAt: 1 };
}

function into(lane: Seen['lane']) {
  return async (name: string, input: unknown, session: Session | null) => {
    seen.push({ lane, name, input, session });
    return reply;
  };
}

function gatewayFor(role: Role | null, checksReplies = false): Gateway {
  const shell = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown, session: Session | null) => into('shell')(name, input, session),
    ]),
  ) as unknown as ShellHandlers;
  return new Gateway({
    isTrusted: (sender) => sender === OURS,
    session: () => sessionOf(role),
    store: into('store'),
    approvalOf: () => null,
    host: into('host'),
    shell,
    report: (where, problem) => {
      reports.push(`${where}: ${String(problem)}`);
      return 'REF';
    },
    checksReplies,
    codeOf: () => null,
  });
}

/** Some inputs that the schema of a call accepts, made from the schema itself. */
function goodInput(schema: z.ZodType): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return sampleOf(json as JsonSchema);
}

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

const TEXTS = [
  '0198a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b',
  '2026-11-21',
  '2026-11',
  '2468',
  'S01',
  'CNY',
  'Asia/Shanghai',
  '--11-21',
  '王芳',
];

function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const first = (schema.anyOf ?? schema.oneOf)?.[0];
  if (first !== undefined) return sampleOf(first);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1);
    default:
      // Bytes have no place in JSON's schemas: they come as one that says nothing.
      return new Uint8Array([1]);
  }
}

function textOf(schema: JsonSchema): string {
  if (schema.format === 'uuid') return TEXTS[0] ?? '';
  if (schema.pattern === undefined) return 'text';
  const pattern = new RegExp(schema.pattern);
  return TEXTS.find((text) => pattern.test(text)) ?? '';
}

function isAllowed(definition: CallDefinition, role: Role | null): boolean {
  if (definition.access === ANYONE) return true;
  return role !== null && definition.access.includes(role);
}

describe('every call, with every role', () => {
  const walk = NAMES.flatMap((name) => WHO.map((role) => ({ name, role })));
  it.each(walk)(
    '$name as $role reaches its lane exactly when the contract allows',
    async ({ name, role }) => {
      const definition: CallDefinition = CALLS[name];
      const input = goodInput(definition.input);
      const answer = await gatewayFor(role).handle(OURS, name, input);
      const isOpen = isAllowed(definition, role);
      const code = role === null ? 'call.signedOut' : 'call.forbidden';
      expect(answer).toEqual(isOpen ? reply : { ok: false, error: { code } });
      const isStores = ['read', 'write', 'report'].includes(definition.lane);
      const lane = isStores ? 'store' : definition.lane;
      const arrived = {
        lane,
        name,
        input: definition.input.parse(input),
        session: sessionOf(role),
      };
      expect(seen).toEqual(isOpen ? [arrived] : []);
    },
  );

  it('knows which calls need nobody signed in: these and no others', () => {
    const open = NAMES.filter((name) => CALLS[name].access === ANYONE);
    expect(open.toSorted()).toEqual([
      'staff.list',
      'staff.lock',
      'staff.session',
      'staff.signIn',
      'system.boot',
      'system.cancelSampleShop',
      'system.chooseBackup',
      'system.createSampleShop',
      'system.createShop',
      'system.restoreBackup',
      'system.retryStore',
      'system.setPreferences',
    ]);
  });
});

describe('anything at all as input', () => {
  const roles = fc.constantFrom(...WHO);
  const names = fc.constantFrom(...NAMES);

  it('is answered, and reaches a lane only parsed and permitted', async () => {
    await fc.assert(
      fc.asyncProperty(names, roles, fc.anything(), async (name, role, input) => {
        seen = [];
        const answer = await gatewayFor(role).handle(OURS, name, input);
        const parsed = CALLS[name].input.safeParse(input);
        const code = answer.ok ? 'ok' : answer.error.code;
        expect(code === 'call.invalid').toBe(!parsed.success);
        const expected = parsed.success && isAllowed(CALLS[name], role) ? 1 : 0;
        expect(seen).toHaveLength(expected);
        for (const call of seen) expect(call.input).toEqual(parsed.data);
      }),
      { numRuns: 3000 },
    );
  });

  it('cannot smuggle a role, a session or any other extra key', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.constantFrom('role', 'session', 'staff', '__proto__x'),
        async (name, key) => {
          seen = [];
          const good = goodInput(CALLS[name].input) as object;
          const answer = await gatewayFor('cashier').handle(OURS, name, {
            ...good,
            [key]: 'admin',
          });
          const isRefused = !answer.ok;
          const ownKey = key === 'role' && 'role' in good;
          expect(isRefused || ownKey).toBe(true);
          for (const call of seen) expect(call.session).toEqual(sessionOf('cashier'));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with one field broken is refused with the place, never the value', async () => {
    const bad = [undefined, null, -1, 1.5, Number.NaN, 'x'.repeat(20_000), [], {}, '\0', true];
    for (const name of NAMES) {
      const { input: schema } = CALLS[name];
      const good = goodInput(schema) as Record<string, unknown>;
      for (const key of Object.keys(good)) {
        for (const value of bad) {
          const input = { ...good, [key]: value };
          if (schema.safeParse(input).success) continue;
          const answer = await gatewayFor('admin').handle(OURS, name, input);
          expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
          const path = !answer.ok && answer.error.params?.['path'];
          expect(String(path).split('.')[0]).toBe(key);
        }
      }
    }
    expect(seen).toEqual([]);
  });

  it('does not repeat a PIN that failed its schema', async () => {
    const input = { staffId: 'nobody', pin: '24682468' };
    const answer = await gatewayFor(null).handle(OURS, 'staff.signIn', input);
    expect(JSON.stringify([answer, reports])).not.toContain('24682468');
    const long = { staffId: 1, pin: '24682468'.repeat(20) };
    const refused = await gatewayFor(null).handle(OURS, 'staff.signIn', long);
    expect(refused).toMatchObject({ ok: false, error: { params: { path: 'pin' } } });
    expect(JSON.stringify([refused, reports])).not.toContain('24682468');
  });
});

describe('anything at all as name', () => {
  it('is refused unless it is a call: prototype names too', async () => {
    const odd = fc.oneof(
      fc.string(),
      fc.anything(),
      fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'system'),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (name) => {
        fc.pre(!(typeof name === 'string' && isCallName(name)));
        const answer = await gatewayFor('admin').handle(OURS, name, {});
        expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } });
        expect(seen).toEqual([]);
      }),
    );
  });
});

describe('a frame that is not ours', () => {
  it('is refused for every call, and is written down', async () => {
    for (const name of NAMES) {
      const input = goodInput(CALLS[name].input);
      for (const sender of [null, undefined, {}, { frame: 'ours' }]) {
        const answer = await gatewayFor('admin').handle(sender, name, input);
        expect(answer).toEqual({ ok: false, error: { code: 'call.forbidden' } });
      }
    }
    expect(seen).toEqual([]);
    expect(reports).toHaveLength(NAMES.length * 4);
  });
});

/** A gateway behind which everything fails with `error`. */
function broken(error: unknown, codeOf: (error: unknown) => string | null): Gateway {
  return new Gateway({
    isTrusted: () => true,
    session: () => sessionOf('admin'),
    store: async () => {
      throw error;
    },
    approvalOf: () => null,
    host: async () => reply,
    shell: {},
    report: (where, problem) => {
      reports.push(`${where}: ${String(problem)}`);
      return 'AB12';
    },
    checksReplies: false,
    codeOf,
  });
}

describe('what goes wrong behind the gateway', () => {
  it('a bug is answered as internal, with the reference it is logged under', async () => {
    const answer = await broken(new Error('SQLITE: secret'), () => null).handle(
      1,
      'staff.list',
      {},
    );
    expect(answer).toEqual({
      ok: false,
      error: { code: 'internal', params: { reference: 'AB12' } },
    });
    expect(reports).toEqual(['staff.list: Error: SQLITE: secret']);
  });

  it('a failure of the store keeps its code', async () => {
    const answer = await broken(new Error('full'), () => 'store.full').handle(1, 'staff.list', {});
    expect(answer).toEqual({ ok: false, error: { code: 'store.full' } });
  });

  it('a shell call without a handler is a bug, not silence', async () => {
    const answer = await broken(null, () => null).handle(1, 'system.boot', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('a reply that breaks the contract is caught where replies are checked', async () => {
    reply = { ok: true, value: [{ id: 'seven' }], changed: [] };
    const answer = await gatewayFor('admin', true).handle(OURS, 'staff.list', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(reports[0]).toContain('staff.list breaks the contract at "0.id"');
    expect(await gatewayFor('admin', false).handle(OURS, 'staff.list', {})).toEqual(reply);
  });
});

describe('the walk itself', () => {
  it('made a good input for every call', () => {
    const unmade = NAMES.filter((name: CallName) => {
      const { input } = CALLS[name];
      return !input.safeParse(goodInput(input)).success;
    });
    expect(unmade).toEqual([]);
  });
});
