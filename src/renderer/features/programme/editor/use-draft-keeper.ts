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
  readonly rowVersion: number;
  readonly state: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly failure: Saving['failure'];
  /** Saves what is not saved yet; gives the draft's row version, null when it failed. */
  readonly flush: () => Promise<number | null>;
}

/** How long nobody types before a draft is saved. */
const REST_MS = 700;

/** Keeps what is written in a draft: saved by itself a moment after each change. */
export function useDraftKeeper(loaded: CallValue<'programmes.draft'>): DraftKeeper {
  const { uid, name, effectiveFrom, rowVersion: first } = loaded.draft;
  const [text, setText] = useState<DraftText>({ name, effectiveFrom, rules: loaded.rules });
  const [rowVersion, setRowVersion] = useState(first);
  const [isDirty, setIsDirty] = useState(false);
  const save = useTillCommand('programmes.saveDraft');
  const latest = useRef({ text, rowVersion: first, isDirty: false });
  const running = useRef<Promise<number | null>>(null);
  const { run } = save;

  const saveAll = useCallback(async (): Promise<number | null> => {
    while (latest.current.isDirty) {
      const sent = latest.current.text;
      const rules = programmeRules.safeParse(sent.rules);
      if (!rules.success) return null;
      const { rowVersion: seen } = latest.current;
      // One at a time: the next save names the row version that this one gives.
      const reply = await run({ draftUid: uid, rowVersion: seen, ...sent, rules: rules.data });
      if (!reply.ok) return null;
      latest.current.rowVersion = reply.value.rowVersion;
      latest.current.isDirty = latest.current.text !== sent;
      setRowVersion(reply.value.rowVersion);
      setIsDirty(latest.current.isDirty);
    }
    return latest.current.rowVersion;
  }, [run, uid]);
  const flush = useCallback(() => {
    running.current ??= saveAll().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [saveAll]);

  const write = useCallback((next: DraftText) => {
    latest.current.text = next;
    latest.current.isDirty = true;
    setText(next);
    setIsDirty(true);
  }, []);
  const change = useCallback(
    (part: Partial<DraftText>) => write({ ...latest.current.text, ...part }),
    [write],
  );
  const changeRules = useCallback(
    (work: (rules: ProgrammeRules) => ProgrammeRules) =>
      write({ ...latest.current.text, rules: work(latest.current.text.rules) }),
    [write],
  );

  useEffect(() => {
    if (!isDirty) return undefined;
    const timer = setTimeout(() => void flush(), REST_MS);
    return () => clearTimeout(timer);
  }, [text, isDirty, flush]);
  // Whoever leaves, by whatever way, leaves it saved.
  useEffect(() => () => void flush(), [flush]);

  const state = save.isPending
    ? 'saving'
    : save.failure !== null
      ? 'failed'
      : isDirty
        ? 'waiting'
        : 'saved';
  return { text, change, changeRules, rowVersion, state, failure: save.failure, flush };
}
