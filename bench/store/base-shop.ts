import { uuidV7 } from '../../src/contract/kernel/ids.ts';
import { addProduct, insertCounter, insertSupplier } from '../../src/main/features/catalog/face.ts';
import { BASE_PROGRAMME, publishProgramme } from '../../src/main/features/loyalty/face.ts';
import { insertStaff } from '../../src/main/features/staff/face.ts';
import {
  SAMPLE_COUNTERS,
  SAMPLE_SUPPLIERS,
  sampleProducts,
} from '../../src/main/features/system/sample-shop/catalogue.ts';
import { createRandom } from '../../src/main/features/system/sample-shop/random.ts';
import type { Builder, CommandContext } from '../../src/main/store/context.ts';
import type { HandlerSet } from '../../src/main/store/handler-set.ts';
import type { CreateTask } from '../../src/main/store/protocol.ts';
import { randomPool } from '../../src/main/store/random-bytes.ts';
import type { StorePaths } from '../../src/main/store/store-paths.ts';
import { createStoreFile } from '../../src/main/store/tasks/create-store-task.ts';
import { TIME_ZONE } from './plan-trade.ts';

const STEP = 'bench.base';
/** Not a PIN: the window's benches put real ones in their place. */
const NO_PIN = { pinSalt: new Uint8Array(16), pinHash: new Uint8Array(34) };

/** The products that are sold, in the order of their ids. */
export function shopProducts() {
  return sampleProducts(createRandom(7));
}

/** Makes a store the product's way, with staff, programme and catalogue but without trade. */
export function createBaseShop(paths: StorePaths, createdAt: number): void {
  const task: CreateTask = {
    kind: 'create',
    paths,
    till: {
      storeCode: 'S01',
      storeName: '柜台百货 Guitai Store',
      tillCode: 'T03',
      currency: 'CNY',
      timeZone: TIME_ZONE,
      cutoverMinutes: 240,
      isSample: true,
    },
    createdAt,
    steps: [{ name: STEP, input: null }],
    isLossAccepted: true,
    cancelled: new SharedArrayBuffer(4),
  };
  const handlers: HandlerSet = {
    queries: {},
    commands: {},
    internal: { queries: {}, commands: {} },
    builders: { [STEP]: fillShop },
  };
  createStoreFile(task, handlers, () => undefined);
}

const fillShop: Builder<never> = (build) => {
  build.write((context) => {
    insertStaff(context, { name: 'Lin Manager', role: 'manager', ...NO_PIN });
    insertStaff(context, { name: 'Ana Cashier', role: 'cashier', ...NO_PIN });
    publishProgramme(context, { rules: BASE_PROGRAMME });
    insertCatalogue(context);
    insertPrinter(context);
  });
};

function insertCatalogue(context: CommandContext): void {
  const { db, now } = context;
  const random = randomPool();
  const uid = () => uuidV7(now, random(10));
  const suppliers = SAMPLE_SUPPLIERS.map((row) => insertSupplier(db, { ...row, uid: uid() }));
  const counters = SAMPLE_COUNTERS.map(({ code, name, supplier }) =>
    insertCounter(db, { uid: uid(), code, name, supplierId: suppliers[supplier] ?? null }),
  );
  for (const { barcode, counter, ...product } of shopProducts()) {
    const counterId = counters[counter];
    if (counterId === undefined) throw new RangeError(`No counter ${counter}`);
    addProduct(context, { ...product, uid: uid(), counterId, barcodes: [barcode] });
  }
}

/** A virtual scanner and a virtual 80 mm printer: every sale queues a receipt. */
function insertPrinter({ db, now }: CommandContext): void {
  const scanner = {
    kind: 'scanner',
    name: 'Scanner',
    isEnabled: true,
    transport: { type: 'virtual' },
    settings: { preset: 'custom', suffix: 'line', bounceMs: 400 },
  };
  const printer = {
    kind: 'printer',
    name: 'Printer',
    isEnabled: true,
    transport: { type: 'virtual' },
    settings: {
      columns: 48,
      hasCutter: true,
      hasDrawer: true,
      acknowledge: 'process-id',
      locale: 'zh-CN',
    },
  };
  for (const config of [scanner, printer]) {
    db.run('INSERT INTO devices (kind, config, created_at) VALUES (:kind, :config, :now)', {
      kind: config.kind,
      config: JSON.stringify(config),
      now,
    });
  }
}
