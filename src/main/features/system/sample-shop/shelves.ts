import type { CommandContext } from '../../../store/context.ts';
import { insertCounter, insertProduct, insertSupplier } from '../../catalog/face.ts';
import { SAMPLE_COUNTERS, SAMPLE_SUPPLIERS, type SampleProduct } from './catalogue.ts';

/** Puts suppliers, counters and products into the shop; returns the products' ids in order. */
export function fillShelves(
  context: CommandContext,
  products: readonly SampleProduct[],
): readonly number[] {
  const supplierIds = SAMPLE_SUPPLIERS.map((supplier) =>
    insertSupplier(context.db, { uid: context.newUid(), ...supplier }),
  );
  const counterIds = SAMPLE_COUNTERS.map(({ code, name, supplier }) =>
    insertCounter(context.db, {
      uid: context.newUid(),
      code,
      name,
      supplierId: supplierIds[supplier] ?? null,
    }),
  );
  return products.map(({ counter, barcode, ...product }) => {
    const counterId = counterIds[counter];
    if (counterId === undefined) throw new RangeError(`No counter ${counter}`);
    const row = { ...product, uid: context.newUid(), counterId, barcodes: [barcode] };
    return insertProduct(context.db, row);
  });
}
