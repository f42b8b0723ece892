import { createContext, useContext, useEffect, useId } from 'react';
import type { ProgrammeFinding } from '../../../../contract/programmes.ts';

/** What the fields of the editor share: the findings, and which of them hold no value at present. */
export interface FieldsShared {
  readonly findings: readonly ProgrammeFinding[];
  /** A field says whether what is typed in it is no value. */
  readonly onWrong: (field: string, isWrong: boolean) => void;
}

export const FieldsContext = createContext<FieldsShared>({ findings: [], onWrong: () => {} });

/** The rule whose fields these are; null = the programme's own. */
export const RuleContext = createContext<string | null>(null);

/** The findings about a field. */
export function useFindings(field: string): readonly ProgrammeFinding[] {
  const { findings } = useContext(FieldsContext);
  const ruleId = useContext(RuleContext);
  return findings.filter((one) => one.ruleId === ruleId && one.field === field);
}

/** Tells the editor as long as a field holds no value. */
export function useWrong(isWrong: boolean): void {
  const id = useId();
  const { onWrong } = useContext(FieldsContext);
  useEffect(() => {
    onWrong(id, isWrong);
    return () => onWrong(id, false);
  }, [id, isWrong, onWrong]);
}
