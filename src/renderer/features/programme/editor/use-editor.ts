import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import type { ProgrammeFinding, RuleTarget } from '../../../../contract/programmes.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import {
  compareProgrammes,
  type Difference,
  sayProgramme,
  type SaidPart,
} from '../words/say-programme.ts';
import type { Words } from '../words/words.ts';
import type { Names } from './names.ts';
import { type DraftKeeper, useDraftKeeper } from './use-draft-keeper.ts';
import { useWords } from './use-words.ts';

/** Everything the steps of the editor show. */
export interface Editor {
  readonly loaded: CallValue<'programmes.draft'>;
  readonly keeper: DraftKeeper;
  readonly words: Words;
  readonly names: Names;
  readonly said: readonly SaidPart[];
  readonly differences: readonly Difference[];
  readonly findings: readonly ProgrammeFinding[];
  /** Whether the findings are those of what is on the screen. */
  readonly isChecked: boolean;
  /** Fields hold text that is no value. */
  readonly hasWrongFields: boolean;
  readonly onWrong: (field: string, isWrong: boolean) => void;
}

/** How long nobody types before the rules are checked. */
const REST_MS = 400;

/** The state of the editor of one draft. */
export function useEditor(loaded: CallValue<'programmes.draft'>): Editor {
  const keeper = useDraftKeeper(loaded);
  const names = useNames(loaded);
  const words = useWords(names.names);
  const [wrongFields, setWrongFields] = useState<ReadonlySet<string>>(new Set());
  const onWrong = useCallback((field: string, isWrong: boolean) => {
    setWrongFields((before) => {
      if (before.has(field) === isWrong) return before;
      const after = new Set(before);
      if (isWrong) after.add(field);
      else after.delete(field);
      return after;
    });
  }, []);
  const { rules } = keeper.text;
  const said = useMemo(() => sayProgramme(rules, words), [rules, words]);
  const { inForce } = loaded;
  const differences = useMemo(
    () => compareProgrammes(sayProgramme(inForce.rules, words), said),
    [inForce, said, words],
  );
  const checked = useSettled(keeper.text);
  const check = useTillQuery(
    'programmes.check',
    {
      rules: checked.rules,
      effectiveFrom: checked.effectiveFrom,
      basedOn: loaded.draft.basedOn,
    },
    { keepsPrevious: true },
  );
  return {
    loaded,
    keeper,
    words,
    names,
    said,
    differences,
    findings: check.data?.findings ?? [],
    isChecked: checked === keeper.text && check.isSuccess && !check.isPlaceholderData,
    hasWrongFields: wrongFields.size > 0,
    onWrong,
  };
}

function useNames({ targets, inForce }: CallValue<'programmes.draft'>): Names {
  const [names, setNames] = useState<ReadonlyMap<string, RuleTarget>>(
    () => new Map([...inForce.targets, ...targets].map((target) => [target.uid, target])),
  );
  const remember = useCallback(
    (target: RuleTarget) => setNames((before) => new Map(before).set(target.uid, target)),
    [],
  );
  return useMemo(() => ({ names, remember }), [names, remember]);
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
