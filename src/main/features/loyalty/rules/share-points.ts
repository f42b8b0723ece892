import { apportion } from '../../../../contract/kernel/money.ts';

/**
 * Splits points over weights by largest remainder, ties to the earlier: {@link apportion}, without
 * BigInt as long as every product is a safe integer. Plain loops, because a sale shares hundreds
 * of steps over its lines while a cashier waits.
 */
export function sharePoints(points: number, weights: readonly number[]): number[] {
  if (points === 0) return weights.map(() => 0);
  let sum = 0;
  let most = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight > most) most = weight;
  }
  if (sum === points) return [...weights];
  if (sum === 0 || !Number.isSafeInteger(points * most)) return apportion(points, weights);
  const remainders = new Float64Array(weights.length);
  const parts: number[] = [];
  let left = points;
  for (const weight of weights) {
    const product = points * weight;
    const part = Math.floor(product / sum);
    remainders[parts.length] = product - part * sum;
    parts.push(part);
    left -= part;
  }
  if (left > 0) giveLargest(parts, remainders, left);
  return parts;
}

/** One more for each of the `left` largest remainders; of equals the first get it. */
function giveLargest(parts: number[], remainders: Float64Array, left: number): void {
  const least = remainders.slice().sort()[remainders.length - left] ?? 0;
  let equal = left;
  for (const remainder of remainders) if (remainder > least) equal -= 1;
  let index = 0;
  for (const remainder of remainders) {
    const isEqual = remainder === least && equal > 0;
    if (isEqual) equal -= 1;
    if (remainder > least || isEqual) parts[index] = (parts[index] ?? 0) + 1;
    index += 1;
  }
}
