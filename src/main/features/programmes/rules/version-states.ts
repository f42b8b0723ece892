import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { ProgrammeVersion } from '../../../../contract/programmes.ts';

interface Published {
  readonly version: number;
  readonly effectiveFrom: BusinessDay;
  readonly retiredAt: number | null;
}

type Standing = Pick<ProgrammeVersion, 'state' | 'untilDay'>;

/**
 * Where each version stands on `today`, by version. In force is, of those whose first day has come,
 * the one with the latest first day, of several of one day the highest; before any day has come the
 * first version is. A version's last day is the one before the next one's first.
 */
export function versionStates(
  versions: readonly Published[],
  today: BusinessDay,
): ReadonlyMap<number, Standing> {
  const standing = new Map<number, Standing>();
  const order = versions
    .filter(({ retiredAt }) => retiredAt === null)
    .toSorted((a, b) => compare(a.effectiveFrom, b.effectiveFrom) || a.version - b.version);
  const current = versionOn(order, today);
  for (const [index, { version, effectiveFrom }] of order.entries()) {
    const next = order[index + 1];
    const isReplaced = next?.effectiveFrom === effectiveFrom;
    const untilDay = next === undefined || isReplaced ? null : addDays(next.effectiveFrom, -1);
    const isToCome = effectiveFrom > today && !isReplaced;
    const state = version === current ? 'inForce' : isToCome ? 'scheduled' : 'superseded';
    standing.set(version, { state, untilDay });
  }
  for (const { version, retiredAt } of versions) {
    if (retiredAt !== null) standing.set(version, { state: 'retired', untilDay: null });
  }
  return standing;
}

function versionOn(order: readonly Published[], today: BusinessDay): number | undefined {
  const come = order.filter(({ effectiveFrom }) => effectiveFrom <= today).at(-1);
  return come?.version ?? order.map(({ version }) => version).toSorted((a, b) => a - b)[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
