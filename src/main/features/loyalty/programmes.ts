import { type ProgrammeRules, programmeRules } from '../../../contract/loyalty.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { CommandContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import type { Programme } from './rules/programme.ts';
import {
  insertProgramme,
  type ProgrammeRow,
  selectLatestVersion,
  selectProgramme,
  selectProgrammeOn,
  setRetired,
} from './tables-programmes.ts';

/** Versions never change, so each rules text is parsed once. */
const parsedRules = new Map<string, ProgrammeRules>();

function toProgramme(row: ProgrammeRow): Programme {
  let rules = parsedRules.get(row.rules);
  if (rules === undefined) {
    rules = programmeRules.parse(JSON.parse(row.rules));
    parsedRules.set(row.rules, rules);
  }
  return { version: row.version, effectiveFrom: row.effectiveFrom, rules };
}

/**
 * The programme in force on `day`: of the versions whose first day has come the one with the latest
 * first day, of several of one day the highest; retired ones never. Before the first version's day
 * (a clock set back) the first version counts, so that selling goes on. Throws when none was ever published: a store is created with one.
 */
export function currentProgramme(db: Db, day: BusinessDay): Programme {
  const row = selectProgrammeOn(db, day);
  if (row === undefined) throw new Error('The store has no points programme');
  return toProgramme(row);
}

/** A version of the programme, for explaining what it once gave. */
export function programmeOf(db: Db, version: number): Programme | undefined {
  const row = selectProgramme(db, version);
  return row === undefined ? undefined : toProgramme(row);
}

/**
 * Publishes the next version of the programme, in force from `effectiveFrom` (default: today),
 * and returns its number. Throws on rules that the schema refuses.
 */
export function publishProgramme(
  context: CommandContext,
  programme: {
    readonly rules: ProgrammeRules;
    readonly effectiveFrom?: BusinessDay;
    /** The draft it comes from: published from it once. */
    readonly draftUid?: string;
    readonly note?: string;
  },
): number {
  const rules = programmeRules.parse(programme.rules);
  const version = selectLatestVersion(context.db) + 1;
  const effectiveFrom = programme.effectiveFrom ?? context.today;
  insertProgramme(context.db, {
    version,
    effectiveFrom,
    note: programme.note ?? '',
    draftUid: programme.draftUid ?? null,
    rules: JSON.stringify(rules),
    publishedAt: context.now,
    publishedBy: context.session?.staffId ?? null,
  });
  context.log('programme.published', { version, effectiveFrom, rules });
  context.changed('loyalty');
  return version;
}

/**
 * Takes a version back before its first day: it never comes into force. The caller has made sure
 * that its day has not come.
 */
export function retireProgramme(
  context: CommandContext,
  { version, note }: { readonly version: number; readonly note: string },
): void {
  setRetired(context.db, {
    version,
    at: context.now,
    staffId: context.session?.staffId ?? null,
    note,
  });
  context.log('programme.retired', { version });
  context.changed('loyalty');
}
