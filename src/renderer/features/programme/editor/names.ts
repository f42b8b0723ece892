import { createContext } from 'react';
import type { RuleTarget } from '../../../../contract/programmes.ts';

/** The records that the editor knows by name. */
export interface Names {
  readonly names: ReadonlyMap<string, RuleTarget>;
  /** Keeps the name of a record that was just chosen. */
  readonly remember: (target: RuleTarget) => void;
}

export const NamesContext = createContext<Names>({ names: new Map(), remember: () => {} });
