import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Contact, MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, Chip, Choice, DateField, ErrorNotice, Moment } from '../../../ui/index.ts';
import { CONTACT_KIND_NAMES, optionsOf, OUTCOME_NAMES } from './care-words.ts';
import { EnterBox } from './enter-box.tsx';
import { NotesList } from './notes-list.tsx';
import { FIELDS, ROW, Section } from './section.tsx';

/** What is to be done for a member, what was said, and what colleagues should know. */
export function ContactsSection({ profile }: { readonly profile: MemberProfile }) {
  const t = useT();
  const open = profile.contacts.filter(
    ({ nextDay, isTaskDone }) => nextDay !== null && !isTaskDone,
  );
  const [answered, setAnswered] = useState<Contact | null>(null);
  return (
    <Box>
      {open.length === 0 ? null : (
        <Section title={t('care:contacts.tasks')}>
          {open.map((task) => (
            <TaskRow key={task.id} task={task} onAnswer={() => setAnswered(task)} />
          ))}
        </Section>
      )}
      <Section title={t('care:contacts.log')}>
        <LogContact
          key={answered?.id ?? 0}
          memberId={profile.id}
          answered={answered}
          onLogged={() => setAnswered(null)}
        />
      </Section>
      <Section title={t('care:notes.title')}>
        <NotesList memberId={profile.id} notes={profile.notes} />
      </Section>
      <Section title={t('care:contacts.list')}>
        {profile.contacts.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('care:contacts.none')}</Typography>
        ) : null}
        {profile.contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} />
        ))}
      </Section>
    </Box>
  );
}

function TaskRow({ task, onAnswer }: { readonly task: Contact; readonly onAnswer: () => void }) {
  const t = useT();
  const format = useFormat();
  const finish = useTillCommand('members.finishTask');
  return (
    <Box sx={ROW}>
      <Box sx={{ flex: 1, minWidth: 200, overflowWrap: 'anywhere' }}>
        {task.text === '' ? t(CONTACT_KIND_NAMES[task.kind]) : task.text}{' '}
        <Chip tone="warn">{t('care:tasks.due', { day: format.day(task.nextDay ?? '') })}</Chip>
      </Box>
      <BigButton onClick={onAnswer}>{t('care:contacts.answer')}</BigButton>
      <BigButton
        kind="quiet"
        disabled={finish.isPending}
        onClick={() => void finish.run({ contactId: task.id })}
      >
        {t('care:contacts.done')}
      </BigButton>
      <ErrorNotice failure={finish.failure} />
    </Box>
  );
}

function LogContact({
  memberId,
  answered,
  onLogged,
}: {
  readonly memberId: number;
  readonly answered: Contact | null;
  readonly onLogged: () => void;
}) {
  const t = useT();
  const command = useTillCommand('members.logContact');
  const [kind, setKind] = useState<Contact['kind']>(answered?.kind ?? 'call');
  const [outcome, setOutcome] = useState<Contact['outcome']>('reached');
  const [text, setText] = useState('');
  const [nextDay, setNextDay] = useState('');
  const save = async () => {
    const reply = await command.run({
      memberId,
      kind,
      outcome,
      text,
      nextDay: nextDay === '' ? null : nextDay,
      doneContactId: answered?.id ?? null,
    });
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('care:contacts.saved') });
    setText('');
    setNextDay('');
    onLogged();
  };
  return (
    <EnterBox label={t('care:contacts.log')} onEnter={() => void save()}>
      {answered === null ? null : (
        <Typography sx={{ mb: 1 }}>
          {t('care:contacts.answers', {
            text: answered.text === '' ? t(CONTACT_KIND_NAMES[answered.kind]) : answered.text,
          })}
        </Typography>
      )}
      <Box sx={FIELDS}>
        <Choice
          label={t('care:contacts.kind')}
          value={kind}
          options={optionsOf(CONTACT_KIND_NAMES, t)}
          onChange={setKind}
        />
        <Choice
          label={t('care:contacts.outcome')}
          value={outcome}
          options={optionsOf(OUTCOME_NAMES, t)}
          onChange={setOutcome}
        />
        <DateField label={t('care:contacts.next')} day={nextDay} onChange={setNextDay} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <TextField
          autoFocus={answered !== null}
          label={t('care:contacts.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
          sx={{ flex: '1 1 240px' }}
        />
        <BigButton disabled={command.isPending} onClick={() => void save()}>
          {t('care:contacts.submit')}
        </BigButton>
      </Box>
      <Box sx={{ mt: 1 }}>
        <ErrorNotice failure={command.failure} />
      </Box>
    </EnterBox>
  );
}

function ContactRow({ contact }: { readonly contact: Contact }) {
  const t = useT();
  const format = useFormat();
  return (
    <Box sx={{ ...ROW, display: 'block' }}>
      <Box sx={{ overflowWrap: 'anywhere' }}>
        {t(CONTACT_KIND_NAMES[contact.kind])} · {t(OUTCOME_NAMES[contact.outcome])}
        {contact.text === '' ? '' : `: ${contact.text}`}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {contact.staffName} · <Moment at={contact.at} />
        {contact.nextDay === null
          ? ''
          : ` · ${t('care:contacts.nextOn', { day: format.day(contact.nextDay) })}`}
      </Typography>
    </Box>
  );
}
