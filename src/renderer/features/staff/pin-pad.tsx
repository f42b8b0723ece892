import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { StaffSummary } from '../../../contract/staff.ts';
import { useT } from '../../i18n/index.ts';
import { useNow } from '../../lib/use-delayed.ts';
import { refetchEverything } from '../../lib/query-client.ts';
import { tidyPin } from '../../lib/tidy-pin.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import {
  BigButton,
  ErrorNotice,
  Form,
  NumberPad,
  padded,
  PinField,
  ROLE_NAMES,
} from '../../ui/index.ts';
import { lockedFor, pinComplaint } from './pin-complaint.ts';

const MAX_PIN = 12;

interface Props {
  readonly person: StaffSummary;
  readonly onSignedIn: () => void;
  readonly onBack: () => void;
}

/** Asks one person's PIN: keys, number pad, Enter; Esc goes back to the people. */
export function PinPad({ person, onSignedIn, onBack }: Props) {
  const t = useT();
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const signIn = useTillCommand('staff.signIn');
  const { failure } = signIn;
  const lockedUntil = lockedFor(person, failure);
  const now = useNow(lockedUntil !== null);
  const secondsLeft = lockedUntil === null ? 0 : Math.ceil((lockedUntil - now) / 1000);
  const isLocked = secondsLeft > 0;
  const isClosed = isLocked || person.needsManager;

  useEffect(() => {
    if (!isClosed) field.current?.focus();
  }, [isClosed]);

  const submit = () => {
    if (pin === '' || isClosed) return;
    void signIn.run({ staffId: person.id, pin }).then((reply) => {
      setPin('');
      if (reply.ok) {
        onSignedIn();
        refetchEverything();
      } else field.current?.focus();
    });
  };
  const complaint = pinComplaint({ person, failure, secondsLeft });

  return (
    <Box
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
      sx={{ maxWidth: 360, mx: 'auto' }}
    >
      <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
        {person.name}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 3 }}>{t(ROLE_NAMES[person.role])}</Typography>
      <Form onSubmit={submit}>
        <PinField
          fullWidth
          label={t('common:pin.label')}
          value={pin}
          inputRef={field}
          disabled={isClosed}
          error={complaint !== null}
          onChange={(event) => setPin(tidyPin(event.target.value))}
        />
        <Typography
          role="alert"
          sx={{ minHeight: 44, py: 1, color: 'error.main', fontWeight: 600 }}
        >
          {complaint === null ? null : t(...complaint)}
        </Typography>
        {complaint === null ? <ErrorNotice failure={failure} /> : null}
        <NumberPad
          corner={null}
          isDisabled={isClosed}
          onKey={(key) => setPin((typed) => padded(typed, key, MAX_PIN))}
        />
        <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
          <BigButton keys="esc" onClick={onBack}>
            {t('staff:signIn.other')}
          </BigButton>
          <BigButton
            kind="primary"
            type="submit"
            keys="enter"
            disabled={isClosed || signIn.isPending}
            sx={{ flex: 1 }}
          >
            {t('staff:signIn.action')}
          </BigButton>
        </Box>
      </Form>
    </Box>
  );
}
