import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Identifier, MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, Chip, Choice, ErrorNotice } from '../../../ui/index.ts';
import { RevealPhone } from '../reveal-phone.tsx';
import { IDENTIFIER_NAMES, IDENTIFIER_STATES, optionsOf } from './care-words.ts';
import { EnterBox } from './enter-box.tsx';
import { ReplaceCardDialog } from './replace-card-dialog.tsx';
import { FIELDS, ROW, Section } from './section.tsx';

/** What finds this member: the card and phone in use, further ones, and what is refused. */
export function NumbersSection({ profile }: { readonly profile: MemberProfile }) {
  const t = useT();
  const [isReplacing, setIsReplacing] = useState(false);
  return (
    <Box>
      <Box sx={ROW}>
        <Box sx={{ flex: 1 }}>
          {t('care:numbers.first')} <b>{profile.cardNo}</b>
        </Box>
        <BigButton autoFocus onClick={() => setIsReplacing(true)}>
          {t('care:numbers.replace')}
        </BigButton>
      </Box>
      {profile.phoneMasked === null ? null : (
        <Box sx={ROW}>
          <span>{t('care:numbers.firstPhone')}</span>
          <RevealPhone memberId={profile.id} masked={profile.phoneMasked} />
        </Box>
      )}
      <Section title={t('care:numbers.more')}>
        {profile.identifiers.length === 0 ? (
          <Typography sx={{ color: 'text.secondary' }}>{t('care:numbers.none')}</Typography>
        ) : null}
        {profile.identifiers.map((row) => (
          <NumberRow key={row.id} memberId={profile.id} row={row} />
        ))}
        <AddNumber memberId={profile.id} />
      </Section>
      {isReplacing ? (
        <ReplaceCardDialog profile={profile} onClose={() => setIsReplacing(false)} />
      ) : null}
    </Box>
  );
}

function NumberRow({ memberId, row }: { readonly memberId: number; readonly row: Identifier }) {
  const t = useT();
  const format = useFormat();
  const end = useTillCommand('members.endIdentifier');
  const isActive = row.state === 'active';
  const parts = [
    t(IDENTIFIER_NAMES[row.kind]),
    row.note,
    row.until === null
      ? t('care:numbers.since', { day: format.dateTime(row.since) })
      : t('care:numbers.until', { day: format.dateTime(row.until) }),
    row.replacedBy === null ? '' : t('care:numbers.nowCard', { card: row.replacedBy }),
  ];
  return (
    <Box sx={ROW}>
      <Box sx={{ flex: 1, minWidth: 200 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          {row.kind === 'phone' && isActive ? (
            <RevealPhone memberId={memberId} identifierId={row.id} masked={row.shown} />
          ) : (
            <b>{row.shown}</b>
          )}
          <Chip tone={isActive ? 'ok' : row.state === 'lost' ? 'danger' : 'plain'}>
            {t(IDENTIFIER_STATES[row.state])}
          </Chip>
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {parts.filter((part) => part !== '').join(' · ')}
        </Typography>
      </Box>
      {isActive && row.kind === 'card' ? (
        <BigButton
          kind="quiet"
          aria-label={t('care:numbers.lostFor', { number: row.shown })}
          disabled={end.isPending}
          onClick={() => void end.run({ identifierId: row.id, state: 'lost' })}
        >
          {t('care:numbers.lost')}
        </BigButton>
      ) : null}
      {isActive ? (
        <BigButton
          kind="quiet"
          aria-label={t('care:numbers.removeFor', { number: row.shown })}
          disabled={end.isPending}
          onClick={() => void end.run({ identifierId: row.id, state: 'removed' })}
        >
          {t('common:remove')}
        </BigButton>
      ) : null}
      <ErrorNotice failure={end.failure} />
    </Box>
  );
}

function AddNumber({ memberId }: { readonly memberId: number }) {
  const t = useT();
  const command = useTillCommand('members.addIdentifier');
  const [kind, setKind] = useState<Identifier['kind']>('phone');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const add = async () => {
    if (value.trim() === '') return;
    const reply = await command.run({ memberId, kind, value, note });
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('care:numbers.added') });
    setValue('');
    setNote('');
  };
  return (
    <EnterBox label={t('care:numbers.more')} onEnter={() => void add()} sx={{ mt: 2 }}>
      <Box sx={FIELDS}>
        <Choice
          label={t('care:numbers.kind')}
          value={kind}
          options={optionsOf(IDENTIFIER_NAMES, t)}
          onChange={setKind}
        />
        <TextField
          label={t('care:numbers.value')}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 80 } }}
        />
        <TextField
          label={t('care:numbers.note')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 80 } }}
        />
        <BigButton
          disabled={command.isPending || value.trim() === ''}
          onClick={() => void add()}
          sx={{ justifySelf: 'start' }}
        >
          {t('common:add')}
        </BigButton>
      </Box>
      <Box sx={{ mt: 1 }}>
        <ErrorNotice failure={command.failure} />
      </Box>
    </EnterBox>
  );
}
