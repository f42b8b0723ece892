import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { LOCALES } from '../../../contract/primitives.ts';
import { LANGUAGE_NAMES, useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { THEME_NAMES, THEMES, useLookWithUndo } from '../../lib/look.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Choice, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { ExportButton } from '../exports/index.ts';
import { CopyRow } from './copy-row.tsx';
import { Row } from './health-row.tsx';
import { healthSentence, PIN_PROTECTION } from './health-words.ts';
import { VerifyRow } from './verify-row.tsx';

/** How the till is: backup, disk, speed; and how it looks. */
export function SystemScreen() {
  const t = useT();
  const format = useFormat();
  const health = useTillQuery('system.health', {});
  const boot = useTillQuery('system.boot', {});
  const backup = useTillCommand('system.backupNow');
  const change = useLookWithUndo();
  const facts = health.data;
  const ms = (value: number | null) =>
    value === null
      ? t('system:health.unknown')
      : t('system:health.ms', { ms: format.number(value) });

  return (
    <Page
      title={t('system:health.title')}
      actions={<ExportButton list={null} />}
      answer={facts === undefined ? undefined : t(healthSentence(facts))}
    >
      <ErrorNotice failure={backup.failure ?? health.error} />
      <Loading isWaiting={health.isPending} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
          '@container screen (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
        }}
      >
        <Sheet>
          {facts === undefined ? null : (
            <Box component="dl" sx={{ m: 0 }}>
              <Row
                name={t('system:health.backup')}
                action={
                  <BigButton
                    disabled={backup.isPending}
                    onClick={() => void backup.run({}).then(() => health.refetch())}
                  >
                    {backup.isPending ? t('system:health.backingUp') : t('system:health.backupNow')}
                  </BigButton>
                }
              >
                {facts.lastBackupAt === null
                  ? t('system:health.never')
                  : format.dateTime(facts.lastBackupAt)}
              </Row>
              <CopyRow facts={facts} />
              <VerifyRow />
              <Row name={t('system:health.disk')}>
                {facts.diskFreeBytes === null
                  ? t('system:health.unknown')
                  : t('system:health.free', { size: format.bytes(facts.diskFreeBytes) })}
              </Row>
              <Row name={t('system:health.store')}>{format.bytes(facts.storeBytes)}</Row>
              <Row name={t('system:health.lookup')}>
                {t('system:health.latency', {
                  half: ms(facts.lookupP50Ms),
                  most: ms(facts.lookupP99Ms),
                })}
              </Row>
              <Row name={t('system:health.pins')}>{t(PIN_PROTECTION[facts.pinProtection])}</Row>
              <Row name={t('system:health.version')}>{boot.data?.appVersion ?? ''}</Row>
              <Row name={t('system:health.rights')}>{t('system:health.licence')}</Row>
            </Box>
          )}
        </Sheet>
        <Sheet>
          <Box sx={{ p: 3, display: 'flex', flexDirection: 'column', gap: 2.5 }}>
            <Typography variant="subtitle1" component="h2">
              {t('system:look')}
            </Typography>
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
          </Box>
        </Sheet>
      </Box>
    </Page>
  );
}
