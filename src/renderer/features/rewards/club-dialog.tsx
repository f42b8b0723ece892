import { useState } from 'react';
import type { Club } from '../../../contract/clubs.ts';
import { MAX_CLUB_MEMBERS } from '../../../contract/clubs.ts';
import { useT } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { Choice, FormDialog } from '../../ui/index.ts';
import { DayFields, Field, Toggle } from './fields.tsx';
import { readDay, readLimit, shownLimit } from './read-fields.ts';
import { useSaved } from './use-saved.ts';

/** A club: its name, its days, and who may come in. */
export function ClubDialog({
  club,
  onClose,
}: {
  /** null = a new one. */
  readonly club: Club | null;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [form, setForm] = useState({
    name: club?.name ?? '',
    description: club?.description ?? '',
    from: club?.fromDay ?? '',
    to: club?.toDay ?? '',
    isOpen: club?.isOpen ?? true,
    limit: shownLimit(club?.memberLimit ?? null),
    isActive: club?.isActive ?? true,
  });
  const [isTried, setIsTried] = useState(false);
  const save = useTillCommand('clubs.save');
  const onSaved = useSaved(onClose);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const fromDay = readDay(form.from);
  const toDay = readDay(form.to);
  const memberLimit = readLimit(form.limit, MAX_CLUB_MEMBERS);
  const submit = () => {
    setIsTried(true);
    if (fromDay === undefined || toDay === undefined || memberLimit === undefined) return;
    const { name, description, isOpen, isActive } = form;
    const which = { clubId: club?.id ?? null, version: club?.version ?? 0 };
    const input = { name, description, isOpen, isActive, fromDay, toDay, memberLimit };
    void save.run({ ...which, ...input }).then((reply) => onSaved(reply, name));
  };
  const isWrong = (value: unknown) => isTried && value === undefined;
  return (
    <FormDialog
      title={club === null ? t('rewards:club.add') : t('rewards:changeFor', { name: club.name })}
      onClose={onClose}
      onSubmit={submit}
      command={save}
    >
      <Field
        isFirst
        label={t('rewards:field.name')}
        value={form.name}
        onChange={(name) => change({ name })}
      />
      <Field
        label={t('rewards:club.description')}
        value={form.description}
        max={200}
        onChange={(description) => change({ description })}
      />
      <DayFields
        from={form.from}
        to={form.to}
        isWrong={{ from: isWrong(fromDay), to: isWrong(toDay) }}
        onChange={change}
      />
      <Choice
        label={t('rewards:club.entry')}
        value={form.isOpen ? 'open' : 'invited'}
        options={[
          { value: 'open', text: t('rewards:club.openLong') },
          { value: 'invited', text: t('rewards:club.invitedLong') },
        ]}
        onChange={(entry) => change({ isOpen: entry === 'open' })}
      />
      <Field
        label={t('rewards:club.limit')}
        value={form.limit}
        error={isWrong(memberLimit) ? t('rewards:wrong.number') : undefined}
        hint={t('rewards:field.emptyNoLimit')}
        mode="numeric"
        onChange={(limit) => change({ limit })}
      />
      <Toggle
        label={t('rewards:club.isActive')}
        isOn={form.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </FormDialog>
  );
}
