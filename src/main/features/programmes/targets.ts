import type { LineConditions, ProgrammeRules } from '../../../contract/programme.ts';
import type { RuleTarget } from '../../../contract/programmes.ts';
import type { Db } from '../../store/db.ts';
import { targetsNamed } from '../catalog/face.ts';
import { clubNames } from '../clubs/face.ts';

/** The records that the rules and exclusions of a programme name; those that are gone are missing. */
export function targetsOf(db: Db, rules: ProgrammeRules): RuleTarget[] {
  const lists: LineConditions[] = [rules.excluded, ...rules.rules.map(({ when }) => when)];
  const lines: LineConditions = {
    products: lists.flatMap(({ products }) => products),
    categories: lists.flatMap(({ categories }) => categories),
    brands: lists.flatMap(({ brands }) => brands),
    suppliers: lists.flatMap(({ suppliers }) => suppliers),
    counters: lists.flatMap(({ counters }) => counters),
  };
  const clubs = new Set(rules.rules.flatMap(({ when }) => when.clubs));
  return [
    ...targetsNamed(db, lines),
    ...(clubs.size === 0 ? [] : clubTargets(db).filter(({ uid }) => clubs.has(uid))),
  ];
}

/** Every club as a record that a rule can name. */
export function clubTargets(db: Db): RuleTarget[] {
  return clubNames(db).map((club) => ({ kind: 'clubs', code: '', ...club }));
}
