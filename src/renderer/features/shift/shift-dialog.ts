/** What lies over the shift's screen. */
export type ShiftDialog =
  | { readonly kind: 'open' | 'close' | 'in' | 'out' | 'drawer' | 'note' }
  | { readonly kind: 'z'; readonly shiftId: number };
