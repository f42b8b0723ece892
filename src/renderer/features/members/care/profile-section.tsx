import Box from '@mui/material/Box';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice } from '../../../ui/index.ts';
import { EnterBox } from './enter-box.tsx';
import { changesOf, formOf } from './profile-form.ts';
import type { ProfileForm } from './profile-form.ts';
import { OwnFields, PersonFields, WishFields } from './profile-fields.tsx';

/**
 * A member's own data. What is shown is one version; if somebody saves another meanwhile, saving
 * says so, and the form goes on from what is there now when asked to.
 */
export function ProfileSection({ profile }: { readonly profile: MemberProfile }) {
  const t = useT();
  const command = useTillCommand('members.edit');
  const own = useTillQuery('settings.read', {}).data?.members.fields ?? [];
  const [base, setBase] = useState(profile);
  const [form, setForm] = useState<ProfileForm>(() => formOf(profile));
  const [isBirthdayBad, setIsBirthdayBad] = useState(false);
  const isDirty = Object.keys(changesOf(form, base) ?? { birthday: form.birthday }).length > 0;
  const showNow = () => {
    setBase(profile);
    setForm(formOf(profile));
    setIsBirthdayBad(false);
    command.reset();
  };
  // While nothing was typed, the form follows what the till says.
  if (profile.version !== base.version && !isDirty && !command.isPending) showNow();

  const change = (part: Partial<ProfileForm>) => {
    setForm((old) => ({ ...old, ...part }));
    setIsBirthdayBad(false);
    if (command.failure !== null && command.failure.code !== 'members.changedMeanwhile') {
      command.reset();
    }
  };
  const save = async () => {
    const changes = changesOf(form, base);
    if (changes === undefined) {
      setIsBirthdayBad(true);
      return;
    }
    if (Object.keys(changes).length === 0) {
      notify({ tone: 'info', text: t('care:profile.nothing') });
      return;
    }
    const sent = { memberId: base.id, expectedVersion: base.version, ...changes };
    const reply = await command.run(sent);
    if (!reply.ok) return;
    notify({ tone: 'ok', text: t('care:profile.saved', { name: form.name }) });
    const saved = savedProfile(base, form, reply.value.version);
    setBase(saved);
    setForm(formOf(saved));
  };
  const isStale = command.failure?.code === 'members.changedMeanwhile';

  return (
    <EnterBox label={t('care:tab.profile')} onEnter={() => void save()}>
      <PersonFields
        form={form}
        profile={base}
        birthdayError={isBirthdayBad ? t('members:enrol.birthdayBad') : null}
        onChange={change}
      />
      <WishFields form={form} onChange={change} />
      {own.length === 0 ? null : <OwnFields fields={own} form={form} onChange={change} />}
      <Box sx={{ mt: 2 }}>
        <ErrorNotice
          failure={command.failure}
          action={
            isStale ? (
              <BigButton onClick={showNow}>{t('care:profile.showNow')}</BigButton>
            ) : undefined
          }
        />
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mt: 2 }}>
        <BigButton
          kind="primary"
          keys="enter"
          disabled={command.isPending}
          onClick={() => void save()}
        >
          {command.isPending ? t('common:saving') : t('common:save')}
        </BigButton>
      </Box>
    </EnterBox>
  );
}

/** What was saved, as far as the form knows it, until the till tells the rest. */
function savedProfile(base: MemberProfile, form: ProfileForm, version: number): MemberProfile {
  return {
    ...base,
    version,
    name: form.name,
    email: form.email === '' ? null : form.email,
    phoneMasked: form.isPhoneRemoved ? null : base.phoneMasked,
    gender: form.gender === '' ? null : form.gender,
    locale: form.locale === '' ? null : form.locale,
    channel: form.channel === '' ? null : form.channel,
    style: form.style === '' ? null : form.style,
    isNoContact: form.isNoContact,
    fields: form.fields,
  };
}
