/** How much a generated store holds. */
export interface StoreSize {
  readonly members: number;
  readonly sales: number;
  readonly lines: number;
}

export const SIZES = {
  small: { members: 10_000, sales: 30_000, lines: 100_000 },
  medium: { members: 100_000, sales: 300_000, lines: 1_000_000 },
  large: { members: 1_000_000, sales: 3_000_000, lines: 10_000_000 },
} as const satisfies Record<string, StoreSize>;

export type SizeName = keyof typeof SIZES;

/** Whether a text names a size. */
export function isSizeName(text: string): text is SizeName {
  return Object.hasOwn(SIZES, text);
}
