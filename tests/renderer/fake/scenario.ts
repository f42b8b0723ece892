import { LOCALES } from '../../../src/contract/primitives.ts';
import { STORE_PROBLEMS, themeMode } from '../../../src/contract/system.ts';
import type { Boot, StoreProblem } from '../../../src/contract/system.ts';

/** What the fake till begins with, from the page's address: `?state=ready&as=manager&locale=es`. */
export interface Scenario {
  readonly state: 'absent' | 'opening' | 'ready' | 'problem';
  readonly problem: StoreProblem;
  readonly as: 'cashier' | 'manager' | null;
  readonly locale: Boot['locale'];
  readonly isLocaleChosen: boolean;
  readonly theme: Boot['theme'];
  readonly currency: string;
  /** No printer and no scanner set up. */
  readonly isBare: boolean;
  /** Paper out, old backup, low disk, an uncertain print. */
  readonly hasTrouble: boolean;
}

export function readScenario(search: string): Scenario {
  const params = new URLSearchParams(search);
  const state = params.get('state') ?? 'ready';
  const problem = STORE_PROBLEMS.find((known) => known === params.get('problem'));
  const locale = LOCALES.find((known) => known === params.get('locale'));
  const theme = themeMode.safeParse(params.get('theme'));
  const as = params.get('as') ?? 'manager';
  return {
    state: state === 'absent' || state === 'opening' || state === 'problem' ? state : 'ready',
    problem: problem ?? 'store.damaged',
    as: as === 'nobody' ? null : as === 'cashier' ? 'cashier' : 'manager',
    locale: locale ?? 'en',
    isLocaleChosen: params.get('fresh') === null,
    theme: theme.success ? theme.data : 'light',
    currency: params.get('currency') ?? 'CNY',
    isBare: params.get('bare') !== null,
    hasTrouble: params.get('trouble') !== null,
  };
}
