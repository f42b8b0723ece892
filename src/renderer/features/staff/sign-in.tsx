import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { Till } from '../../../contract/system.ts';
import { useT } from '../../i18n/index.ts';
import { forgetAnswers } from '../../lib/query-client.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { EmptyState, ErrorNotice, Loading } from '../../ui/index.ts';
import { lastPersonId, rememberPerson } from './last-person.ts';
import { PeopleTiles } from './people-tiles.tsx';
import { PinPad } from './pin-pad.tsx';

/** The locked till: choose the person, then the PIN. Whoever was here last is chosen already. */
export function SignIn({ till }: { readonly till: Till }) {
  const t = useT();
  const people = useTillQuery('staff.list', {});
  const [chosenId, setChosenId] = useState(lastPersonId);
  useEffect(() => forgetAnswers(), []);
  const chosen = people.data?.find(({ id }) => id === chosenId);
  return (
    <Box component="main" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          minHeight: 48,
          px: 2.5,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Typography noWrap component="b" sx={{ fontWeight: 700, minWidth: 0 }}>
          {till.storeName}
        </Typography>
        <Typography noWrap sx={{ color: 'text.secondary' }}>
          {t('common:till', { code: till.tillCode })}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 4, py: 4 }}>
        <Box sx={{ maxWidth: 880, mx: 'auto' }}>
          <ErrorNotice failure={people.error} />
          <Loading isWaiting={people.isPending} />
          {chosen === undefined ? (
            <>
              <Typography variant="h1">{t('staff:signIn.title')}</Typography>
              <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 3 }}>
                {t('staff:signIn.lead')}
              </Typography>
              {people.data?.length === 0 ? <EmptyState title={t('staff:signIn.nobody')} /> : null}
              <PeopleTiles people={people.data ?? []} onChoose={setChosenId} />
              {till.isSample ? (
                <Typography sx={{ color: 'text.secondary', mt: 3 }}>
                  {t('staff:signIn.sampleHint')}
                </Typography>
              ) : null}
            </>
          ) : (
            <PinPad
              key={chosen.id}
              person={chosen}
              onSignedIn={() => rememberPerson(chosen.id)}
              onBack={() => setChosenId(null)}
            />
          )}
        </Box>
      </Box>
    </Box>
  );
}
