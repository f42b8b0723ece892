import type { ProductFields } from '../../../src/contract/catalog.ts';
import {
  catalogCommands,
  catalogIdle,
  catalogQueries,
} from '../../../src/main/features/catalog/index.ts';
import { addDefaultVirtualDevices } from '../../../src/main/features/devices/face.ts';
import { settingsCommands, settingsQueries } from '../../../src/main/features/settings/index.ts';
import { MANAGER, openTestStore, type TestStore } from '../../support/store.ts';

/** A shop whose catalogue is empty but for one counter (1) of one supplier (1). */
export interface CatalogueShop {
  readonly store: TestStore;
  /** Saves a product; fields left out are those of {@link CREAM}. */
  save(fields?: Partial<ProductFields>, productId?: number | null): ReturnType<typeof reply>;
  /** The same where it must succeed; gives the id. */
  add(fields?: Partial<ProductFields>): number;
  /** Closes the store; throws when a use case threw, which none of these tests expects. */
  close(): void;
}

export const CREAM: ProductFields = {
  sku: 'CRM-1',
  name: 'Hydra 保湿面霜',
  category: '护肤',
  brand: 'Hydra',
  unit: 'piece',
  priceMinor: 26_800,
  floorMinor: null,
  taxRateBp: 1300,
  counterId: 1,
  isActive: true,
  barcodes: [{ barcode: '4006381333931', pieces: 1 }],
};

export const AS_MANAGER = { session: MANAGER } as const;

function reply(store: TestStore, product: ProductFields, productId: number | null) {
  return store.call(
    'catalog.saveProduct',
    { requestId: store.requestId(), productId, product },
    AS_MANAGER,
  );
}

/** Opens the shop; close it. */
export function openCatalogue(): CatalogueShop {
  const store = openTestStore({
    features: [
      { queries: catalogQueries, commands: catalogCommands, idle: catalogIdle },
      { queries: settingsQueries, commands: settingsCommands },
    ],
    initialise: (context) => addDefaultVirtualDevices(context),
  });
  const requestId = () => store.requestId();
  const { supplierId } = store.value(
    'catalog.saveSupplier',
    { requestId: requestId(), supplierId: null, code: 'S1', name: '兰贸易', isActive: true },
    AS_MANAGER,
  );
  store.value(
    'catalog.saveCounter',
    {
      requestId: requestId(),
      counterId: null,
      code: 'C-01',
      name: '兰专柜',
      supplierId,
      isActive: true,
    },
    AS_MANAGER,
  );
  const save: CatalogueShop['save'] = (fields = {}, productId = null) =>
    reply(store, { ...CREAM, ...fields }, productId);
  return {
    store,
    save,
    add(fields) {
      const saved = save(fields);
      if (!saved.ok) throw new Error(JSON.stringify(saved.error), { cause: store.bugs.at(-1) });
      return saved.value.productId;
    },
    close() {
      store.close();
      if (store.bugs.length > 0) throw new Error('A use case threw', { cause: store.bugs[0] });
    },
  };
}
