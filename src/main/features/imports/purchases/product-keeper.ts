import { type ProductForSale, productsForSale } from '../../catalog/face.ts';
import type { Db } from '../../../store/db.ts';
import { stagedProductsAfter } from '../tables-staged.ts';

const MAX_KEPT = 5000;

/** Products by their staged ids, the last few thousand of them remembered. */
export class ProductKeeper {
  private readonly db: Db;
  private readonly kept = new Map<number, ProductForSale | null>();

  constructor(db: Db) {
    this.db = db;
  }

  /** Undefined when there is none with this code. */
  find(staged: number): ProductForSale | undefined {
    const known = this.kept.get(staged);
    if (known !== undefined) return known ?? undefined;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const productId = this.rowOf(staged)?.productId ?? null;
    const [product] = productId === null ? [] : productsForSale(this.db, [productId]);
    this.kept.set(staged, product ?? null);
    return product;
  }

  codeOf(staged: number): string {
    return this.rowOf(staged)?.code ?? '';
  }

  private rowOf(staged: number) {
    return stagedProductsAfter(this.db, staged - 1, 1)[0];
  }
}
