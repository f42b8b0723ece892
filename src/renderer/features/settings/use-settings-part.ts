import { useRef, useState } from 'react';
import type { SETTINGS_PARTS, Settings } from '../../../contract/settings.ts';
import type { CallInput } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { type TillCommand, useTillCommand } from '../../lib/use-till.ts';

export type SettingsPart = (typeof SETTINGS_PARTS)[number];

interface PartSaver<Part extends SettingsPart> {
  readonly save: (value: Settings[Part]) => Promise<void>;
  readonly command: TillCommand<'settings.save'>;
}

/** Saves one part of the settings, says so, and offers to undo it. */
export function usePartSaver<Part extends SettingsPart>(
  part: Part,
  saved: Settings[Part],
): PartSaver<Part> {
  const t = useT();
  const command = useTillCommand('settings.save');
  const before = useRef(saved);
  const save = async (value: Settings[Part]) => {
    before.current = saved;
    const reply = await command.run(partInput(part, value));
    if (!reply.ok) return;
    const undo = async () => {
      const undone = await command.run(partInput(part, before.current));
      if (undone.ok) notify({ tone: 'info', text: t('settings:undone') });
    };
    notify({
      tone: 'ok',
      text: t('settings:saved'),
      action: { label: t('common:undo'), run: () => void undo() },
    });
  };
  return { save, command };
}

interface PartDraft<Part extends SettingsPart, Draft extends object> {
  readonly part: Part;
  readonly saved: Settings[Part];
  /** What is saved, as its fields show it. */
  readonly start: Draft;
  /** What the fields hold; undefined = something in them is no value. */
  readonly read: (draft: Draft) => Settings[Part] | undefined;
}

/** One part of the settings in fields: what is typed, how it changes, and what its form needs. */
export function usePartDraft<Part extends SettingsPart, Draft extends object>({
  part,
  saved,
  start,
  read,
}: PartDraft<Part, Draft>) {
  const [draft, setDraft] = useState(start);
  const { save, command } = usePartSaver(part, saved);
  const value = read(draft);
  const form = {
    command,
    isChanged: JSON.stringify(draft) !== JSON.stringify(start),
    isValid: value !== undefined,
    onSave: () => {
      if (value !== undefined) void save(value);
    },
    onRevert: () => setDraft(start),
  };
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }));
  return { draft, change, form };
}

/** A part as the call takes it: the name and its own value belong together. */
function partInput<Part extends SettingsPart>(
  part: Part,
  value: Settings[Part],
): Omit<CallInput<'settings.save'>, 'requestId'> {
  return { [part]: value };
}
