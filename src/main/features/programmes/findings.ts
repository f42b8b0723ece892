import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { ProgrammeRules } from '../../../contract/programme.ts';
import type { ProgrammeFinding } from '../../../contract/programmes.ts';
import type { QueryContext } from '../../store/context.ts';
import type { Db } from '../../store/db.ts';
import { goodsChosen } from '../catalog/face.ts';
import { checkProgramme } from './rules/check-programme.ts';
import { type GoodsChosen, goodsKey, LINE_KINDS } from './rules/finding.ts';
import { targetsOf } from './targets.ts';
import { versionsOn } from './versions.ts';

/** What is wrong with rules that are to be in force from a day on, by what the store holds now. */
export function findingsOf(
  context: QueryContext,
  wish: {
    readonly rules: ProgrammeRules;
    readonly effectiveFrom: BusinessDay;
    readonly basedOn: number | null;
  },
): ProgrammeFinding[] {
  const { db, today } = context;
  return checkProgramme(wish.rules, {
    today,
    effectiveFrom: wish.effectiveFrom,
    basedOn: wish.basedOn,
    versions: versionsOn(db, today).filter(({ state }) => state !== 'retired'),
    records: new Map(targetsOf(db, wish.rules).map((target) => [target.uid, target])),
    goods: goodsOf(db, wish.rules),
  });
}

function goodsOf(db: Db, { rules }: ProgrammeRules): Map<string, GoodsChosen> {
  const goods = new Map<string, GoodsChosen>();
  for (const { when, gives } of rules) {
    const key = goodsKey(when);
    const isOfAnything = LINE_KINDS.every((kind) => when[kind].length === 0);
    if (goods.has(key) || (isOfAnything && gives.kind !== 'perItem')) continue;
    goods.set(key, goodsChosen(db, when));
  }
  return goods;
}
