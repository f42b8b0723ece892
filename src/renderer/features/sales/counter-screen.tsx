/** The counter: search, member, basket, payment. */
export function CounterScreen() {
  return null;
}
