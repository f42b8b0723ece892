import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Consent, MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, Chip, ErrorNotice } from '../../../ui/index.ts';
import { ROW } from './section.tsx';

const PURPOSE_NAMES: Readonly<Record<Consent['purpose'], TKey>> = {
  programme: 'care:consent.purposes.programme',
  messages: 'care:consent.purposes.messages',
  calls: 'care:consent.purposes.calls',
  profiling: 'care:consent.purposes.profiling',
};

/** What the member agreed to, purpose by purpose; each can be taken back. */
export function ConsentSection({ profile }: { readonly profile: MemberProfile }) {
  const t = useT();
  const command = useTillCommand('members.setConsent');
  const set = (purpose: Consent['purpose'], isGiven: boolean) =>
    void command.run({ memberId: profile.id, purpose, isGiven });
  return (
    <Box sx={{ pt: 1 }}>
      {profile.consents.map((consent) => {
        const purpose = t(PURPOSE_NAMES[consent.purpose]);
        return (
          <Box key={consent.purpose} sx={ROW}>
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <Typography sx={{ overflowWrap: 'anywhere' }}>{purpose}</Typography>
              <Said consent={consent} />
            </Box>
            <BigButton
              kind={consent.isGiven ? 'quiet' : 'plain'}
              aria-label={t(consent.isGiven ? 'care:consent.withdrawFor' : 'care:consent.giveFor', {
                purpose,
              })}
              disabled={command.isPending}
              onClick={() => set(consent.purpose, !consent.isGiven)}
            >
              {t(consent.isGiven ? 'care:consent.withdraw' : 'care:consent.give')}
            </BigButton>
          </Box>
        );
      })}
      <ErrorNotice failure={command.failure} />
    </Box>
  );
}

function Said({ consent }: { readonly consent: Consent }) {
  const t = useT();
  const format = useFormat();
  if (consent.at === null) return <Chip>{t('care:consent.never')}</Chip>;
  const parts = [
    format.dateTime(consent.at),
    consent.staffName,
    consent.textVersion === '' ? '' : t('care:consent.said', { version: consent.textVersion }),
  ];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Chip tone={consent.isGiven ? 'ok' : 'warn'}>
        {t(consent.isGiven ? 'care:consent.given' : 'care:consent.withdrawn')}
      </Chip>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {parts.filter((part) => part !== '').join(' · ')}
      </Typography>
    </Box>
  );
}
