import type { CallInput, CallName, CallReply } from '../../../src/contract/index.ts';
import type { EarningRule, ProgrammeRules } from '../../../src/contract/programme.ts';
import { earningRule } from '../../../src/contract/programme.ts';
import {
  insertCounter,
  insertProduct,
  insertSupplier,
} from '../../../src/main/features/catalog/face.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../../src/main/features/loyalty/face.ts';
import {
  programmesCommands,
  programmesQueries,
} from '../../../src/main/features/programmes/index.ts';
import { MANAGER, openTestStore, type TestStore } from '../../support/store.ts';

/** The store's day: 2026-11-21. */
export const TODAY = '2026-11-21';

/** A store with version 1 in force, a cream (cosmetics) and a kettle, and the planner's calls. */
export interface PlanningShop {
  readonly store: TestStore;
  call<Name extends CallName>(
    name: Name,
    input: Omit<CallInput<Name>, 'requestId'> & { readonly requestId?: string },
  ): CallReply<Name>;
  /** Begins a draft with rules and gives its uid. */
  draft(rules?: Partial<ProgrammeRules>, basedOn?: number | null): string;
  /** Publishes a draft that was never saved since, warnings accepted. */
  publish(draftUid: string, effectiveFrom?: string): CallReply<'programmes.publish'>;
  /** The uid of a record of the catalogue by its name. */
  uid(name: string): string;
  close(): void;
}

/** A rule that is complete: double points on everything, but for what is told. */
export function aRule(fields: {
  readonly id?: string;
  readonly name?: string;
  readonly when?: Partial<EarningRule['when']>;
  readonly gives?: EarningRule['gives'];
  readonly stacking?: EarningRule['stacking'];
  readonly capPerSale?: number | null;
}): EarningRule {
  return earningRule.parse({
    id: 'double',
    name: 'Double points',
    gives: { kind: 'multiply', factorBp: 20_000 },
    ...fields,
    when: { ...fields.when },
  });
}

function seed(
  context: Parameters<NonNullable<Parameters<typeof openTestStore>[0]>['initialise'] & {}>[0],
): void {
  publishProgramme(context, { rules: BASE_PROGRAMME });
  const { db } = context;
  const supplierId = insertSupplier(db, { uid: context.newUid(), code: 'S1', name: 'Alba' });
  const rest = { code: 'C-01', name: 'Beauty hall', supplierId };
  const counterId = insertCounter(db, { uid: context.newUid(), ...rest });
  const goods = [
    {
      sku: 'CRM-1',
      name: 'Hydra cream',
      category: 'Cosmetics',
      brand: 'Hydra',
      priceMinor: 10_000,
    },
    { sku: 'KET-1', name: 'Kettle', category: 'Household', brand: 'Boil', priceMinor: 5000 },
  ];
  for (const product of goods) {
    insertProduct(db, {
      uid: context.newUid(),
      unit: 'piece',
      taxRateBp: 1300,
      counterId,
      barcodes: [],
      ...product,
    });
  }
}

/** The value of a reply that must be a success. */
function must<Value>(reply: {
  readonly ok: boolean;
  readonly value?: Value;
  readonly error?: unknown;
}): Value {
  if (!reply.ok || reply.value === undefined) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** Opens the shop; close it. */
export function openPlanningShop(): PlanningShop {
  const store = openTestStore({
    features: [{ queries: programmesQueries, commands: programmesCommands }],
    initialise: seed,
  });
  const call: PlanningShop['call'] = (name, input) =>
    store.call(name, withId(store, name, input), { session: MANAGER });
  return {
    store,
    call,
    draft: (rules = {}, basedOn = 1) =>
      must(
        call('programmes.createDraft', {
          name: 'Spring',
          basedOn,
          rules: { ...BASE_PROGRAMME, ...rules },
        }),
      ).draftUid,
    publish: (draftUid, effectiveFrom = TODAY) =>
      call('programmes.publish', { draftUid, rowVersion: 1, effectiveFrom, acceptsWarnings: true }),
    uid(name) {
      const row = store.db.get<{ uid: string }>(
        `SELECT uid FROM products WHERE name = :name UNION ALL
         SELECT uid FROM categories WHERE name = :name UNION ALL
         SELECT uid FROM brands WHERE name = :name UNION ALL
         SELECT uid FROM counters WHERE name = :name UNION ALL
         SELECT uid FROM suppliers WHERE name = :name`,
        { name },
      );
      if (row === undefined) throw new Error(`No ${name}`);
      return row.uid;
    },
    close() {
      store.close();
      const [bug] = store.bugs;
      if (bug !== undefined) throw new Error('A use case threw', { cause: bug });
    },
  };
}

function withId<Name extends CallName>(
  store: TestStore,
  name: Name,
  input: object,
): CallInput<Name> {
  const isCommand = Object.hasOwn(programmesCommands, name);
  // The caller's type is the call's input but for the id, which is added here.
  return (isCommand ? { requestId: store.requestId(), ...input } : input) as CallInput<Name>;
}
