/** A difference: its sign is said also when it is a plus. */
export function signed(value: number, write: (value: number) => string): string {
  return value > 0 ? `+${write(value)}` : write(value);
}
