import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { LOCALES } from '../../../contract/primitives.ts';
import type { Till } from '../../../contract/system.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import { THEME_NAMES, THEMES, useLookWithUndo } from '../../lib/look.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Choice, ErrorNotice, Sheet } from '../../ui/index.ts';

/** Times until the till locks that are offered; another one that was set is offered as well. */
const LOCK_SECONDS = [30, 60, 120, 300, 600, 1800];

/** This machine: what was set once, and how it looks and locks. */
export function TillPart({ till }: { readonly till: Till }) {
  const t = useT();
  const navigate = useNavigate();
  const boot = useTillQuery('system.boot', {});
  const change = useLookWithUndo();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: 'minmax(0, 1fr)',
        '@container screen (min-width: 860px)': {
          gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
        },
      }}
    >
      <Group title={t('settings:till.fixed')} lead={t('settings:till.fixedHint')}>
        <Box component="dl" sx={{ m: 0 }}>
          <Fact name={t('settings:till.store')}>{`${till.storeName} (${till.storeCode})`}</Fact>
          <Fact name={t('settings:till.code')}>{till.tillCode}</Fact>
          <Fact name={t('settings:till.currency')}>{till.currency}</Fact>
          <Fact name={t('settings:till.zone')}>{till.timeZone}</Fact>
          <Fact name={t('settings:till.cutover')}>{clock(till.cutoverMinutes)}</Fact>
        </Box>
      </Group>
      <Group title={t('system:look')}>
        <Choice
          label={t('common:look.language')}
          value={boot.data?.locale ?? 'en'}
          options={LOCALES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          onChange={(locale) => change({ locale })}
        />
        <Choice
          label={t('common:look.theme')}
          value={boot.data?.theme ?? 'system'}
          options={THEMES.map((value) => ({ value, text: t(THEME_NAMES[value]) }))}
          onChange={(theme) => change({ theme })}
        />
        <AutoLock />
      </Group>
      <Group title={t('settings:till.devices')} lead={t('settings:till.devicesLead')}>
        <Box>
          <BigButton keys="alt+3" onClick={() => void navigate('/devices')}>
            {t('settings:till.openDevices')}
          </BigButton>
        </Box>
      </Group>
    </Box>
  );
}

function AutoLock() {
  const t = useT();
  const machine = useTillQuery('system.machine', {});
  const save = useTillCommand('system.setMachine', {
    cacheAs: () => ['system.machine', {}],
  });
  const current = Math.round((machine.data?.autoLockMs ?? 120_000) / 1000);
  const offered = LOCK_SECONDS.includes(current)
    ? LOCK_SECONDS
    : [...LOCK_SECONDS, current].toSorted((a, b) => a - b);
  const set = async (seconds: number) => {
    const reply = await save.run({ autoLockMs: seconds * 1000 });
    if (reply.ok) notify({ tone: 'ok', text: t('settings:saved') });
  };
  return (
    <>
      <Choice
        label={t('settings:till.lock')}
        helperText={t('settings:till.lockHint')}
        isDisabled={machine.data === undefined}
        value={current}
        options={offered.map((value) => ({
          value,
          text:
            value % 60 === 0
              ? t('settings:till.minutes', { count: value / 60 })
              : t('settings:till.seconds', { count: value }),
        }))}
        onChange={(seconds) => void set(seconds)}
      />
      <ErrorNotice failure={save.failure} />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

function Group({ title, lead, children }: GroupProps) {
  return (
    <Sheet>
      <Box sx={{ p: 3, display: 'flex', flexDirection: 'column', gap: 2.5 }}>
        <Box>
          <Typography variant="subtitle1" component="h2">
            {title}
          </Typography>
          {lead === undefined ? null : (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {lead}
            </Typography>
          )}
        </Box>
        {children}
      </Box>
    </Sheet>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        py: 1,
        '& + &': { borderTop: '1px solid', borderColor: 'divider' },
      }}
    >
      <Typography component="dt" sx={{ width: 144, flexShrink: 0, color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
