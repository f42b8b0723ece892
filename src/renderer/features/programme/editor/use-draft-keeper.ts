import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallValue } from '../../../../contract/index.ts';
import { programmeRules, type ProgrammeRules } from '../../../../contract/programme.ts';
import { useTillCommand } from '../../../lib/use-till.ts';

/** What is written in a draft. */
export interface DraftText {
  readonly name: string;
  readonly effectiveFrom: string | null;
  readonly rules: ProgrammeRules;
}

type Saving = ReturnType<typeof useTillCommand<'programmes.saveDraft'>>;

/** A draft on the screen, and what keeps it in the store. */
export interface DraftKeeper {
  readonly text: DraftText;
  readonly change: (change: Partial<DraftText>) => void;
  readonly changeRules: (change: (rules: ProgrammeRules) => ProgrammeRules) => void;
  readonly state: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly failure: Saving['failure'];
  /** Saves what is not saved yet; gives the draft's row version, null when it failed. */
  readonly flush: () => Promise<number | null>;
}

/** How long nobody types before a draft is saved. */
const REST_MS = 700;

/** What is written and not saved yet, and the row version that was seen last. */
interface Written {
  text: DraftText;
  rowVersion: number;
  isDirty: boolean;
}

/** Saves until nothing is left to save, one save after the other; null = one failed. */
async function saveAll(
  written: Written,
  save: (text: DraftText, rowVersion: number) => Promise<number | null>,
): Promise<number | null> {
  while (written.isDirty) {
    const sent = written.text;
    const rules = programmeRules.safeParse(sent.rules);
    if (!rules.success) return null;
    // The next save names the row version that this one gives.
    const rowVersion = await save({ ...sent, rules: rules.data }, written.rowVersion);
    if (rowVersion === null) return null;
    written.rowVersion = rowVersion;
    written.isDirty = written.text !== sent;
  }
  return written.rowVersion;
}

/** Keeps what is written in a draft: saved by itself a moment after each change. */
export function useDraftKeeper(loaded: CallValue<'programmes.draft'>): DraftKeeper {
  const { uid, name, effectiveFrom, rowVersion: first } = loaded.draft;
  const [text, setText] = useState<DraftText>({ name, effectiveFrom, rules: loaded.rules });
  const [isDirty, setIsDirty] = useState(false);
  const { run, isPending, failure } = useTillCommand('programmes.saveDraft');
  const written = useRef<Written>({ text, rowVersion: first, isDirty: false });
  const running = useRef<Promise<number | null>>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(() => {
    if (running.current !== null) return running.current;
    const save = async (sent: DraftText, rowVersion: number) => {
      const reply = await run({ draftUid: uid, rowVersion, ...sent });
      return reply.ok ? reply.value.rowVersion : null;
    };
    const saving = saveAll(written.current, save).finally(() => {
      running.current = null;
      setIsDirty(written.current.isDirty);
    });
    running.current = saving;
    return saving;
  }, [run, uid]);

  const write = useCallback(
    (next: DraftText) => {
      written.current.text = next;
      written.current.isDirty = true;
      setText(next);
      setIsDirty(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), REST_MS);
    },
    [flush],
  );
  const change = useCallback(
    (part: Partial<DraftText>) => write({ ...written.current.text, ...part }),
    [write],
  );
  const changeRules = useCallback(
    (work: (rules: ProgrammeRules) => ProgrammeRules) =>
      write({ ...written.current.text, rules: work(written.current.text.rules) }),
    [write],
  );
  // Whoever leaves, by whatever way, leaves it saved.
  useEffect(() => () => void flush(), [flush]);

  const state = isPending ? 'saving' : failure !== null ? 'failed' : isDirty ? 'waiting' : 'saved';
  return { text, change, changeRules, state, failure, flush };
}
