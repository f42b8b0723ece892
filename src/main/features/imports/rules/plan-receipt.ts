/** What of a row is needed to put a receipt together. */
export interface PlannedItem {
  readonly quantityMilli: number;
  readonly totalMinor: number;
}

/** A receipt's rows as they are booked: what was bought, and what came back. */
export interface PlannedPart<Item> {
  readonly kind: 'sale' | 'return';
  readonly items: readonly Item[];
  readonly totalMinor: number;
}

/** What was bought is a sale, what came back a return; a receipt with both becomes one of each. */
export function planReceipt<Item extends PlannedItem>(
  items: readonly Item[],
): readonly PlannedPart<Item>[] {
  const bought = items.filter((item) => item.quantityMilli > 0);
  const back = items.filter((item) => item.quantityMilli < 0);
  return [part('sale', bought), part('return', back)].filter(({ items: some }) => some.length > 0);
}

function part<Item extends PlannedItem>(
  kind: 'sale' | 'return',
  items: readonly Item[],
): PlannedPart<Item> {
  return { kind, items, totalMinor: items.reduce((sum, item) => sum + item.totalMinor, 0) };
}

/**
 * The rows that were not booked before. A row that stands twice in a receipt is two lines; of rows
 * that say the same, as many are known as were booked. `keys` is the text of each row's key.
 */
export function newRows<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  booked: readonly string[],
): readonly Item[] {
  if (booked.length === 0) return items;
  const left = new Map<string, number>();
  for (const key of booked) left.set(key, (left.get(key) ?? 0) + 1);
  return items.filter((item) => {
    const key = keyOf(item);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}
