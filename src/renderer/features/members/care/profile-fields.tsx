import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { LOCALES } from '../../../../contract/primitives.ts';
import type { MemberField } from '../../../../contract/settings.ts';
import { LANGUAGE_NAMES, useT } from '../../../i18n/index.ts';
import { Choice } from '../../../ui/index.ts';
import { CHANNEL_NAMES, GENDER_NAMES, optionsOf, STYLE_TIPS } from './care-words.ts';
import type { ProfileForm } from './profile-form.ts';
import { FIELDS, Section } from './section.tsx';

interface Props {
  readonly form: ProfileForm;
  readonly onChange: (part: Partial<ProfileForm>) => void;
}

/** Name, phone, e-mail, birthday. */
export function PersonFields({
  form,
  profile,
  birthdayError,
  onChange,
}: Props & { readonly profile: MemberProfile; readonly birthdayError: string | null }) {
  const t = useT();
  const { phoneMasked } = profile;
  return (
    <Box sx={FIELDS}>
      <TextField
        autoFocus
        label={t('care:profile.name')}
        value={form.name}
        onChange={(event) => onChange({ name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 400 } }}
      />
      <PhoneField form={form} phoneMasked={phoneMasked} onChange={onChange} />
      <TextField
        label={t('care:profile.email')}
        value={form.email}
        onChange={(event) => onChange({ email: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'email', maxLength: 200 } }}
      />
      <TextField
        label={t('care:profile.birthday')}
        value={form.birthday}
        error={birthdayError !== null}
        helperText={birthdayError ?? t('members:enrol.birthdayHint')}
        onChange={(event) => onChange({ birthday: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 40 } }}
      />
    </Box>
  );
}

function PhoneField({
  form,
  phoneMasked,
  onChange,
}: Props & { readonly phoneMasked: string | null }) {
  const t = useT();
  const phone = phoneMasked ?? '';
  const hint = form.isPhoneRemoved
    ? t('care:profile.phoneGoes', { phone })
    : t('care:profile.phoneStays', { phone });
  return (
    <Box>
      <TextField
        fullWidth
        label={t('care:profile.phone')}
        value={form.phone}
        placeholder={phone}
        disabled={form.isPhoneRemoved}
        helperText={phoneMasked === null ? undefined : hint}
        onChange={(event) => onChange({ phone: event.target.value })}
        slotProps={{
          htmlInput: { inputMode: 'tel', maxLength: 60 },
          inputLabel: { shrink: true },
        }}
      />
      {phoneMasked === null ? null : (
        <Button
          variant="text"
          color="primary"
          onClick={() => onChange({ isPhoneRemoved: !form.isPhoneRemoved, phone: '' })}
          sx={{ fontSize: '0.8125rem', px: 0.5 }}
        >
          {form.isPhoneRemoved ? t('care:profile.keepPhone') : t('care:profile.removePhone')}
        </Button>
      )}
    </Box>
  );
}

/** Gender, language, how to reach and how to talk to somebody: all may stay open. */
export function WishFields({ form, onChange }: Props) {
  const t = useT();
  const none = { value: '' as const, text: t('care:profile.unknown') };
  return (
    <Box sx={{ mt: 1 }}>
      <Box sx={FIELDS}>
        <Choice
          label={t('care:profile.gender')}
          value={form.gender ?? ''}
          options={[none, ...optionsOf(GENDER_NAMES, t)]}
          onChange={(gender) => onChange({ gender })}
        />
        <Choice
          label={t('care:profile.locale')}
          value={form.locale ?? ''}
          options={[none, ...LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))]}
          onChange={(locale) => onChange({ locale })}
        />
        <Choice
          label={t('care:profile.channel')}
          value={form.channel ?? ''}
          options={[none, ...optionsOf(CHANNEL_NAMES, t)]}
          onChange={(channel) => onChange({ channel })}
        />
        <Choice
          label={t('care:profile.style')}
          value={form.style ?? ''}
          options={[none, ...optionsOf(STYLE_TIPS, t)]}
          onChange={(style) => onChange({ style })}
        />
      </Box>
      <FormControlLabel
        sx={{ minHeight: 48, mt: 1 }}
        control={
          <Checkbox
            checked={form.isNoContact}
            onChange={(event) => onChange({ isNoContact: event.target.checked })}
          />
        }
        label={t('care:profile.noContact')}
      />
    </Box>
  );
}

/** The store's own fields: a choice where it has options, else a text. */
export function OwnFields({
  fields,
  form,
  onChange,
}: Props & { readonly fields: readonly MemberField[] }) {
  const t = useT();
  const set = (key: string, value: string) =>
    onChange({ fields: { ...form.fields, [key]: value } });
  return (
    <Section title={t('care:profile.own')}>
      <Box sx={FIELDS}>
        {fields.map(({ key, label, options }) =>
          options.length === 0 ? (
            <TextField
              key={key}
              label={label}
              value={form.fields[key] ?? ''}
              onChange={(event) => set(key, event.target.value)}
              slotProps={{ htmlInput: { maxLength: 80 } }}
            />
          ) : (
            <Choice
              key={key}
              label={label}
              value={form.fields[key] ?? ''}
              options={[
                { value: '', text: t('care:profile.unknown') },
                ...options.map((value) => ({ value, text: value })),
              ]}
              onChange={(value) => set(key, value)}
            />
          ),
        )}
      </Box>
    </Section>
  );
}
