import { type SearchTerms, searchTokens } from '../../../contract/kernel/search-terms.ts';
import { productReadings } from './readings.ts';

/** What a product can be found by: name, brand, and their pinyin. */
export function termsOfProduct(product: {
  readonly name: string;
  readonly brand: string;
}): SearchTerms {
  const names = searchTokens(`${product.name} ${product.brand}`);
  return { names, ...productReadings(names) };
}
