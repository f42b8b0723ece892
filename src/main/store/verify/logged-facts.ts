import type { Db } from '../db.ts';

/** What an event or a row tells, by name. */
export type Facts = Readonly<Record<string, unknown>>;

export function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null;
}

/** An event's data; undefined for bytes that are no JSON any more, which the chain names. */
export function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** The first fact that both tell, and tell differently; null when there is none. */
export function differingFact(logged: unknown, booked: unknown): string | null {
  if (!isFacts(logged) || !isFacts(booked)) return logged === booked ? null : '';
  if (Array.isArray(logged) && Object.keys(logged).length !== Object.keys(booked).length) {
    return 'number';
  }
  for (const [name, fact] of Object.entries(booked)) {
    if (!Object.hasOwn(logged, name)) continue;
    const differing = differingFact(logged[name], fact);
    if (differing !== null) return differing === '' ? name : `${name} ${differing}`;
  }
  return null;
}

/** What a line of `sale.completed` need not tell: nobody decided anything about it. */
const LINE_DEFAULTS = {
  priceSource: 'regular',
  priceReason: '',
  lineDiscountMinor: 0,
  discountReason: '',
  sharedDiscountMinor: 0,
} as const;

/** The same of its totals. */
const TOTAL_DEFAULTS = {
  discountMinor: 0,
  discountReason: '',
  roundingMinor: 0,
  taxMode: 'line',
} as const;

/** A completed sale as logged, with what its event leaves out because it is the usual. */
export function withDefaults(logged: unknown): unknown {
  if (!isFacts(logged)) return logged;
  const { lineItems, totals } = logged;
  return {
    ...logged,
    ...(isFacts(totals) ? { totals: { ...TOTAL_DEFAULTS, ...totals } } : {}),
    ...(Array.isArray(lineItems) ? { lineItems: lineItems.map(withLineDefaults) } : {}),
  };
}

function withLineDefaults(line: unknown): unknown {
  if (!isFacts(line)) return line;
  return { ...LINE_DEFAULTS, regularPriceMinor: line['unitPriceMinor'], ...line };
}

/** What `sale.claimed` says of sales that were given to a member later, by their transaction. */
export function claimsBySale(db: Db): ReadonlyMap<unknown, Facts> {
  const claims = new Map<unknown, Facts>();
  const events = db.iterate<{ readonly data: string }>(
    `SELECT data FROM event_log WHERE type = 'sale.claimed' ORDER BY seq`,
  );
  for (const { data } of events) {
    const claim = parsed(data);
    if (isFacts(claim)) claims.set(claim['transaction'], claim);
  }
  return claims;
}

/** A sale as it was logged, with what a later claim put in the place of it. */
export function withClaim(logged: unknown, claims: ReadonlyMap<unknown, Facts>): unknown {
  const claim = isFacts(logged) ? claims.get(logged['transaction']) : undefined;
  return claim === undefined ? logged : merged(logged, claim);
}

function merged(facts: unknown, later: unknown): unknown {
  if (!isFacts(facts) || !isFacts(later)) return later;
  if (Array.isArray(facts)) return facts.map((fact, index) => mergedAt(fact, later[index]));
  const names = Object.keys(later);
  const merges = names.map((name) => [name, merged(facts[name], later[name])] as const);
  return { ...facts, ...Object.fromEntries(merges) };
}

function mergedAt(fact: unknown, later: unknown): unknown {
  return later === undefined ? fact : merged(fact, later);
}
