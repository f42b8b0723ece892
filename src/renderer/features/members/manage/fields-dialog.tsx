import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Settings } from '../../../../contract/settings.ts';
import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../../ui/index.ts';
import { Section } from '../care/section.tsx';
import { addField, type FieldForm, fieldsOf, formOf, PRESETS } from './fields-form.ts';

/** Which tags are offered, which fields every member has, which text is agreed to. */
export function FieldsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const answer = useTillQuery('settings.read', {});
  if (answer.data === undefined) {
    return (
      <Dialog isOpen title={t('care:setup.title')} onClose={onClose}>
        <ErrorNotice failure={answer.error} />
        <Loading isWaiting={answer.isPending} />
      </Dialog>
    );
  }
  return <FieldsForm members={answer.data.members} onClose={onClose} />;
}

function FieldsForm({
  members,
  onClose,
}: {
  readonly members: Settings['members'];
  readonly onClose: () => void;
}) {
  const t = useT();
  const command = useTillCommand('settings.save');
  const [tags, setTags] = useState(members.tags.join('\n'));
  const [version, setVersion] = useState(members.consentVersion);
  const [fields, setFields] = useState<readonly FieldForm[]>(() => members.fields.map(formOf));
  const save = async () => {
    const reply = await command.run({
      members: {
        tags: [...new Set(tags.split('\n').map((tag) => tag.trim().slice(0, 24)))]
          .filter((tag) => tag !== '')
          .slice(0, 60),
        fields: fieldsOf(fields),
        consentVersion: version.trim() === '' ? members.consentVersion : version.trim(),
      },
    });
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('care:setup.saved') });
    onClose();
  };
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('care:setup.title')}
      isBusy={command.isPending}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={command.isPending}>
            {command.isPending ? t('common:saving') : t('common:save')}
          </BigButton>
        </>
      }
    >
      <TextField
        autoFocus
        fullWidth
        multiline
        minRows={3}
        maxRows={8}
        label={t('care:setup.tags')}
        value={tags}
        onChange={(event) => setTags(event.target.value)}
        sx={{ mt: 1 }}
      />
      <OwnFields fields={fields} onChange={setFields} />
      <Section title={t('care:tab.consent')}>
        <TextField
          fullWidth
          label={t('care:setup.version')}
          helperText={t('care:setup.versionHint')}
          value={version}
          onChange={(event) => setVersion(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 16 } }}
        />
      </Section>
      <ErrorNotice failure={command.failure} />
    </Dialog>
  );
}

/** The fields that every member of this store has: a name each, and what one may choose. */
function OwnFields({
  fields,
  onChange,
}: {
  readonly fields: readonly FieldForm[];
  readonly onChange: (fields: readonly FieldForm[]) => void;
}) {
  const t = useT();
  const change = (at: number, part: Partial<FieldForm>) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, ...part } : field)));
  return (
    <Section title={t('care:setup.fields')}>
      {fields.map((field, index) => (
        <Box key={field.key} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5, pt: 0.5 }}>
          <TextField
            label={t('care:setup.label', { n: index + 1 })}
            value={field.label}
            onChange={(event) => change(index, { label: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 24 } }}
            sx={{ width: 150 }}
          />
          <TextField
            label={t('care:setup.options')}
            value={field.options}
            onChange={(event) => change(index, { options: event.target.value })}
            sx={{ flex: '1 1 200px' }}
          />
          <BigButton
            kind="quiet"
            aria-label={t('care:setup.removeField', { label: field.label })}
            onClick={() => onChange(fields.filter((_, at) => at !== index))}
          >
            {t('common:remove')}
          </BigButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BigButton onClick={() => onChange(addField(fields, '', ''))}>
          {t('care:setup.addField')}
        </BigButton>
        {PRESETS.map(({ label, options }) => (
          <BigButton
            key={label}
            kind="quiet"
            onClick={() => {
              const choices = options.startsWith('care:') ? t('care:setup.presets.skins') : options;
              onChange(addField(fields, t(label), choices));
            }}
          >
            + {t(label)}
          </BigButton>
        ))}
      </Box>
    </Section>
  );
}
