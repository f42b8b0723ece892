/** ISO 4217 numbers of the currencies that tills here count in, as AI 393n names them. */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['ARS', '032'],
  ['AUD', '036'],
  ['BOB', '068'],
  ['BRL', '986'],
  ['CAD', '124'],
  ['CHF', '756'],
  ['CLP', '152'],
  ['CNY', '156'],
  ['COP', '170'],
  ['CRC', '188'],
  ['DOP', '214'],
  ['EUR', '978'],
  ['GBP', '826'],
  ['GTQ', '320'],
  ['HKD', '344'],
  ['JPY', '392'],
  ['KRW', '410'],
  ['MOP', '446'],
  ['MXN', '484'],
  ['MYR', '458'],
  ['PEN', '604'],
  ['PYG', '600'],
  ['SGD', '702'],
  ['TWD', '901'],
  ['USD', '840'],
  ['UYU', '858'],
]);

/** The ISO 4217 number of a currency, such as 156 of CNY; null = not known here. */
export function currencyNumber(currency: string): string | null {
  return NUMBERS.get(currency) ?? null;
}
