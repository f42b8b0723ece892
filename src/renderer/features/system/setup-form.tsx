import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useT } from '../../i18n/index.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { tidyPin } from '../../lib/tidy-pin.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Choice, ErrorNotice, Form, PinField, StartPage } from '../../ui/index.ts';
import { LanguageChoice } from './language-choice.tsx';
import { CurrencyField, ZoneField } from './place-fields.tsx';
import { checkSetup, CUTOVERS, firstValues, setupCommand } from './setup-values.ts';
import type { SetupErrors, SetupValues } from './setup-values.ts';

/** One calm form: the store, its money and time, its first manager. */
export function SetupForm({ onBack }: { readonly onBack: () => void }) {
  const t = useT();
  const locale = useLocale();
  const form = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState(() => firstValues(locale));
  const [errors, setErrors] = useState<SetupErrors>({});
  const create = useTillCommand('system.createShop');

  const set = (change: Partial<SetupValues>) => {
    setValues((before) => ({ ...before, ...change }));
    const names = Object.keys(change);
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
    );
  };
  const submit = () => {
    const found = checkSetup(values);
    setErrors(found);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    void create.run(setupCommand(values)).then((reply) => {
      if (reply.ok) refetchEverything();
    });
  };
  const field = (name: keyof SetupValues) => {
    const error = errors[name];
    return {
      name,
      value: values[name],
      fullWidth: true,
      error: error !== undefined,
      onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
      ...(error === undefined ? {} : { helperText: t(error) }),
    };
  };

  return (
    <StartPage
      title={t('system:setup.title')}
      lead={t('system:setup.lead')}
      end={<LanguageChoice />}
    >
      <Form onSubmit={submit}>
        <Box ref={form}>
          <Group title={t('system:setup.store')} columns="2fr 1fr 1fr">
            <TextField autoFocus label={t('system:setup.storeName')} {...field('storeName')} />
            <TextField label={t('system:setup.storeCode')} {...field('storeCode')} />
            <TextField label={t('system:setup.tillCode')} {...field('tillCode')} />
          </Group>
          <Group title={t('system:setup.money')} columns="2fr 2fr 1fr">
            <CurrencyField code={values.currency} error={errors.currency} onChange={set} />
            <ZoneField zone={values.timeZone} error={errors.timeZone} onChange={set} />
            <Choice
              label={t('system:setup.cutover')}
              value={values.cutover}
              options={CUTOVERS.map((value) => ({ value, text: value }))}
              helperText={t('system:setup.cutoverHint')}
              onChange={(cutover) => set({ cutover })}
            />
          </Group>
          <Group title={t('system:setup.manager')} columns="2fr 1fr 1fr">
            <TextField label={t('system:setup.managerName')} {...field('managerName')} />
            <PinField
              label={t('common:pin.label')}
              {...field('pin')}
              helperText={t(errors.pin ?? 'common:pin.hint')}
              onChange={(event) => set({ pin: tidyPin(event.target.value) })}
            />
            <PinField
              label={t('common:pin.again')}
              {...field('pinAgain')}
              onChange={(event) => set({ pinAgain: tidyPin(event.target.value) })}
            />
          </Group>
        </Box>
        <ErrorNotice failure={create.failure} />
        <Box sx={{ display: 'flex', gap: 1, mt: 3 }}>
          <BigButton onClick={onBack} disabled={create.isPending}>
            {t('common:back')}
          </BigButton>
          <BigButton kind="primary" type="submit" disabled={create.isPending}>
            {create.isPending ? t('common:saving') : t('system:setup.create')}
          </BigButton>
        </Box>
      </Form>
    </StartPage>
  );
}

interface GroupProps {
  readonly title: string;
  readonly columns: string;
  readonly children: ReactNode;
}

function Group({ title, columns, children }: GroupProps) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 3, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle1" sx={{ p: 0, mb: 1.5 }}>
        {title}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: columns },
          gap: 2,
          alignItems: 'start',
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
