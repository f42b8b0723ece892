import * as fc from 'fast-check';
import type { Basket, BasketLine, Discount } from '../../../src/contract/sales.ts';
import type {
  BasketToPrice,
  SellableProduct,
} from '../../../src/main/features/sales/rules/price-basket.ts';

export function sellable(id: number, more: Partial<SellableProduct> = {}): SellableProduct {
  return {
    id,
    name: `Product ${id}`,
    barcode: null,
    unit: 'piece',
    priceMinor: 1000,
    offer: null,
    taxRateBp: 1300,
    counterName: '兰蔻',
    isActive: true,
    ...more,
  };
}

/** Small ones as often as large ones: shares are odd where there is little to share. */
const anyAmount = fc.oneof(fc.nat(9), fc.nat(1_000_000));

export const anyDiscount: fc.Arbitrary<Discount | null> = fc.option(
  fc.oneof(
    fc.record({
      kind: fc.constant('percent' as const),
      basisPoints: fc.integer({ min: 1, max: 10_000 }),
      reason: fc.constant('loyal'),
    }),
    fc.record({
      kind: fc.constant('amount' as const),
      amountMinor: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3_000_000 })),
      reason: fc.constant('damaged'),
    }),
  ),
);

const anyOffer: fc.Arbitrary<SellableProduct['offer']> = fc.option(
  fc.record({
    priceMinor: anyAmount,
    source: fc.constantFrom('dated' as const, 'tier' as const),
  }),
);

const anyPrice: fc.Arbitrary<BasketLine['price']> = fc.option(
  fc.record({
    unitPriceMinor: anyAmount,
    source: fc.constantFrom('manual' as const, 'label' as const),
    reason: fc.constant('asked'),
  }),
);

const anyLine = fc
  .record({
    unit: fc.constantFrom('piece' as const, 'kg' as const),
    priceMinor: anyAmount,
    offer: anyOffer,
    taxRateBp: fc.constantFrom(0, 600, 900, 1300, 2100, 10_000),
    quantity: fc.integer({ min: 1, max: 99 }),
    price: anyPrice,
    discount: anyDiscount,
  })
  .map(({ quantity, price, discount, ...product }) => ({
    product,
    line: {
      quantityMilli: product.unit === 'piece' ? quantity * 1000 : quantity * 37,
      price,
      discount,
      note: '',
    },
  }));

/** Any basket of up to twelve products, each at any price, with any discounts and rounding. */
export const anyBasket: fc.Arbitrary<BasketToPrice> = fc
  .record({
    lines: fc.array(anyLine, { maxLength: 12 }),
    discount: anyDiscount,
    roundToMinor: fc.constantFrom<Basket['roundToMinor']>(null, 10, 100, 1000),
    taxMode: fc.constantFrom('line' as const, 'rate' as const),
  })
  .map(({ lines, ...basket }) => ({
    ...basket,
    products: new Map(
      lines.map(({ product }, index) => [index + 1, sellable(index + 1, product)] as const),
    ),
    lines: lines.map(({ line }, index) => ({ productId: index + 1, ...line })),
  }));
